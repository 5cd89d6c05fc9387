import os

from django.core.wsgi import get_wsgi_application

from therapy.knowledge import load_library

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "therapy.settings")
application = get_wsgi_application()
load_library()  # A bad record stops the start, not a consultation.
