"""Whether the product is up: for supervisors and load balancers, never for people."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.module_loading import import_string


def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def deep(request: HttpRequest) -> JsonResponse:
    """Whether what should happen by itself does happen. 503 where it does not. It tells ages alone."""
    now = timezone.now()
    said = {path.rsplit(".", 1)[1]: import_string(path)(now=now) for path in settings.DEEP_HEALTH}
    well = all(each["well"] for each in said.values())
    return JsonResponse(said, status=200 if well else 503)
