import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from programmes.library.exercises import (
    exercise_for,
    exercises_for,
    knowledge_with,
    library_of,
    prescribable_for,
)
from programmes.library.models import OwnExercise, OwnRevision
from programmes.library.own import actions
from programmes.library.own.duplicates import like_named
from tests.programmes.library.own import SAID, proposed, reviewed
from therapy.knowledge import load_library

pytestmark = pytest.mark.django_db


def events(of):
    rows = AuditEvent.objects.visible_to(of.proposed_by).filter(subject_id=of.pk).order_by("number")
    return [event.event.removeprefix("own_exercise.") for event in rows]


def draft_of(exercise):
    return exercise.revisions.get(reviewed_at=None)


def test_only_what_an_admin_reviewed_can_be_prescribed(alice, ada):
    exercise = proposed(alice)
    assert prescribable_for(alice.practice_id, str(exercise.pk)) is None

    actions.review_exercise(exercise=exercise, seen=1, by=ada)

    assert prescribable_for(alice.practice_id, str(exercise.pk)).name == "Harbour reach"
    assert library_of(alice.practice_id)[str(exercise.pk)].primary == ("gluteus_medius",)
    assert events(exercise) == ["proposed", "reviewed"]


def test_another_practice_neither_finds_nor_prescribes_it(alice, ada, charlie):
    exercise = reviewed(alice, ada)

    assert exercise_for(charlie.practice_id, str(exercise.pk)) is None
    assert prescribable_for(charlie.practice_id, str(exercise.pk)) is None
    assert str(exercise.pk) not in library_of(charlie.practice_id)
    with pytest.raises(OwnExercise.DoesNotExist):
        actions.retire_exercise(exercise=exercise, by=charlie)


def test_an_edit_of_a_reviewed_exercise_waits_for_its_own_review(alice, ada):
    exercise = reviewed(alice, ada)

    actions.change_exercise(exercise=exercise, said={"name": "Harbour lean"}, seen=0, by=alice)

    assert exercise_for(alice.practice_id, str(exercise.pk)).name == "Harbour reach"
    actions.review_exercise(exercise=exercise, seen=1, by=ada)
    assert exercise_for(alice.practice_id, str(exercise.pk)).name == "Harbour lean"
    assert [row.name for row in exercise.revisions.all()] == ["Harbour reach", "Harbour lean"]


def test_a_draft_that_changed_meanwhile_is_not_overwritten(alice, bob):
    exercise = proposed(alice)
    actions.change_exercise(exercise=exercise, said={"reps": 9}, seen=1, by=bob)

    with pytest.raises(ValidationError, match="changed or reviewed meanwhile"):
        actions.change_exercise(exercise=exercise, said={"reps": 5}, seen=1, by=alice)

    assert draft_of(exercise).reps == 9


def test_a_retired_exercise_cannot_be_prescribed_anew_and_can_be_brought_back(alice, ada):
    exercise = reviewed(alice, ada)

    actions.retire_exercise(exercise=exercise, because="Nobody used it.", by=ada)

    key = str(exercise.pk)
    assert prescribable_for(alice.practice_id, key) is None
    assert exercise_for(alice.practice_id, key).name == "Harbour reach", "programmes that hold it still show it"
    with pytest.raises(ValidationError, match="Bring it back first"):
        actions.change_exercise(exercise=exercise, said={"reps": 5}, seen=0, by=alice)
    actions.bring_back(exercise=exercise, by=ada)
    assert prescribable_for(alice.practice_id, key).name == "Harbour reach"
    assert events(exercise) == ["proposed", "reviewed", "retired", "brought_back"]


def test_a_draft_can_be_thrown_away_but_what_was_reviewed_stays(alice, ada):
    thrown, kept = proposed(alice), reviewed(alice, ada, name="Harbour lean", plain_name="")
    actions.change_exercise(exercise=kept, said={"reps": 5}, seen=0, by=alice)

    actions.discard_draft(exercise=thrown, seen=1, by=alice)
    actions.discard_draft(exercise=kept, seen=1, by=alice)

    left = OwnExercise.objects.visible_to(alice)
    assert [(each.pk, each.revisions.count()) for each in left] == [(kept.pk, 1)]
    with pytest.raises(ValidationError, match="Only a reviewed exercise can be retired"):
        actions.retire_exercise(exercise=proposed(alice), by=ada)


def test_the_same_form_sent_twice_makes_one_exercise(alice):
    submission = uuid7()

    for _ in range(2):
        actions.propose_exercise(said=SAID, submission=submission, by=alice)

    assert OwnExercise.objects.visible_to(alice).count() == 1


@pytest.mark.parametrize("name", ["Bird dog", "bird-dogs", "Dog bird", "Brid dog"])
def test_a_name_near_one_that_is_there_needs_somebody_to_say_it_is_another(alice, name):
    with pytest.raises(actions.LikeAnother, match="There is already: Bird dog"):
        proposed(alice, name=name)

    made = actions.propose_exercise(said=SAID | {"name": name}, is_another=True, submission=uuid7(), by=alice)

    assert made.revisions.get().name == name


def test_names_are_compared_with_drafts_of_this_practice_and_of_no_other(alice, charlie):
    proposed(alice)

    assert [each.name for each in like_named(alice.practice_id, ["harbor reach"])] == ["Harbour reach"]
    assert like_named(charlie.practice_id, ["Harbour reach"]) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"primary": []}, "Choose at least one muscle"),
        ({"primary": ["gluteus"]}, "does not know gluteus"),
        ({"secondary": ["gluteus_medius"]}, "Leave it in one of the two"),
        ({"avoid": ["tuesday"]}, "does not know tuesday"),
        ({"link": "http://example.test/film"}, "begin with https"),
        ({"link": "javascript:alert(1)"}, "valid URL"),
        ({"pose_from": "nothing"}, "No drawing goes by that name"),
        ({"stage": 9}, "less than or equal to 4"),
        ({"cues": ["x" * 201]}, "200 letters"),
        ({"cues": ["x"] * 13}, "At most 12 lines"),
        ({"category": "magic"}, "not a valid choice"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(alice, said, sentence):
    with pytest.raises(ValidationError, match=sentence):
        proposed(alice, **said)

    assert not OwnExercise.objects.visible_to(alice).exists()


def test_looking_up_many_asks_once_and_for_the_knowledges_alone_never(alice, ada, django_assert_num_queries):
    own = [str(reviewed(alice, ada, name=name, plain_name="").pk) for name in ("Pier walk", "Mast hold", "Buoy press")]

    with django_assert_num_queries(1):
        assert len(exercises_for(alice.practice_id, [*own, "bird_dog", "nothing", str(uuid7())])) == 4
    with django_assert_num_queries(0):
        assert exercise_for(alice.practice_id, "bird_dog") is load_library().exercises["bird_dog"]


def test_the_knowledge_with_own_exercises_is_one_library_for_the_same_ones(alice, ada):
    own = exercise_for(alice.practice_id, str(reviewed(alice, ada).pk))

    larger = knowledge_with([own])

    assert larger.exercises[own.id] is own
    assert larger.muscles is load_library().muscles
    assert knowledge_with([own, own]) is larger
    assert knowledge_with([]) is load_library()
    assert own.id not in load_library().exercises, "reasoning drafts from the knowledge alone"


def test_nobody_reviews_two_drafts_of_one_exercise_at_once(alice):
    exercise = proposed(alice)
    fields = {name: value for name, value in SAID.items() if name != "name"}

    with pytest.raises(IntegrityError), transaction.atomic():
        OwnRevision.objects.create(
            practice=alice.practice, exercise=exercise, number=2, name="Again", written_by=alice, **fields
        )
