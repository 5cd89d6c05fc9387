"""What comes without a sign-in: a client's one click to stop, and what providers tell."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from clients.records.actions.consents import withdraw_consent
from clients.records.models import ConsentKind
from programmes.reminders import provider_events
from programmes.reminders.stopping import client_of_token
from programmes.reminders.words import SPEECHES


# A mail program's one-click stop (RFC 8058) comes without a cookie; the signed token is what counts.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop reminders from a message, without signing in. Opening the address changes nothing; posting to it does."""
    client = client_of_token(token)
    if client is None:
        raise Http404
    if request.method == "POST":
        withdraw_consent(client=client, kind=ConsentKind.REMINDERS, now=timezone.now(), by=client)
    speech = SPEECHES[client.language]
    context = {
        "stopped": request.method == "POST",
        "language": client.language,
        "speech": speech,
        "stopping": speech.stopping.of(client.practice.name),
    }
    return render(request, "reminders/stop.html", context)


# Providers have no cookie either; the signature over the body is what counts.
@csrf_exempt
@require_POST
def events(request: HttpRequest) -> HttpResponse:
    """Hear that a message was delivered, bounced, called unwanted or answered with STOP. Twice is once."""
    now = timezone.now()
    if not provider_events.is_signed(request.body, request.headers.get("X-Signature", ""), now=now):
        return HttpResponse("This is not signed by a provider of ours.", status=403, content_type="text/plain")
    try:
        told = provider_events.read(request.body)
    except ValueError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain")
    provider_events.follow(told, now=now)
    return HttpResponse(status=204)
