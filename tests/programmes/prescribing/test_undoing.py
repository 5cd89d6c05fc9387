import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programmes.prescribing import actions
from programmes.prescribing.drafts import states
from programmes.prescribing.drafts.contents import contents_of
from programmes.prescribing.models import DraftState, Prescription, ProgrammeVersion
from tests.programmes.prescribing.conftest import TODAY, exercises_in


def current(draft: ProgrammeVersion) -> ProgrammeVersion:
    return ProgrammeVersion.across_practices.select_related("programme__client").get(pk=draft.pk)


@pytest.fixture
def changes(draft, stage, workout, first, alice):
    """Every kind of change, one after the other; each is given the `edits` it sees."""

    def row(position: int) -> Prescription:
        rows = Prescription.across_practices.select_related("workout__stage__version")
        return rows.get(workout=workout, position=position)

    return [
        lambda n: actions.change_dose(prescription=row(1), dose={"sets": 5, "note": "Slowly."}, seen=n, by=alice),
        lambda n: actions.place_prescription(prescription=row(1), workout=workout, before=row(3).pk, seen=n, by=alice),
        lambda n: actions.change_exercise(prescription=row(1), exercise_id="bird_dog", seen=n, today=TODAY, by=alice),
        lambda n: actions.add_prescription(workout=workout, exercise_id="clam", seen=n, today=TODAY, by=alice),
        lambda n: actions.remove_prescription(prescription=row(2), seen=n, by=alice),
        lambda n: actions.copy_workout(workout=workout, into=stage, seen=n, by=alice),
        lambda n: actions.change_stage(stage=stage, name="First", weeks=4, sessions_per_week=2, seen=n, by=alice),
        lambda n: actions.split_stage(stage=stage, week=3, seen=n, by=alice),
        lambda n: actions.copy_stage(stage=stage, weeks=1, seen=n, by=alice),
        lambda n: actions.remove_stage(stage=stage, seen=n, by=alice),
    ]


def test_every_change_is_undone_back_to_the_start_and_done_again_to_the_end(draft, changes, alice):
    stood = [contents_of(current(draft))]
    for edits, change in enumerate(changes):
        change(edits)
        stood.append(contents_of(current(draft)))
    assert len({str(each) for each in stood}) == len(changes) + 1

    for before in reversed(stood[:-1]):
        actions.undo_change(version=draft, seen=current(draft).edits, by=alice)
        assert contents_of(current(draft)) == before
    for after in stood[1:]:
        actions.redo_change(version=draft, seen=current(draft).edits, by=alice)
        assert contents_of(current(draft)) == after


def test_a_new_change_after_undoing_leaves_nothing_to_redo(draft, changes, alice):
    changes[0](0)
    actions.undo_change(version=draft, seen=1, by=alice)
    assert states.steps_of(current(draft)).redo
    changes[3](2)

    with pytest.raises(ValidationError, match="nothing to redo"):
        actions.redo_change(version=draft, seen=3, by=alice)
    actions.undo_change(version=draft, seen=3, by=alice)
    assert states.steps_of(current(draft)) == states.Steps(undo=None, redo="added Clam")


def test_a_draft_that_was_never_changed_has_nothing_to_undo(draft, alice):
    with pytest.raises(ValidationError, match="nothing to undo"):
        actions.undo_change(version=draft, seen=0, by=alice)
    assert current(draft).edits == 0


def test_undoing_what_one_has_not_seen_is_refused_and_somebody_elsewhere_finds_nothing(draft, changes, alice, charlie):
    changes[0](0)

    with pytest.raises(actions.ChangedSince):
        actions.undo_change(version=draft, seen=0, by=alice)
    with pytest.raises(ProgrammeVersion.DoesNotExist):
        actions.undo_change(version=draft, seen=1, by=charlie)


def test_only_so_many_states_are_kept(draft, changes, first, alice, monkeypatch):
    monkeypatch.setattr(states, "MOST_KEPT", 2)
    for edits in range(5):
        actions.change_dose(prescription=first, dose={"note": f"Change {edits}."}, seen=edits, by=alice)

    assert list(DraftState.across_practices.values_list("edits", flat=True)) == [3, 4, 5]


def test_two_builders_change_different_exercises_and_both_changes_stand(workout, draft, first, alice, bob):
    second = Prescription.across_practices.get(workout=workout, position=2)

    actions.change_dose(prescription=first, dose={"reps": 6}, seen=0, by=alice)
    actions.change_dose(prescription=second, dose={"reps": 7}, seen=0, by=bob)
    actions.place_prescription(prescription=second, workout=workout, before=first.pk, seen=2, by=bob)
    actions.add_prescription(workout=workout, exercise_id="clam", seen=0, today=TODAY, by=alice)

    rows = Prescription.across_practices.filter(workout=workout).order_by("position")
    assert [row.reps for row in rows][:2] == [7, 6]
    assert exercises_in(workout)[-1] == "clam"
    assert states.changes_since(current(draft), 0) == [
        f"Alice changed the dose of {first.record.name}",
        f"Bob changed the dose of {second.record.name}",
        f"Bob moved {second.record.name}",
        "Alice added Clam",
    ]


def test_one_who_changes_what_another_has_taken_out_is_told(first, alice, bob):
    actions.remove_prescription(prescription=first, seen=0, by=alice)

    with pytest.raises(actions.ChangedSince):
        actions.change_dose(prescription=first, dose={"reps": 6}, seen=0, by=bob)


def test_the_page_undoes_and_redoes_and_survives_a_reload(programme, workout, first, alice, signed_in):
    browser, before = signed_in(alice), exercises_in(workout)
    page = reverse("prescribing:programme", args=[programme.pk])
    browser.post(reverse("prescribing:remove", args=[first.pk]), {"edits": 0})

    assert f"Undo: took out {first.record.name}" in browser.get(page).text
    browser.post(reverse("prescribing:undo", args=[programme.pk]), {"edits": 1})
    assert exercises_in(workout) == before
    assert f"Redo: took out {first.record.name}" in browser.get(page).text
    browser.post(reverse("prescribing:redo", args=[programme.pk]), {"edits": 2})

    assert exercises_in(workout) == before[1:]
