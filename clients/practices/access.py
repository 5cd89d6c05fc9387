"""How a view says who may open it: nobody is sent to sign in, the wrong role gets 403."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

from clients.practices.models import Member
from clients.practices.permissions import CLIENT, PERMISSIONS, may


class StaffRequest(HttpRequest):
    """A request that `allow` has let in for a member."""

    member: Member
    htmx: HtmxDetails
    letters_after_answer: list[EmailMessage]


type View = Callable[..., HttpResponseBase]


def role_of(request: HttpRequest) -> str | None:
    """The role in which this request comes: a member's, "client", or None for nobody."""
    if member := getattr(request, "member", None):
        return str(member.role)
    return CLIENT if getattr(request, "client_record", None) else None


def allow(permission: str) -> Callable[[View], View]:
    """Let a view be opened by the roles that have `permission`, and mark it so for the contract tests."""
    if permission not in PERMISSIONS:
        raise KeyError(f"{permission!r} is not in the table of permissions.")

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            if not may(role_of(request), permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return guard


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    if getattr(request, "htmx", False):
        return HttpResponse(status=401, headers={"HX-Redirect": reverse(settings.LOGIN_URL)})
    return redirect_to_login(request.get_full_path(), reverse(settings.LOGIN_URL))
