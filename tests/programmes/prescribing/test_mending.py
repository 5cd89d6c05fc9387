"""One tap mends what a colleague would ask about; a reason lets it stand, and stays with the version."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from clients.records.models import ClientTag
from programmes.prescribing import actions
from programmes.prescribing.checking import remarks_on
from programmes.prescribing.models import KeptRemark, Prescription, ProgrammeVersion
from programmes.prescribing.querysets import CONTENTS
from tests.programmes.prescribing.conftest import NOW, TODAY, exercises_in
from therapy.reasoning.drafting.remarks import Kind


@pytest.fixture
def remarks(draft, programme):
    """What is open on the draft now."""

    def found(kind=None):
        version = ProgrammeVersion.across_practices.prefetch_related(CONTENTS, "kept_remarks").get(pk=draft.pk)
        every = remarks_on(version, programme, today=TODAY)
        return [each for each in every if each.kept is None and kind in (None, each.kind)]

    return found


@pytest.fixture
def ruled_out(workout, dana, alice) -> str:
    """An exercise that stands in the plan when a caution comes to rule it out."""
    actions.add_prescription(workout=workout, exercise_id="plank_forearm", seen=0, today=TODAY, by=alice)
    ClientTag.objects.create(practice=dana.practice, client=dana, tag="prolapse_symptoms", set_by=alice)
    return "plank_forearm"


def test_one_tap_takes_what_is_ruled_out_away_and_undo_brings_it_back(ruled_out, remarks, draft, workout, alice):
    (remark,) = remarks(Kind.CONTRAINDICATED)

    actions.mend_remark(version=draft, key=remark.key, seen=1, today=TODAY, by=alice)
    assert ruled_out not in exercises_in(workout)
    assert not remarks(Kind.CONTRAINDICATED)
    actions.undo_change(version=draft, seen=2, by=alice)

    assert ruled_out in exercises_in(workout)


def test_a_remark_that_holds_no_more_is_not_mended(ruled_out, remarks, draft, workout, alice):
    (remark,) = remarks(Kind.CONTRAINDICATED)
    row = Prescription.across_practices.get(workout=workout, exercise=ruled_out)
    actions.remove_prescription(prescription=row, seen=1, by=alice)

    with pytest.raises(ValidationError, match="does not hold any more"):
        actions.mend_remark(version=draft, key=remark.key, seen=2, today=TODAY, by=alice)


def test_a_remark_stands_only_with_a_reason_which_goes_on_to_the_next_version(
    ruled_out, remarks, draft, programme, alice
):
    (remark,) = remarks(Kind.CONTRAINDICATED)
    said = {"version": draft, "key": remark.key, "today": TODAY, "by": alice}
    with pytest.raises(ValidationError, match="Write why"):
        actions.keep_remark(**said, reason="  ", seen=1)
    actions.keep_remark(**said, reason="Seen by her midwife.", seen=1)

    assert not remarks(Kind.CONTRAINDICATED)
    Prescription.across_practices.filter(exercise=ruled_out).update(override_reason="Seen.")
    programme.starts_on = TODAY
    programme.save()
    actions.publish_version(programme=programme, message="", now=NOW, by=alice)
    following = actions.revise_programme(programme=programme, by=alice)
    assert list(following.kept_remarks.values_list("reason", flat=True)) == ["Seen by her midwife."]


def test_the_page_mends_keeps_and_shows_why(ruled_out, remarks, programme, alice, bob, charlie, signed_in):
    browser, checks = signed_in(alice), reverse("prescribing:checks", args=[programme.pk])
    (remark,) = remarks(Kind.CONTRAINDICATED)
    assert "Keep, say why" in browser.get(checks).text
    keep = reverse("prescribing:keep", args=[programme.pk])

    assert signed_in(charlie).post(keep, {"remark": remark.key, "reason": "x", "edits": 1}).status_code == 404
    refused = browser.post(keep, {"remark": remark.key, "reason": "", "edits": 1})
    assert refused.status_code == 422
    browser.post(keep, {"remark": remark.key, "reason": "Seen by her midwife.", "edits": 1})

    assert KeptRemark.across_practices.get().words == remark.words
    assert "Seen by her midwife." in signed_in(bob).get(checks).text


def test_without_an_assessment_the_clients_own_limits_are_still_checked(ruled_out, remarks, programme):
    programme.assessment = None
    programme.save()

    kinds = {each.kind for each in remarks()}

    assert Kind.CONTRAINDICATED in kinds
    assert Kind.EXERCISE_WITHOUT_FINDING not in kinds
