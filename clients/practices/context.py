from django.conf import settings
from django.http import HttpRequest


def demo(request: HttpRequest) -> dict[str, bool]:
    """Whether this is the demo, for the demo bar."""
    return {"demo": settings.DEMO}
