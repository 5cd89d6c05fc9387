"""What a practice sees of its messages: figures of the last weeks, and what the next one would send."""

from datetime import datetime

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from clients.practices.access import StaffRequest, allow
from clients.practices.models import Practice
from programmes.reminders.figures import figures_of
from programmes.reminders.forms import OutboxFilter
from programmes.reminders.planning.foreseeing import Foreseen, foresee

FRESH_SECONDS = 60  # so that narrowing does not work out a large practice anew


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
    chosen, practice = OutboxFilter(request.GET), request.member.practice
    at, found = _look_ahead(practice)
    context = {"week": found.only(**chosen.chosen()), "at": at, "filter": chosen, "section": "reminders"}
    return render(request, "reminders/week.html", context)


def _look_ahead(practice: Practice) -> tuple[datetime, Foreseen]:
    """With when it was worked out."""
    kept: tuple[datetime, Foreseen] | None = cache.get(f"week:{practice.pk}")
    if kept is None:
        now = timezone.now()
        kept = now, foresee(practice, now=now)
        cache.set(f"week:{practice.pk}", kept, FRESH_SECONDS)
    return kept
