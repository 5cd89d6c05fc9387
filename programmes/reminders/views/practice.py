"""What a practice sees of its messages: figures of the last weeks, and what the next one would send."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from clients.practices.access import StaffRequest, allow
from programmes.reminders.figures import figures_of
from programmes.reminders.forms import OutboxFilter
from programmes.reminders.planning.foreseeing import foresee


@require_GET
@allow("reminders.figures")
def figures(request: StaffRequest) -> HttpResponse:
    """How many messages the practice sent, how many failed, and how late they were, by channel and day."""
    found = figures_of(request.member, now=timezone.now())
    return render(request, "reminders/figures.html", {"figures": found, "section": "reminders"})


@require_GET
@allow("reminders.figures")
def week(request: StaffRequest) -> HttpResponse:
    """What the coming seven days would send, all or of one kind or channel, and why sessions would be passed over."""
    chosen = OutboxFilter(request.GET)
    found = foresee(request.member.practice, now=timezone.now()).only(**chosen.chosen())
    return render(request, "reminders/week.html", {"week": found, "filter": chosen, "section": "reminders"})
