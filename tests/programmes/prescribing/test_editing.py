import pytest
from django.core.exceptions import ValidationError

from clients.practices.models import AuditEvent
from programmes.prescribing import actions
from programmes.prescribing.dose import dose_of
from programmes.prescribing.models import Prescription, ProgrammeVersion, Stage, Workout
from tests.programmes.builders import running_programme
from tests.programmes.prescribing.conftest import TODAY, exercises_in


@pytest.fixture
def running(dana) -> ProgrammeVersion:
    """Another programme of Dana, in force."""
    return running_programme(dana, starts_on=TODAY)


def edits_of(draft: ProgrammeVersion) -> int:
    return ProgrammeVersion.across_practices.get(pk=draft.pk).edits


def test_a_changed_dose_is_kept_counted_and_on_the_trail(first, draft, alice):
    actions.change_dose(prescription=first, dose={"sets": 4, "hold_seconds": 5}, seen=0, by=alice)

    first.refresh_from_db()
    assert str(dose_of(first)).startswith(f"4 × {first.reps} · hold 5 s")
    assert edits_of(draft) == 1
    assert AuditEvent.across_practices.get(event="dose.changed").details["fields"] == ["hold_seconds", "sets"]


def test_an_implausible_dose_names_its_field_and_changes_nothing(first, draft, alice):
    with pytest.raises(ValidationError) as refusal:
        actions.change_dose(prescription=first, dose={"sets": 40}, seen=0, by=alice)

    assert "sets" in refusal.value.message_dict
    assert edits_of(draft) == 0


def test_a_change_by_somebody_who_saw_an_older_draft_is_refused_and_overwrites_nothing(first, alice, bob):
    actions.change_dose(prescription=first, dose={"reps": 6}, seen=0, by=alice)

    with pytest.raises(actions.ChangedSince, match="Nothing was overwritten"):
        actions.change_dose(prescription=first, dose={"reps": 12}, seen=0, by=bob)
    first.refresh_from_db()
    assert first.reps == 6


def test_an_exercise_is_swapped_along_its_ladder_with_its_own_dose_as_often_as_before(first, alice):
    before, often = first.exercise, first.per_week

    actions.change_exercise(prescription=first, exercise_id="bird_dog", seen=0, today=TODAY, by=alice)

    first.refresh_from_db()
    assert (first.exercise, first.sets, first.reps, first.per_week, first.side) == ("bird_dog", 3, 6, often, "each")
    assert before != "bird_dog"
    assert "In the place of" in first.because[-1]["text"]


def test_an_exercise_the_library_lacks_is_refused(workout, alice):
    with pytest.raises(ValidationError, match="no such exercise"):
        actions.add_prescription(workout=workout, exercise_id="trampoline", seen=0, today=TODAY, by=alice)


def test_what_a_caution_rules_out_needs_a_written_reason(workout, cautioned, alice):
    cautioned("prolapse_symptoms")
    asked = {"workout": workout, "exercise_id": "plank_forearm", "today": TODAY, "by": alice}

    with pytest.raises(ValidationError, match="Heaviness, dragging or bulge"):
        actions.add_prescription(**asked, seen=0)
    added = actions.add_prescription(**asked, override_reason="Reviewed on Monday.", seen=0)

    assert added.override_reason == "Reviewed on Monday."


def test_a_caution_is_kept_with_the_exercise_that_needs_care(workout, cautioned, alice):
    cautioned("diastasis_doming")

    added = actions.add_prescription(workout=workout, exercise_id="bird_dog", seen=0, today=TODAY, by=alice)

    assert added.cautions == ["diastasis_doming"]


def test_an_exercise_is_placed_in_front_of_another_and_at_the_end(workout, first, alice):
    one, two, *rest = exercises_in(workout)
    third = Prescription.across_practices.get(workout=workout, position=3)

    actions.place_prescription(prescription=first, workout=workout, before=third.pk, seen=0, by=alice)
    assert exercises_in(workout) == [two, one, *rest]
    actions.place_prescription(prescription=first, workout=workout, before=None, seen=1, by=alice)

    assert exercises_in(workout) == [two, *rest, one]


def test_an_exercise_moves_into_another_workout_of_its_programme_alone(workout, first, running, alice):
    into = actions.copy_workout(workout=workout, into=workout.stage, seen=0, by=alice)
    elsewhere = Workout.across_practices.filter(stage__version=running).first()
    said = {"prescription": first, "before": None, "by": alice}

    with pytest.raises(ValidationError, match="its own programme"):
        actions.place_prescription(**said, workout=elsewhere, seen=1)
    actions.place_prescription(**said, workout=into, seen=1)

    assert exercises_in(into)[-1] == first.exercise
    assert first.exercise not in exercises_in(workout)
    assert [row.position for row in Prescription.across_practices.filter(workout=workout)] == list(
        range(1, len(exercises_in(workout)) + 1)
    )


def test_a_longer_stage_moves_the_later_ones_along(stage, draft, alice):
    actions.change_stage(stage=stage, weeks=4, sessions_per_week=3, seen=0, by=alice)

    spans = Stage.across_practices.filter(version=draft).values_list("first_week", "last_week")
    assert list(spans) == [(1, 4), (5, 6)]


@pytest.mark.parametrize(("weeks", "sessions"), [(0, 3), (27, 3), (2, 0), (2, 8)])
def test_a_stage_without_weeks_or_with_too_many_sessions_is_refused(weeks, sessions, stage, alice):
    with pytest.raises(ValidationError):
        actions.change_stage(stage=stage, weeks=weeks, sessions_per_week=sessions, seen=0, by=alice)


def test_somebody_of_another_practice_can_change_nothing(first, charlie):
    with pytest.raises(ProgrammeVersion.DoesNotExist):
        actions.change_dose(prescription=first, dose={"sets": 1}, seen=0, by=charlie)
    assert Prescription.across_practices.get(pk=first.pk).sets == first.sets
