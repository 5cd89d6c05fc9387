"""The plan in force, as a report tells it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage, Workout
from programmes.prescribing.reporting import FROM_TEMPLATE, plan_in_force
from tests.programmes.builders import next_version

STARTS = date(2026, 11, 2)
pytestmark = pytest.mark.django_db


@pytest.fixture
def published(dana):
    """A running programme of two stages, with one exercise of which more can be said."""

    def published(**more):
        of_dana = {"practice": dana.practice}
        programme = Programme.objects.create(
            **of_dana, client=dana, name="Foundation", state="active", starts_on=STARTS, created_by=dana.therapist
        )
        version = ProgrammeVersion.objects.create(**of_dana, programme=programme, number=1)
        first = {"number": 1, "name": "Breathe", "first_week": 1, "last_week": 4, "sessions_per_week": 3}
        second = {"number": 2, "name": "Stand", "first_week": 5, "last_week": 8, "sessions_per_week": 1}
        stage, _ = (
            Stage.objects.create(**of_dana, version=version, goals=["stand"], **each) for each in (first, second)
        )
        workout = Workout.objects.create(**of_dana, stage=stage, letter="A")
        Prescription.objects.create(
            **of_dana, workout=workout, position=1, exercise="bird_dog", sets=2, reps=8, per_week=3, **more
        )
        version.published_at, version.published_by = timezone.now(), dana.therapist
        version.save()
        return version

    return published


def the_exercise(client):
    """The one exercise of the stage that is now."""
    [(_, [exercise])] = plan_in_force(client, STARTS).stages[0].workouts
    return exercise


def test_without_a_published_programme_there_is_no_plan(dana):
    assert plan_in_force(dana, STARTS) is None


def test_the_exercises_of_the_stage_that_is_now_are_told_and_of_the_others_the_goals(dana, published):
    published()

    now, later = plan_in_force(dana, STARTS + timedelta(days=9)).stages

    assert now.weeks == "weeks 1 to 4, 3 sessions a week, now"
    assert [(letter, exercise.name) for letter, [exercise] in now.workouts] == [("A", "Bird dog")]
    assert later.weeks == "weeks 5 to 8, 1 session a week"
    assert (list(later.workouts), later.goals) == ([], ["stand"])


def test_before_it_starts_its_first_stage_is_told(dana, published):
    published()

    assert plan_in_force(dana, STARTS - timedelta(days=3)).stages[0].workouts


def test_the_newest_published_version_counts(dana, published):
    next_version(published(), published_at=timezone.now() + timedelta(hours=1))

    assert "version 2" in plan_in_force(dana, STARTS).stands


@pytest.mark.parametrize(
    ("because", "why"),
    [
        ([], ""),
        ([{"key": "template:x", "short": "Template", "text": "Part of it."}], FROM_TEMPLATE),
        (
            [
                {"key": "template:x", "short": "Template", "text": "Part of it."},
                {"key": "muscle:gluteus_medius:left", "short": "L gluteus medius", "text": "May be under-working."},
            ],
            "L gluteus medius",
        ),
    ],
)
def test_why_an_exercise_is_there_is_told_by_its_hypotheses_else_by_the_template(dana, published, because, why):
    published(because=because)

    assert the_exercise(dana).why == why


@pytest.mark.parametrize(
    ("note", "plainly"), [("For your stairs.", "For your stairs."), ("", "Deep lower-back muscle")]
)
def test_a_client_reads_the_note_written_to_them_or_what_the_exercise_trains(dana, published, note, plainly):
    published(note=note)

    assert the_exercise(dana).plainly.startswith(plainly)
    assert the_exercise(dana).dose.startswith("2 × 8")
