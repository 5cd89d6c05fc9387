"""The demo bar's deeds: they exist in demo mode only."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.csp import CSP
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET, require_POST

from clients.practices.demo import ENTER_AS, person_behind
from clients.practices.letters import kept_letters

SHOWN = 40


@require_POST
def demo_enter(request: HttpRequest, role: str) -> HttpResponse:
    """Sign in as the demo practice's therapist, client or admin."""
    _only_in_demo()
    if role not in ENTER_AS:
        raise Http404
    person = person_behind(role)
    if person is None:
        messages.info(request, "The demo practice is still being made. Try again in a few seconds.")
        return redirect("account_login")
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("practices:home")


@never_cache
@require_GET
def demo_mail(request: HttpRequest) -> HttpResponse:
    """The e-mails the demo has written instead of sending."""
    _only_in_demo()
    return render(request, "practices/demo_mail.html", {"letters": kept_letters()[:SHOWN]})


@csp_override({"default-src": [CSP.NONE], "style-src": [CSP.UNSAFE_INLINE], "sandbox": True})  # type: ignore[dict-item]
@never_cache
@require_GET
def demo_message(request: HttpRequest, number: int) -> HttpResponse:
    """One e-mail as it looks, in a sandbox: it may bring its own styles, and nothing else."""
    _only_in_demo()
    letter = next((letter for letter in kept_letters() if letter.number == number and letter.html), None)
    if letter is None:
        raise Http404
    return HttpResponse(letter.html)


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404
