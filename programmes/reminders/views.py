from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.records.actions.consents import give_consent, withdraw_consent
from clients.records.middleware import ClientRequest
from clients.records.models import Client, ConsentKind
from programmes.reminders.models import Reminder, ReminderState
from programmes.reminders.stopping import client_of_token

SHOWN = {"waiting": ["planned", "retry", "sending"], "sent": ["sent"], "unsent": ["dead", "expired", "cancelled"]}


@require_GET
@allow("reminders.see")
def outbox(request: StaffRequest) -> HttpResponse:
    """Every reminder of the practice: what waits, what was sent, what was not and why."""
    shown = request.GET.get("show", "waiting")
    states = SHOWN.get(shown, SHOWN["waiting"])
    rows = Reminder.objects.visible_to(request.member).filter(state__in=states).select_related("client")
    rows = rows.order_by("due_at" if shown == "waiting" else "-due_at")
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    return render(request, "reminders/outbox.html", {"page": page, "shown": shown, "section": "reminders"})


@require_GET
@allow("reminders.see")
def today_panel(request: StaffRequest) -> HttpResponse:
    """How many reminders went out today and which could not, for the therapist's home."""
    now = timezone.now()
    rows = Reminder.objects.visible_to(request.member)
    context = {
        "sent": rows.filter(sent_at__date=timezone.localdate(now)).count(),
        "waiting": rows.still_to_come().filter(local_date=timezone.localdate(now)).count(),
        "failed": rows.filter(state=ReminderState.DEAD).select_related("client").order_by("-due_at")[:5],
    }
    return _fragment_or_page(request, "reminders/_today.html", context)


@require_GET
@allow("reminders.see")
def panel(request: StaffRequest, client_id: str) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.member), pk=client_id)
    rows = Reminder.objects.of(client).order_by("-due_at")
    context = {
        "client": client,
        "next_up": rows.still_to_come().order_by("due_at")[:3],
        "past": rows.exclude(state__in=SHOWN["waiting"])[:5],
        "wanted": client.consents.in_force().filter(kind=ConsentKind.REMINDERS).exists(),
    }
    return _fragment_or_page(request, "reminders/_panel.html", context)


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


# A mail program's one-click stop (RFC 8058) comes without a cookie; the signed token is what counts.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop reminders from a message, without signing in. Opening the address changes nothing; posting to it does."""
    client = client_of_token(token)
    if client is None:
        raise Http404
    if request.method == "POST":
        _choose(client, wanted=False)
    return render(request, "reminders/stop.html", {"stopped": request.method == "POST", "practice": client.practice})


def _choose(client: Client, *, wanted: bool) -> None:
    act = give_consent if wanted else withdraw_consent
    act(client=client, kind=ConsentKind.REMINDERS, now=timezone.now(), by=client)


def _fragment_or_page(request: StaffRequest, fragment: str, context: dict[str, object]) -> HttpResponse:
    """The panel alone for htmx; with the frame around it as a page of its own."""
    if request.htmx:
        return render(request, fragment, context)
    return render(request, "reminders/panel_page.html", {**context, "fragment": fragment, "section": "reminders"})
