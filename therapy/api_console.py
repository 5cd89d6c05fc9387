"""The API described, and a console to try it in: both from this machine, under the pages' own policy."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny


class Schema(SpectacularAPIView):
    """The OpenAPI description. It holds no data, so anybody may read it."""

    permission_classes = [AllowAny]
    authentication_classes = []


def console(request: HttpRequest) -> HttpResponse:
    return render(request, "api/console.html", {"base_url": settings.BASE_URL})


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Tells the description that `Authorization: Bearer` takes one of our tokens."""

    target_class = "clients.practices.tokens.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "description": "A token from Settings, API tokens."}
