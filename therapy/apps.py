from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class TherapyConfig(AppConfig):
    """The shell: binds Celery and the system checks once Django is ready."""

    name = "therapy"

    def ready(self) -> None:
        from therapy import celery, checks

        assert celery.app
        assert checks


class UsedStaticFiles(StaticFilesConfig):
    """What packages bring for pages that we do not have is not collected: hashing and compressing it takes seconds."""

    # The API's own console and its other viewer, htmx 4, and htmx's extensions.
    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "rest_framework", "redoc", "htm?x-4*", "ext"]
