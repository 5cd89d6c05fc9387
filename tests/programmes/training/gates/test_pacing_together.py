"""The pacing guard of a running programme: what was logged, and the weeks in which stages really run."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.prescribing.models import Prescription, ProgrammeVersion
from programmes.prescribing.pacing.guard import guarded
from programmes.training.models import SetLog
from tests.programmes.training.conftest import MONDAY
from tests.programmes.training.gates.conftest import at
from therapy.reasoning.pacing.rises import doses_of
from therapy.reasoning.pacing.weekly import Source

pytestmark = pytest.mark.django_db


@pytest.fixture
def logged(done, programme):
    """A session of a day with its four sets logged as planned."""

    def log(day: int) -> None:
        session = done(day)
        row = Prescription.objects.of(session.client).get(workout=session.workout)
        for number in (1, 2):
            for side in ("left", "right"):
                SetLog.objects.create(
                    practice=session.practice, client=session.client, session=session, prescription=row,
                    set_number=number, side=side, reps=row.reps, done_at=at(day), made_id=uuid4(),
                )  # fmt: skip

    return log


def guard_on(version, day, by):
    found = ProgrammeVersion.across_practices.select_related("programme__client", "programme__assessment")
    found = found.prefetch_related("stages__workouts__prescriptions__own").get(pk=version.pk)
    return guarded(found, found.programme, today=MONDAY + timedelta(days=day), member=by)


def test_past_weeks_count_what_was_logged_and_a_week_without_a_log_is_unknown(staged, logged, alice):
    logged(0)
    logged(2)

    guard = guard_on(staged, 15, alice)

    first, second = doses_of(guard.plan, guard.held)["muscle"][:2]
    assert (first.source, second.source) == (Source.LOGGED, Source.UNKNOWN)
    assert first.amount == pytest.approx(second.amount * 2 / 3), "two of three sessions are logged"


def test_a_stage_that_waits_is_weighed_in_the_weeks_in_which_it_will_run(staged, alice):
    planned, waiting = guard_on(staged, 0, alice), guard_on(staged, 15, alice)

    assert [block.first_week for block in planned.plan] == [1, 3]
    assert [block.first_week for block in waiting.plan] == [1, 5]


def test_the_guard_asks_as_much_whatever_was_logged(staged, logged, alice):
    logged(0)
    with CaptureQueriesContext(connection) as few:
        guard_on(staged, 9, alice)
    for day in (2, 4, 7):
        logged(day)
    with CaptureQueriesContext(connection) as many:
        guard_on(staged, 9, alice)

    assert len(many) == len(few) <= 12
