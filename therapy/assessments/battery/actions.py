"""What may happen to the tests of a sitting, and to the practice's own sets."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from clients.practices import audit
from clients.practices.models import Member
from therapy.assessments.battery.order import added, moved, without
from therapy.assessments.books import OF_A_TEST
from therapy.assessments.changing import opened, raise_version
from therapy.assessments.models import Assessment, Finding, Measurement, OwnSet
from therapy.assessments.sheet import BODY_MAP
from therapy.knowledge import load_library

MOST_TESTS = 40
UNKNOWN = "There is no such test. Choose from the list."


@transaction.atomic
def add_tests(*, assessment: Assessment, tests: Sequence[str], after: str = "", by: Member) -> Assessment:
    """Add tests that the sitting does not have yet, after the test `after`, else at the end."""
    _insist_on_known(tests)
    now = opened(assessment, by=by)
    return _arranged(now, added(now.tests, tests, after=after), "test.added", by)


@transaction.atomic
def move_test(*, assessment: Assessment, test: str, steps: int, by: Member) -> Assessment:
    """Move a test so many steps down the list, up if negative; at the end of the list nothing changes."""
    now = opened(assessment, by=by)
    return _arranged(now, moved(now.tests, test, steps), "test.moved", by)


@transaction.atomic
def take_out_test(*, assessment: Assessment, test: str, by: Member) -> Assessment:
    """Take a test off the list of which nothing is recorded. Raises ValidationError if something is."""
    now = opened(assessment, by=by)
    if test not in now.tests:
        return now
    if _has_records(now, test):
        raise ValidationError("Something is recorded in this test, so it stays. Skip it with a reason instead.")
    if len(now.tests) == 1:
        raise ValidationError("An assessment keeps at least one test. Add another one first.")
    now.skipped = {key: why for key, why in now.skipped.items() if key != test}
    return _arranged(now, without(now.tests, test), "test.taken_out", by)


@transaction.atomic
def keep_own_set(*, name: str, tests: Sequence[str], submission: UUID | None = None, by: Member) -> OwnSet:
    """A new set of the practice's own. The same `submission` again returns the set it made.

    Raises ValidationError for an unknown test, an empty or too long list, and a name that is taken.
    """
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
def change_own_set(*, own: OwnSet, name: str, tests: Sequence[str], by: Member) -> OwnSet:
    """Give a set another name or other tests; assessments that began with it keep theirs."""
    row = _locked(own, by)
    _take(row, name, tests)
    row.save(update_fields=["name", "tests"])
    audit.record("own_set.changed", subject=row, by=by)
    return row


@transaction.atomic
def retire_own_set(*, own: OwnSet, now: datetime, by: Member) -> None:
    """Offer a set no longer. Twice changes nothing."""
    row = _locked(own, by)
    if row.retired_at is None:
        row.retired_at = now
        row.save(update_fields=["retired_at"])
        audit.record("own_set.retired", subject=row, by=by)


def _locked(own: OwnSet, by: Member) -> OwnSet:
    row: OwnSet = OwnSet.objects.visible_to(by).select_for_update(no_key=True).get(pk=own.pk)
    return row


def _take(row: OwnSet, name: str, tests: Sequence[str]) -> None:
    _insist_on_known(tests)
    if not tests:
        raise ValidationError({"tests": "Choose at least one test."})
    if len(tests) > MOST_TESTS:
        raise ValidationError({"tests": f"A set has at most {MOST_TESTS} tests. Make two sets of it."})
    row.name, row.tests = " ".join(name.split()), list(dict.fromkeys(tests))
    row.full_clean(exclude=["made_by"])


def _insist_on_known(tests: Sequence[str]) -> None:
    if not set(tests) <= set(load_library().tests):
        raise ValidationError({"tests": UNKNOWN})


def _has_records(assessment: Assessment, test: str) -> bool:
    if test == BODY_MAP:
        return bool(assessment.body_map.exists())
    found = Finding.objects.of(assessment.client).filter(assessment=assessment, test=test)
    told = Measurement.objects.of(assessment.client).filter(assessment=assessment)
    return found.exists() or told.filter(Q(test=test) | Q(test__in=OF_A_TEST, key=test)).exists()


def _arranged(assessment: Assessment, tests: list[str], event: str, by: Member) -> Assessment:
    if tests == assessment.tests:
        return assessment
    assessment.tests = tests
    assessment.save(update_fields=["tests"])
    raise_version(assessment)
    audit.record(event, subject=assessment, by=by, client=assessment.client)
    return assessment
