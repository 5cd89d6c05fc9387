from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from clients.practices.access import StaffRequest, allow
from clients.records.models import Client, ConsentKind
from programmes.reminders.models import Reminder, ReminderState

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


def _fragment_or_page(request: StaffRequest, fragment: str, context: dict[str, object]) -> HttpResponse:
    """The panel alone for htmx; with the frame around it as a page of its own."""
    if request.htmx:
        return render(request, fragment, context)
    return render(request, "reminders/panel_page.html", {**context, "fragment": fragment, "section": "reminders"})
