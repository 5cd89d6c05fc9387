"""Dana's programme: one stage of two weeks from Monday 2 March 2026, three sessions a week, workouts A and B."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from clients.records.models import Client
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage, Workout
from programmes.training.actions import SetDone, materialise_sessions
from programmes.training.models import Session

MONDAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NO = {"session_nerves": False, "session_illness": False}


def draft_of(programme: Programme, *, number: int = 1, weeks: int = 2, letters: str = "AB") -> ProgrammeVersion:
    """A draft with one stage; each workout has one exercise, two sets of eight on each side."""
    practice = programme.practice
    version = ProgrammeVersion.objects.create(practice=practice, programme=programme, number=number)
    stage = Stage.objects.create(
        practice=practice, version=version, number=1, name="Base", first_week=1, last_week=weeks, sessions_per_week=3
    )
    for letter in letters:
        workout = Workout.objects.create(practice=practice, stage=stage, letter=letter)
        Prescription.objects.create(
            practice=practice, workout=workout, position=1, exercise="bird_dog", sets=2, reps=8, side="each", per_week=3
        )
    return version


def version_of(programme: Programme, **contents: Any) -> ProgrammeVersion:
    """The same, published."""
    version = draft_of(programme, **contents)
    version.published_at, version.published_by = NOON, programme.client.therapist
    version.save()
    return version


@pytest.fixture
def programme(dana) -> Programme:
    return Programme.objects.create(
        practice=dana.practice,
        client=dana,
        name="Foundation",
        state="active",
        starts_on=MONDAY,
        created_by=dana.therapist,
    )


@pytest.fixture
def version(programme) -> ProgrammeVersion:
    return version_of(programme)


@pytest.fixture
def sessions(programme, version) -> list[Session]:
    """Dana's six planned sessions, oldest first."""
    return materialise_sessions(programme=programme, version=version, today=MONDAY)


@pytest.fixture
def started(sessions, dana) -> Session:
    session = sessions[0]
    session.state, session.started_at, session.pain_before = "started", NOON, 2
    session.save()
    return session


@pytest.fixture
def one_set(dana) -> Callable[..., SetDone]:
    """The first set of a session on the left, as prescribed unless told otherwise."""

    def of(session: Session, **other) -> SetDone:
        prescription = Prescription.objects.of(dana).filter(workout=session.workout).first()
        said: dict[str, Any] = {
            "prescription_id": prescription.pk,
            "set_number": 1,
            "side": "left",
            "reps": 8,
            "hold_seconds": 0,
            "pain": None,
            "done_at": NOON,
            "made_id": uuid4(),
        }
        return SetDone(**said | other)

    return of


def states_of(client: Client) -> list[tuple[date, str, str]]:
    """Every session of the client: its date, workout and state."""
    rows = Session.objects.of(client).order_by("scheduled_on", "state").select_related("workout")
    return [(row.scheduled_on, row.workout.letter, row.state) for row in rows]
