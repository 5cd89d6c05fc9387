from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from clients.practices.access import role_of
from clients.practices.permissions import ADMIN, CLIENT, THERAPIST

HOMES: Mapping[str, str] = {
    THERAPIST: "training:today",
    ADMIN: "practices:members",
    CLIENT: "training:my_today",
}


def home(request: HttpRequest) -> HttpResponse:
    """Send everybody to where their day begins; say so to a person for whom no practice has a place."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    role = role_of(request)
    if role is None:
        return render(request, "practices/no_place.html", status=403)
    return redirect(HOMES[role])


home.permission = "home.open"  # type: ignore[attr-defined]
