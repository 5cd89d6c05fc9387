"""What may happen to the practice's own sets of tests."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member, Practice
from therapy.assessments.battery.sets import insist_on_known
from therapy.assessments.changing import ChangedSince
from therapy.assessments.models import OwnSet

MOST_TESTS = 40


@transaction.atomic
def keep_own_set(*, name: str, tests: Sequence[str], submission: UUID | None = None, by: Member) -> OwnSet:
    """A new set of the practice's own. The same `submission` again returns the set it made.

    Raises ValidationError for an unknown test, an empty or too long list, and a name that is taken.
    """
    _one_at_a_time(by)
    made: OwnSet | None = OwnSet.objects.visible_to(by).filter(pk=submission).first() if submission else None
    if made:
        return made
    row = OwnSet(practice_id=by.practice_id, made_by=by)
    if submission:
        row.pk = submission
    _take(row, name, tests)
    row.save(force_insert=True)
    audit.record("own_set.made", subject=row, by=by)
    return row


@transaction.atomic
def change_own_set(*, own: OwnSet, name: str, tests: Sequence[str], seen: str | None = None, by: Member) -> OwnSet:
    """Give a set another name or other tests; assessments that began with it keep theirs.

    `seen` is the mark of the set as the page showed it: raises ChangedSince, with the set as it is and as it was to
    be, if it is another by now. Raises ValidationError as for a new one, and if it is no longer offered.
    """
    _one_at_a_time(by)
    now: OwnSet = OwnSet.objects.visible_to(by).get(pk=own.pk)
    if now.retired_at:
        raise ValidationError("This set is no longer offered, so it stays as it was. Make a new one.")
    before = now.mark
    _take(now, name, tests)
    if seen is not None and before not in (seen, now.mark):
        raise ChangedSince(theirs=OwnSet.objects.visible_to(by).get(pk=own.pk), yours=now)
    now.save(update_fields=["name", "tests"])
    audit.record("own_set.changed", subject=now, by=by)
    return now


@transaction.atomic
def retire_own_set(*, own: OwnSet, now: datetime, by: Member) -> None:
    """Offer a set no longer. Twice changes nothing."""
    _one_at_a_time(by)
    row: OwnSet = OwnSet.objects.visible_to(by).get(pk=own.pk)
    if row.retired_at is None:
        row.retired_at = now
        row.save(update_fields=["retired_at"])
        audit.record("own_set.retired", subject=row, by=by)


def _one_at_a_time(by: Member) -> None:
    """Of two who save at once, in this practice, the second waits and is told what the first one did."""
    Practice.objects.select_for_update(no_key=True).get(pk=by.practice_id)


def _take(row: OwnSet, name: str, tests: Sequence[str]) -> None:
    insist_on_known(tests)
    if not tests:
        raise ValidationError({"tests": "Choose at least one test."})
    if len(tests) > MOST_TESTS:
        raise ValidationError({"tests": f"A set has at most {MOST_TESTS} tests. Make two sets of it."})
    row.name, row.tests = " ".join(name.split()), list(dict.fromkeys(tests))
    row.full_clean(exclude=["made_by"])
