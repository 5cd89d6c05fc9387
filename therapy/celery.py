"""The Celery application: a doorbell that rings every few seconds. What is due stands in the database."""

import os

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "therapy.settings")

app = Celery("plumbline")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(settings.REDBEAT)  # it does not find them under Celery's namespace
app.autodiscover_tasks(["programmes.reminders", "therapy"])
app.set_default()
