from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clients.practices.access import allow
from clients.records.actions.consents import give_consent, withdraw_consent
from clients.records.middleware import ClientRequest
from clients.records.models import Client, ConsentKind
from programmes.reminders.models import Reminder


@require_http_methods(["GET", "POST"])
@allow("own.reminders")
def my_reminders(request: ClientRequest) -> HttpResponseBase:
    """The client sees what will be sent next, and turns reminders on or off."""
    client = request.client_record
    if request.method == "POST":
        _choose(client, wanted=request.POST.get("wanted") == "yes")
        messages.success(request, "Saved.")
        return redirect("reminders:my_reminders")
    context = {
        "client": client,
        "wanted": client.consents.in_force().filter(kind=ConsentKind.REMINDERS).exists(),
        "next_up": Reminder.objects.of(client).still_to_come().order_by("due_at")[:3],
        "section": "reminders",
    }
    return render(request, "reminders/mine.html", context)


def _choose(client: Client, *, wanted: bool) -> None:
    act = give_consent if wanted else withdraw_consent
    act(client=client, kind=ConsentKind.REMINDERS, now=timezone.now(), by=client)
