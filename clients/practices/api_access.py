"""How an API view says who may use it; one that says nothing opens for nobody."""

from typing import TYPE_CHECKING

from rest_framework.permissions import BasePermission

from clients.practices.access import role_of
from clients.practices.models import Member
from clients.practices.permissions import PERMISSIONS, may

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.views import APIView


class Refused(BasePermission):
    """The API's default: a view that names no permission opens for nobody."""

    def has_permission(self, request: "Request", view: "APIView") -> bool:
        return False


def allows(permission: str) -> type[BasePermission]:
    """The API's counterpart of `allow`, for `permission_classes`."""
    if permission not in PERMISSIONS:
        raise KeyError(f"{permission!r} is not in the table of permissions.")

    class Allowed(BasePermission):
        message = "Your role may not do this. Ask an admin of your practice."

        def has_permission(self, request: "Request", view: "APIView") -> bool:
            return may(role_of(request._request), permission)

    Allowed.permission = permission  # type: ignore[attr-defined]
    return Allowed


def member_of(request: "Request") -> Member:
    """The member for whom an API request acts, by session or by token."""
    member: Member = request._request.member  # type: ignore[attr-defined]
    return member
