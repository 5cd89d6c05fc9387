from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from clients.practices.models import Member


class MembershipMiddleware:
    """Sets `request.member`: the signed-in person's membership, or a false value where there is none.

    It is looked up only when asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.member = SimpleLazyObject(lambda: membership(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def membership(request: HttpRequest) -> Member | None:
    """The working membership of whoever is signed in; the oldest, where there are several."""
    if not request.user.is_authenticated:
        return None
    working = Member.across_practices.working().select_related("practice", "person")
    return working.filter(person=request.user).order_by("joined_at").first()
