"""The client's browser begins to take notifications, tries one, and ends. Answers are sentences for the page."""

from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from clients.practices.access import allow
from clients.records.middleware import ClientRequest
from programmes.reminders.actions import add_phone, end_phones
from programmes.reminders.channels import Failure, Refusal, push
from programmes.reminders.letters import letter_to_try
from programmes.reminders.models import Phone

BETWEEN_TRIES_SECONDS = 10


@require_POST
@allow("own.reminders")
def my_phone(request: ClientRequest) -> HttpResponse:
    """This browser begins to take notifications. The answer is a sentence where it cannot."""
    said = {name: request.POST.get(name, "") for name in ("endpoint", "public_key", "auth_secret")}
    try:
        add_phone(**said, now=timezone.now(), by=request.client_record)
    except ValidationError as refusal:
        return _say(" ".join(refusal.messages), status=422)
    return HttpResponse(status=204)


@require_POST
@allow("own.reminders")
def phone_off(request: ClientRequest) -> HttpResponseBase:
    """This phone gets no more; or, without an address, none of the client's phones does."""
    endpoint = request.POST.get("endpoint", "")
    end_phones(endpoint=endpoint, now=timezone.now(), by=request.client_record)
    if endpoint:
        return HttpResponse(status=204)
    messages.success(request, "No phone gets notifications any more.")
    return redirect("reminders:my_reminders")


@require_POST
@allow("own.reminders")
def try_phone(request: ClientRequest) -> HttpResponse:
    """Send one to this phone at once, so that the client sees how it looks."""
    phone = Phone.objects.of(request.client_record).in_force().filter(endpoint=request.POST.get("endpoint", "")).first()
    if phone is None:
        return _say("This phone does not get notifications. Allow them first.", status=422)
    if not cache.add(f"phone-tried:{phone.pk}", True, BETWEEN_TRIES_SECONDS):
        return _say("One was just sent. Wait a few seconds.", status=429)
    try:
        push.send(letter_to_try(phone), timezone.now())
    except Refusal:
        return _say("The phone did not take it. Stop here and allow notifications again.", status=502)
    except Failure:
        return _say("The push service does not answer. Try again in a minute.", status=502)
    return HttpResponse(status=204)


def _say(sentence: str, *, status: int) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
