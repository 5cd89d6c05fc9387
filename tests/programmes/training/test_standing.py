"""A session has the exercises whose dose is for its day."""

from datetime import timedelta

import pytest

from programmes.prescribing.models import Prescription
from programmes.training.actions import materialise_sessions
from programmes.training.doses import Task, sets_of
from programmes.training.models import SetLog
from programmes.training.standing import rows_of
from tests.programmes.training.conftest import MONDAY, NOON, draft_of


@pytest.fixture
def draft(programme):
    return draft_of(programme, letters="A")


@pytest.fixture
def session(programme, draft, dana):
    return materialise_sessions(programme=programme, version=draft, today=MONDAY)[0]


@pytest.fixture
def prescribe(draft):
    """Another exercise in the one workout of the draft."""
    workout = draft.stages.get().workouts.get()

    def put(exercise: str, **dose) -> Prescription:
        usual = {"sets": 2, "reps": 8, "per_week": 3, "position": 2}
        return Prescription.objects.create(
            practice=draft.practice, workout=workout, exercise=exercise, **(usual | dose)
        )

    return put


def names(session) -> list[str]:
    return [row.exercise for row in rows_of(session)]


def test_an_exercise_with_weekdays_stands_on_those_alone(session, prescribe):
    prescribe("clam", days=[session.scheduled_on.weekday()], per_week=1)
    prescribe("dead_bug_arm_leg", days=[(session.scheduled_on.weekday() + 1) % 7], per_week=1)

    assert names(session) == ["bird_dog", "clam"]


def test_an_exercise_stands_in_its_weeks_alone(session, prescribe):
    prescribe("clam", until_week=1)
    prescribe("dead_bug_arm_leg", from_week=2)

    assert names(session) == ["bird_dog", "clam"]


def test_days_that_must_lie_between_are_counted_from_when_it_was_done(session, prescribe, dana):
    row = prescribe("clam", per_week=2, days_apart=3)
    before = names(session)
    done_on = session.scheduled_on
    SetLog.objects.create(
        practice=dana.practice, client=dana, session=session, prescription=row, set_number=1, side="left", reps=8,
        done_at=NOON, made_id=row.pk,
    )  # fmt: skip

    on_the_day = names(session)
    session.scheduled_on = done_on + timedelta(days=2)
    too_soon = names(session)
    session.scheduled_on = done_on + timedelta(days=3)

    assert before == on_the_day == names(session) == ["bird_dog", "clam"]
    assert too_soon == ["bird_dog"]


def test_a_session_is_never_left_empty(session):
    Prescription.across_practices.update(days=[(session.scheduled_on.weekday() + 1) % 7], per_week=1)

    assert names(session) == ["bird_dog"]


@pytest.mark.parametrize(
    ("side", "sides"),
    [("weaker_first", ["left", "right"]), ("alternating", [""]), ("right_first", ["right", "left"])],
)
def test_the_sets_of_every_side_come_in_their_order(side, sides):
    row = Prescription(exercise="bird_dog", side=side, sets=1, reps=8, per_week=3)

    assert [each for _, each in sets_of(row)] == sides


def test_a_client_reads_the_dose_of_the_day_and_the_therapists_own_cue():
    row = Prescription(exercise="clam", side="each", sets=1, reps=1, duration_seconds=30, per_week=3, times_per_day=2)

    assert Task(row).dose == "30 s · each side · 2×/day"
    assert Task(row).cue.endswith(".")
    row.cue = "Grow tall"
    assert Task(row).cue == "Grow tall"
