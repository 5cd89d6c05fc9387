"""The demo bar's deeds: they exist in demo mode only."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from clients.practices.demo import ENTER_AS
from clients.practices.letters import newest_letters
from clients.practices.models import Person


@require_POST
def demo_enter(request: HttpRequest, role: str) -> HttpResponse:
    """Sign in as the demo practice's therapist, client or admin."""
    _only_in_demo()
    if role not in ENTER_AS:
        raise Http404
    person = get_object_or_404(Person, email=ENTER_AS[role].email)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("practices:home")


@never_cache
@require_GET
def demo_mail(request: HttpRequest) -> HttpResponse:
    """The e-mails the demo has written instead of sending."""
    _only_in_demo()
    return render(request, "practices/demo_mail.html", {"letters": newest_letters()})


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404
