"""Exercises of the practice's own in programmes: prescribed by hand, checked like others, kept as published."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from clients.practices.models import AuditEvent
from clients.records.models import ClientTag
from programmes.library.own import actions as own_actions
from programmes.prescribing import actions
from programmes.prescribing.models import Prescription, ProgrammeVersion, Workout
from programmes.training.actions import end_programme
from programmes.training.doses import Task
from tests.contracts.world import draft_of
from tests.programmes.builders import planned_session, running_programme
from tests.programmes.library.own import reviewed

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def reach(alice, ada):
    return reviewed(alice, ada)


@pytest.fixture
def workout(alice, dana) -> Workout:
    return Workout.objects.of(dana).get(stage__version=draft_of(dana, alice))


def added(workout, exercise, by, **how) -> Prescription:
    edits = ProgrammeVersion.objects.visible_to(by).get(pk=workout.stage.version_id).edits
    return actions.add_prescription(
        workout=workout, exercise_id=str(exercise.pk), seen=edits, today=TODAY(), by=by, **how
    )


def test_a_reviewed_one_is_added_with_its_own_dose_and_its_revision(alice, workout, reach):
    row = added(workout, reach, alice)

    assert row.own == reach.revisions.get()
    assert (row.record.name, row.sets, row.reps, row.per_week) == ("Harbour reach", 3, 8, 3)


def test_a_draft_and_a_retired_one_are_not_added(alice, ada, workout, reach):
    own_actions.retire_exercise(exercise=reach, by=ada)

    with pytest.raises(ValidationError, match="holds no such exercise"):
        added(workout, reach, alice)


def test_one_of_another_practice_is_not_added(charlie, alice, ada, dana, workout, other_practice):
    charlie.role = "admin"
    theirs = reviewed(charlie, charlie)

    with pytest.raises(ValidationError, match="holds no such exercise"):
        added(workout, theirs, alice)


def test_what_it_is_not_for_rules_it_out_as_with_any_other(alice, dana, workout, reach):
    ClientTag.objects.create(practice=dana.practice, client=dana, tag="pregnancy_general", set_by=alice)

    with pytest.raises(ValidationError, match="Harbour reach is ruled out by"):
        added(workout, reach, alice)

    assert added(workout, reach, alice, override_reason="Seen by her midwife.").override_reason


def test_it_can_be_swapped_in_taken_out_and_put_back(alice, dana, workout, reach):
    row = Prescription.objects.of(dana).get(workout=workout)

    actions.change_exercise(prescription=row, exercise_id=str(reach.pk), seen=0, today=TODAY(), by=alice)
    actions.remove_prescription(prescription=row, seen=1, by=alice)
    actions.undo_change(version=workout.stage.version, seen=2, by=alice)

    back = Prescription.objects.of(dana).get(workout=workout)
    assert back.own == reach.revisions.get()
    assert back.because[-1]["text"] == "In the place of Bird dog, chosen by Alice."


def test_a_published_programme_keeps_the_revision_it_had(alice, ada, dana, reach):
    version = running_programme(dana, starts_on=TODAY(), own=[reach.revisions.get()])

    own_actions.change_exercise(exercise=reach, said={"name": "Harbour lean"}, seen=0, by=alice)
    own_actions.review_exercise(exercise=reach, seen=1, by=ada)

    row = Prescription.objects.of(dana).get(workout__stage__version=version, own__isnull=False)
    assert row.record.name == "Harbour reach"
    assert Task(row).name == "Reach for the harbour wall"


def test_once_prescribed_it_cannot_be_deleted_and_its_uses_are_counted(alice, ada, dana, reach, signed_in):
    running_programme(dana, starts_on=TODAY(), own=[reach.revisions.get()])

    with pytest.raises(ProtectedError):
        reach.delete()
    page = signed_in(ada).get(reverse("library:retire_own", args=[reach.pk])).content.decode()
    assert "1 programme" in page
    assert "1 of them running or paused" in page


def test_the_builder_finds_adds_and_shows_it(alice, dana, workout, reach, signed_in):
    browser = signed_in(alice)

    found = browser.get(reverse("prescribing:choices", args=[workout.pk]), {"words": "harbour"}).content.decode()
    browser.post(reverse("prescribing:add_exercise", args=[workout.pk]), {"exercise": str(reach.pk), "edits": 0})

    programme = workout.stage.version.programme
    shown = browser.get(reverse("prescribing:programme", args=[programme.pk])).content.decode()
    assert "Harbour reach" in found
    assert "Harbour reach" in shown


def test_the_phone_shows_its_picture_its_film_and_its_words(alice, ada, dana, signed_in, film_and_picture):
    own = reviewed(alice, ada, link="https://films.example/reach", **film_and_picture).revisions.get()
    session = planned_session(running_programme(dana, starts_on=TODAY(), own=[own]), TODAY(), state="started")

    shown = signed_in(dana).get(reverse("training:my_session", args=[session.pk])).content.decode()

    assert "Reach for the harbour wall" in shown
    assert "Reach as far as you stay steady" in shown
    assert reverse("library:file", args=[own.video_id]) in shown
    assert 'href="https://films.example/reach" target="_blank" rel="noopener' in shown


@pytest.fixture
def film_and_picture(alice):
    from programmes.library.models import StoredFile

    kept = {"content_type": "image/jpeg", "size": 9, "digest": "0" * 64, "width": 64, "height": 48, "stored_by": alice}
    return {
        kind: StoredFile.objects.create(practice=alice.practice, kind=kind, name=f"own/{kind}", **kept)
        for kind in ("picture", "video")
    }


@pytest.fixture
def renewed(alice, ada, workout, reach):
    """A row of a draft with its own dose; its exercise was reviewed anew: renamed, without sides, no swollen knees."""
    row = added(workout, reach, alice)
    actions.change_dose(prescription=row, dose={"reps": 5}, seen=1, by=alice)
    said = {"name": "Harbour lean", "avoid": ["knee_effusion"], "unilateral": False}
    own_actions.change_exercise(exercise=reach, said=said, seen=0, by=alice)
    own_actions.review_exercise(exercise=reach, seen=1, by=ada)
    row.refresh_from_db()
    return row


def test_a_draft_takes_the_newer_version_with_the_dose_it_had_and_only_once(alice, renewed):
    actions.use_newer_version(prescription=renewed, seen=2, today=TODAY(), by=alice)

    assert (renewed.record.name, renewed.reps, renewed.sets, renewed.side) == ("Harbour lean", 5, 3, "")
    assert AuditEvent.objects.visible_to(alice).filter(event="exercise.renewed").count() == 1
    with pytest.raises(ValidationError, match="newest version already"):
        actions.use_newer_version(prescription=renewed, seen=3, today=TODAY(), by=alice)


def test_the_newer_version_is_refused_where_it_is_ruled_out_retired_or_the_draft_has_moved_on(
    alice, ada, dana, reach, renewed
):
    ClientTag.objects.create(practice=dana.practice, client=dana, tag="knee_effusion", set_by=alice)

    with pytest.raises(ValidationError, match="Harbour lean is ruled out by"):
        actions.use_newer_version(prescription=renewed, seen=2, today=TODAY(), by=alice)
    with pytest.raises(actions.ChangedSince):
        actions.use_newer_version(prescription=renewed, seen=1, today=TODAY(), by=alice)
    own_actions.retire_exercise(exercise=reach, by=ada)
    with pytest.raises(ValidationError, match="holds no such exercise"):
        actions.use_newer_version(prescription=renewed, seen=2, today=TODAY(), by=alice)


def test_the_card_offers_the_newer_version_until_it_is_taken(alice, dana, renewed, signed_in):
    browser, version = signed_in(alice), renewed.workout.stage.version
    page = reverse("prescribing:programme", args=[version.programme_id])
    take = reverse("prescribing:use_newer_version", args=[renewed.pk])

    assert take in browser.get(page).content.decode()
    late = browser.post(take, {"edits": 0})
    taken = browser.post(take, {"edits": 2}, follow=True).content.decode()

    assert late.status_code == 409
    assert "Harbour lean" in taken
    assert take not in taken


@pytest.mark.parametrize("page", ["builder", "phone"])
def test_pages_ask_as_often_for_five_own_exercises_as_for_one(
    alice, ada, dana, signed_in, page, django_assert_max_num_queries
):
    names = ["Harbour reach", "Pier walk", "Mast hold", "Buoy press", "Anchor row"]
    own = [reviewed(alice, ada, name=name, plain_name="").revisions.get() for name in names]
    counted = []
    for some in (own[:1], own):
        version = running_programme(dana, starts_on=TODAY(), own=some)
        counted.append(queries_of(version, dana, alice, signed_in, page, django_assert_max_num_queries))
        end_programme(programme=version.programme, reason="Done.", now=timezone.now(), by=alice)

    assert counted[0] == counted[1]


def queries_of(version, dana, alice, signed_in, page, counting):
    session = planned_session(version, TODAY(), state="started")
    builder = reverse("prescribing:programme", args=[version.programme_id])
    phone = reverse("training:my_session", args=[session.pk])
    browser, at = (signed_in(alice), builder) if page == "builder" else (signed_in(dana), phone)
    with counting(20) as asked:
        assert browser.get(at).status_code == 200
    return len(asked)
