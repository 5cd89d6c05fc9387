"""A finished assessment of Dana by Alice, and the programme drafted from it."""

from datetime import UTC, date, datetime

import pytest

from clients.practices.ids import uuid7
from clients.records.models import ClientTag, SafetyScreen
from programmes.prescribing import actions
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage, Workout
from therapy.assessments.models import Assessment

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
FOUNDATION = "foundation_inner_unit_4w"


@pytest.fixture
def assessment(alice, dana) -> Assessment:
    return Assessment.objects.create(
        practice=alice.practice, client=dana, therapist=alice, battery="knee", finished_at=NOW, knowledge_version="k1"
    )


@pytest.fixture
def programme(assessment, alice) -> Programme:
    return actions.draft_programme(assessment=assessment, template=FOUNDATION, submission=uuid7(), now=NOW, by=alice)


@pytest.fixture
def draft(programme) -> ProgrammeVersion:
    return ProgrammeVersion.across_practices.get(programme=programme)


@pytest.fixture
def stage(draft) -> Stage:
    return Stage.across_practices.get(version=draft, number=1)


@pytest.fixture
def workout(stage) -> Workout:
    return Workout.across_practices.filter(stage=stage).order_by("letter").first()


@pytest.fixture
def first(workout) -> Prescription:
    """The first prescription of the first workout."""
    return Prescription.across_practices.filter(workout=workout).order_by("position").first()


@pytest.fixture
def published(programme, alice) -> ProgrammeVersion:
    programme.starts_on = date(2026, 11, 26)
    programme.save()
    return actions.publish_version(programme=programme, message="Let us begin.", now=NOW, by=alice)


@pytest.fixture
def hold(dana, alice):
    """Puts Dana's training on hold."""

    def put() -> SafetyScreen:
        return SafetyScreen.objects.create(
            practice=alice.practice, client=dana, urgency="same_day", answered_at=NOW, answers={"rf_x": True}
        )

    return put


@pytest.fixture
def cautioned(dana, alice):
    """Sets a caution on Dana."""

    def caution(tag: str) -> ClientTag:
        return ClientTag.objects.create(practice=alice.practice, client=dana, tag=tag, set_by=alice)

    return caution


def exercises_in(workout: Workout) -> list[str]:
    rows = Prescription.across_practices.filter(workout=workout).order_by("position")
    return [row.exercise for row in rows]
