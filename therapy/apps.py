from django.apps import AppConfig


class TherapyConfig(AppConfig):
    """The shell: binds Celery and the system checks once Django is ready."""

    name = "therapy"

    def ready(self) -> None:
        from therapy import celery, checks

        assert celery.app
        assert checks
