"""Seeding the demo practice: once, whole or not at all, through the same actions as everything else."""

from datetime import datetime, timedelta

from django.db import transaction

from clients.practices.demo import TESS
from clients.practices.models import Member, Person
from therapy.demo.measures import measure
from therapy.demo.people import leave_note, open_practice, register
from therapy.demo.programmes import prescribe
from therapy.demo.sittings import assess, begin_again, hold
from therapy.demo.stories import Story, stories


@transaction.atomic
def seed_demo(*, now: datetime) -> bool:
    """Make the demo practice as of `now`; False where it is there already."""
    if Person.objects.filter(email=TESS.email).exists():
        return False
    members = open_practice()
    for story in stories():
        _tell(story, by=members[story.therapist], now=now)
    return True


def _tell(story: Story, *, by: Member, now: datetime) -> None:
    client = register(story, by=by, now=now)
    if not story.battery:
        return
    at = now - timedelta(weeks=story.weeks_ago, hours=1)
    assessment = assess(story, client, by=by, at=at)
    prescribe(story, assessment, by=by, at=at, now=now)
    measure(story, client, by=by, now=now)
    leave_note(story, client, by=by, now=now - timedelta(days=1))
    if story.hold:
        hold(story, client, by=by, now=now)
    if story.reassessing:
        begin_again(story, client, by=by, now=now)
