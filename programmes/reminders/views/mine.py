"""A client's own reminders, on the phone."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clients.practices.access import allow
from clients.practices.http import page, sentences_into
from clients.records.actions.consents import give_consent, withdraw_consent
from clients.records.middleware import ClientRequest
from clients.records.models import Client, ConsentKind
from programmes.reminders.actions import choose_reminders
from programmes.reminders.channels.push_service import public_key, push_is_offered
from programmes.reminders.forms import ReminderSettingsForm
from programmes.reminders.models import Phone, Reminder
from programmes.reminders.offering import channels_offered
from programmes.reminders.standing import settings_of


@require_http_methods(["GET", "POST"])
@allow("own.reminders")
def my_reminders(request: ClientRequest) -> HttpResponseBase:
    """The client sees what will be sent next, turns reminders on or off, and says how they should come."""
    client = request.client_record
    chosen = settings_of(client)
    if request.method == "POST" and "wanted" in request.POST:
        _choose(client, wanted=request.POST["wanted"] == "yes")
        return _saved(request)
    agreed = set(client.consents.in_force().values_list("kind", flat=True))
    texts = ConsentKind.TEXTS in agreed
    form = ReminderSettingsForm(request.POST or None, chosen=chosen, texts=texts, offered=channels_offered())
    if request.method == "POST" and form.is_valid():
        with sentences_into(form):
            choose_reminders(client=client, choices=form.cleaned_data, by=client)
            return _saved(request)
    context = {
        "client": client,
        "form": form,
        "wanted": ConsentKind.REMINDERS in agreed,
        "next_up": Reminder.objects.of(client).still_to_come().order_by("due_at")[:3],
        "stopped": list(chosen.off_because.values()),
        "push_key": public_key() if push_is_offered() else "",
        "phones": list(Phone.objects.of(client).in_force()) if push_is_offered() else [],
        "section": "reminders",
    }
    return page(request, "reminders/mine.html", context)


def _saved(request: ClientRequest) -> HttpResponseBase:
    messages.success(request, "Saved.")
    return redirect("reminders:my_reminders")


def _choose(client: Client, *, wanted: bool) -> None:
    act = give_consent if wanted else withdraw_consent
    act(client=client, kind=ConsentKind.REMINDERS, now=timezone.now(), by=client)
