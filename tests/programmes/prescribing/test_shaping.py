import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programmes.prescribing import actions
from programmes.prescribing.models import Prescription, ProgrammeVersion, Stage, Workout
from tests.programmes.prescribing.conftest import exercises_in


def weeks_of(draft: ProgrammeVersion) -> list[tuple[int, int, int]]:
    return list(Stage.across_practices.filter(version=draft).values_list("number", "first_week", "last_week"))


def test_a_copied_week_stands_after_its_stage_and_moves_the_later_ones(stage, draft, workout, alice):
    assert weeks_of(draft) == [(1, 1, 2), (2, 3, 4)]

    copy = actions.copy_stage(stage=stage, weeks=1, seen=0, by=alice)

    assert weeks_of(draft) == [(1, 1, 2), (2, 3, 3), (3, 4, 5)]
    assert copy.name == f"{stage.name}, again"
    assert exercises_in(Workout.across_practices.get(stage=copy, letter=workout.letter)) == exercises_in(workout)


def test_a_copy_changes_alone(stage, workout, alice):
    copy = actions.copy_stage(stage=stage, weeks=1, seen=0, by=alice)
    row = Prescription.across_practices.filter(workout__stage=copy).select_related("workout__stage").first()

    actions.remove_prescription(prescription=row, seen=1, by=alice)

    assert row.exercise in exercises_in(workout)


def test_a_stage_is_split_without_a_week_more(stage, draft, alice):
    actions.split_stage(stage=stage, week=2, seen=0, by=alice)

    assert weeks_of(draft) == [(1, 1, 1), (2, 2, 2), (3, 3, 4)]


@pytest.mark.parametrize("week", [1, 3])
def test_a_stage_is_not_split_before_its_second_week_or_after_its_last(week, stage, alice):
    with pytest.raises(ValidationError, match="Choose a week"):
        actions.split_stage(stage=stage, week=week, seen=0, by=alice)


def test_a_stage_is_taken_out_unless_it_is_the_only_one(stage, draft, alice):
    actions.remove_stage(stage=stage, seen=0, by=alice)
    last = Stage.across_practices.get(version=draft)

    assert weeks_of(draft) == [(1, 1, 2)]
    with pytest.raises(ValidationError, match="at least one stage"):
        actions.remove_stage(stage=last, seen=1, by=alice)


def test_a_workout_is_copied_under_the_next_letter_up_to_four(stage, workout, alice):
    def copied(seen: int) -> str:
        return actions.copy_workout(workout=workout, into=stage, seen=seen, by=alice).letter

    Workout.across_practices.filter(stage=stage).exclude(pk=workout.pk).delete()

    assert [copied(0), copied(1), copied(2)] == ["B", "C", "D"]
    with pytest.raises(ValidationError, match="4 workouts already"):
        copied(3)


def test_a_workout_is_taken_out_and_the_letters_close_up(stage, workout, alice):
    actions.copy_workout(workout=workout, into=stage, seen=0, by=alice)

    actions.remove_workout(workout=workout, seen=1, by=alice)

    left = Workout.across_practices.get(stage=stage)
    assert left.letter == "A"
    with pytest.raises(ValidationError, match="at least one workout"):
        actions.remove_workout(workout=left, seen=2, by=alice)


@pytest.mark.parametrize(
    ("name", "said"),
    [("copy_stage", {"weeks": 1}), ("split_stage", {"week": 2}), ("remove_stage", {})],
)
def test_the_page_copies_splits_and_removes_a_stage_and_a_stranger_does_not(
    name, said, stage, draft, alice, charlie, signed_in
):
    url, before = reverse(f"prescribing:{name}", args=[stage.pk]), weeks_of(draft)

    assert signed_in(charlie).post(url, said | {"edits": 0}).status_code == 404
    assert weeks_of(draft) == before
    assert signed_in(alice).post(url, said | {"edits": 0}).status_code in (200, 302)
    assert weeks_of(draft) != before


def test_the_page_copies_a_workout_and_shows_the_copy(stage, workout, alice, signed_in):
    answer = signed_in(alice).post(
        reverse("prescribing:copy_workout", args=[workout.pk]), {"stage": stage.pk, "edits": 0}
    )

    assert "workout=B" in answer.url
