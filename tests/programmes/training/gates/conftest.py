"""Dana's programme with two stages of two weeks each: the first is left by three criteria, of which two are counted."""

from datetime import datetime, timedelta

import pytest

from programmes.prescribing.models import Prescription, Stage, Workout
from programmes.training.actions import materialise_sessions
from programmes.training.models import Morning, Session, SessionState
from tests.programmes.training.conftest import MONDAY, NOON, draft_of

WEEK = timedelta(days=7)


@pytest.fixture
def staged(programme):
    version = draft_of(programme, weeks=2, letters="A")
    Stage.across_practices.filter(version=version).update(gates=["C_PAIN2", "C_DONE", "C_SQUAT"])
    second = Stage.objects.create(
        practice=programme.practice,
        version=version,
        number=2,
        name="Load",
        first_week=3,
        last_week=4,
        sessions_per_week=2,
    )
    workout = Workout.objects.create(practice=programme.practice, stage=second, letter="A")
    Prescription.objects.create(
        practice=programme.practice, workout=workout, position=1, exercise="free_squat", sets=2, reps=8, per_week=2
    )
    version.published_at, version.published_by = NOON, programme.client.therapist
    version.save()
    materialise_sessions(programme=programme, version=version, today=MONDAY)
    return version


@pytest.fixture
def done(staged):
    """Does a planned session of a day, with the worst pain and how the morning after was."""

    def do(day: int, *, pain: int = 1, morning: str = "same") -> Session:
        on = MONDAY + timedelta(days=day)
        session = Session.across_practices.get(scheduled_on=on, state="planned")
        at = NOON + timedelta(days=day)
        session.state, session.started_at, session.finished_at = SessionState.DONE, at, at
        session.pain_before, session.pain_after = 0, pain
        session.save()
        if morning:
            Morning.objects.create(
                practice=session.practice, client=session.client, session=session, answer=morning, answered_at=at
            )
        return session

    return do


def stages_ahead(programme, after) -> list[int]:
    """The stage of each session planned after a day."""
    ahead = Session.across_practices.filter(programme=programme, state="planned", scheduled_on__gt=after)
    return list(ahead.order_by("scheduled_on").values_list("workout__stage__number", flat=True))


def at(day: int) -> datetime:
    return NOON + timedelta(days=day)
