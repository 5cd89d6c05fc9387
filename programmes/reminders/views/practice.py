"""What a practice sees of its messages: figures, and what next week would send."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from clients.practices.access import StaffRequest, allow
from programmes.reminders.figures import channel_figures
from programmes.reminders.planning.foreseeing import foresee


@require_GET
@allow("reminders.figures")
def figures(request: StaffRequest) -> HttpResponse:
    """How many messages the practice sent, how many failed, how late they were; and what the coming week would send."""
    now = timezone.now()
    context = {
        "channels": channel_figures(request.member, now=now),
        "week": foresee(request.member.practice, now=now),
        "section": "reminders",
    }
    return render(request, "reminders/figures.html", context)
