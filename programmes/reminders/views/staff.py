from datetime import time
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.records.models import Client, ConsentKind
from programmes.reminders.actions import choose_messages, choose_reminders, send_again
from programmes.reminders.forms import MessagesForm, OutboxFilter, ReminderSettingsForm
from programmes.reminders.models import Channel, Kind, Reminder
from programmes.reminders.offering import channels_offered
from programmes.reminders.standing import against, settings_of, settings_of_member, standings
from programmes.reminders.timing import LocalMoment, day_ends
from programmes.training.models import Session

SHOWN = {
    "waiting": ["planned", "claimed", "retry", "sending"],
    "sent": ["sent"],
    "unsent": ["dead", "unknown", "expired", "cancelled"],
    "look": ["dead", "unknown"],
}


@require_GET
@allow("reminders.see")
def outbox(request: StaffRequest) -> HttpResponse:
    """Every message of the practice: what waits, what was sent, what was not and why."""
    shown = request.GET.get("show", "waiting")
    chosen = OutboxFilter(request.GET)
    rows = Reminder.objects.visible_to(request.member).filter(state__in=SHOWN.get(shown, SHOWN["waiting"]))
    rows = rows.filter(**chosen.chosen()).select_related("client", "member__person", "about")
    rows = rows.order_by("due_at" if shown == "waiting" else "-due_at", "pk")
    context = {
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
        "shown": shown,
        "filter": chosen,
        "section": "reminders",
    }
    return render(request, "reminders/outbox.html", context)


@require_POST
@allow("reminders.change")
def again(request: StaffRequest, reminder_id: str) -> HttpResponseBase:
    """Have another try at what was given up or is in doubt."""
    reminder = get_object_or_404(Reminder.objects.visible_to(request.member), pk=reminder_id)
    try:
        send_again(reminder=reminder, now=timezone.now(), by=request.member)
        messages.success(request, "It goes out again within a minute.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("reminders:outbox")


@require_GET
@allow("reminders.see")
def today_panel(request: StaffRequest) -> HttpResponse:
    """How many messages went out today and which could not, for the therapist's home."""
    zone = request.member.practice.time_zone
    today = timezone.localdate()
    rows = Reminder.objects.visible_to(request.member)
    begins, ends = LocalMoment(today, time.min, zone).utc(), day_ends(today, zone)
    context = {
        "sent": rows.filter(sent_at__gte=begins, due_at__range=(begins, ends)).count(),
        "waiting": rows.still_to_come().filter(due_at__range=(begins, ends)).count(),
        "failed": rows.for_staff_to_see().select_related("client").order_by("-due_at")[:5],
    }
    return _fragment_or_page(request, "reminders/_today.html", context)


@require_GET
@allow("reminders.see")
def panel(request: StaffRequest, client_id: str) -> HttpResponse:
    """What a client will be sent and was, and why not what they are not."""
    client = _client(request, client_id)
    rows = Reminder.objects.of(client).order_by("-due_at")
    reasons = _why_not(client)
    context = {
        "client": client,
        "next_up": rows.filter(state__in=SHOWN["waiting"]).order_by("due_at")[:3],
        "past": rows.exclude(state__in=SHOWN["waiting"])[:5],
        "reasons": reasons,
        "reaches": any(not reason for _, reason in reasons),
    }
    return _fragment_or_page(request, "reminders/_panel.html", context)


@require_http_methods(["GET", "POST"])
@allow("reminders.change")
def client_settings(request: StaffRequest, client_id: str) -> HttpResponseBase:
    """A therapist sets how a client is reminded, as the client wishes."""
    client = _client(request, client_id)
    agreed = client.consents.in_force().filter(kind=ConsentKind.TEXTS).exists()
    chosen = settings_of(client)
    form = ReminderSettingsForm(request.POST or None, chosen=chosen, texts=agreed, offered=channels_offered())
    if request.method == "POST" and form.is_valid():
        with sentences_into(form):
            choose_reminders(client=client, choices=form.cleaned_data, by=request.member)
            messages.success(request, "Saved. What is planned follows within a minute.")
            return redirect("records:client", client.pk)
    return page(request, "reminders/settings.html", {"form": form, "client": client, "section": "clients"})


@require_http_methods(["GET", "POST"])
@allow("reminders.see")
def own_messages(request: StaffRequest) -> HttpResponseBase:
    """A therapist chooses what Plumbline writes to them."""
    chosen = settings_of_member(request.member)
    initial = {"digest": chosen.digest, "alerts": chosen.alerts, "language": chosen.language}
    form = MessagesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        choose_messages(**form.cleaned_data, by=request.member)
        messages.success(request, "Saved.")
        return redirect("reminders:outbox")
    return page(request, "reminders/own_messages.html", {"form": form, "section": "reminders"})


def _why_not(client: Client) -> list[tuple[str, str]]:
    """What speaks against reminding of the next session, by channel; empty where nothing does."""
    standing = standings([client.pk], now=timezone.now())[client.pk]
    ahead = Session.objects.of(client).standing().filter(scheduled_on__gte=timezone.localdate())
    session: Session | None = ahead.select_related("programme").order_by("scheduled_on").first()
    if session is None:
        return [("Sessions", "None is ahead.")]
    return [
        (Channel(channel).label, against(Kind.SESSION_DUE, channel, standing, session))
        for channel in channels_offered()
    ]


def _client(request: StaffRequest, client_id: str) -> Client:
    clients = Client.objects.visible_to(request.member).select_related("reminder_settings")
    found: Client = get_object_or_404(clients, pk=client_id)
    return found


def _fragment_or_page(request: StaffRequest, fragment: str, context: dict[str, Any]) -> HttpResponse:
    """The panel alone for htmx; with the frame around it as a page of its own."""
    if request.htmx:
        return render(request, fragment, context)
    return render(request, "reminders/panel_page.html", {**context, "fragment": fragment, "section": "reminders"})
