"""The pacing guard beside the builder: what it warns of, smoothing, keeping with a reason."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from clients.practices.models import AuditEvent
from programmes.prescribing.actions import publish_version, revise_programme
from programmes.prescribing.models import KeptRemark, Prescription, ProgrammeVersion
from programmes.prescribing.pacing import actions
from programmes.prescribing.pacing.guard import guarded
from tests.programmes.prescribing.conftest import NOW, TODAY

REASON = "She trained twice this much before the birth."


def guard_of(version, by):
    fresh = ProgrammeVersion.across_practices.select_related("programme__client", "programme__assessment")
    found = fresh.prefetch_related("stages__workouts__prescriptions__own").get(pk=version.pk)
    return guarded(found, found.programme, today=TODAY, member=by)


@pytest.fixture
def steep(draft, alice):
    """The first warning of the draft: its second stage asks for far more than the first."""
    return guard_of(draft, alice).open[0].warning


def test_a_draft_that_jumps_is_warned_of_and_can_be_smoothed_in_one_step(draft, steep, alice):
    before = list(Prescription.across_practices.filter(workout__stage__version=draft).values_list("pk", flat=True))

    version = actions.smooth(version_id=draft.pk, warning=steep.key, seen=draft.edits, today=TODAY, by=alice)

    assert steep.key not in {told.warning.key for told in guard_of(draft, alice).told}
    assert version.edits == draft.edits + 1
    assert AuditEvent.across_practices.filter(event="pacing.smoothed").count() == 1
    assert before


def test_a_warning_stays_with_a_reason_that_is_kept_with_the_version(programme, draft, steep, alice):
    actions.keep(version_id=draft.pk, warning=steep.key, reason=REASON, seen=draft.edits, today=TODAY, by=alice)

    (told,) = guard_of(draft, alice).kept
    assert (told.warning.key, told.kept.reason, told.kept.by) == (steep.key, REASON, alice)
    programme.starts_on = TODAY + timedelta(days=1)
    programme.save()
    publish_version(programme=programme, message="", now=NOW, by=alice)
    revised = revise_programme(programme=programme, by=alice)
    assert [each.kept.reason for each in guard_of(revised, alice).kept] == [REASON]


def test_a_warning_stays_only_with_a_reason(draft, steep, alice):
    with pytest.raises(ValidationError) as refusal:
        actions.keep(version_id=draft.pk, warning=steep.key, reason="ok", seen=draft.edits, today=TODAY, by=alice)

    assert "Say why it stays" in refusal.value.message_dict["reason"][0]
    assert not KeptRemark.across_practices.exists()


def test_a_warning_that_grew_worse_asks_again(draft, steep, alice):
    actions.keep(version_id=draft.pk, warning=steep.key, reason=REASON, seen=0, today=TODAY, by=alice)

    Prescription.across_practices.filter(workout__stage__version=draft, workout__stage__number=2).update(sets=6)

    assert steep.key in {told.warning.key for told in guard_of(draft, alice).open}


def test_the_guard_never_stands_in_the_way_of_publishing(programme, steep, alice):
    programme.starts_on = TODAY + timedelta(days=1)
    programme.save()

    assert publish_version(programme=programme, message="", now=NOW, by=alice).is_published


def test_the_panel_says_it_in_words_and_a_stranger_finds_nothing(programme, steep, client, alice, charlie):
    page = reverse("prescribing:pacing", args=[programme.pk])

    client.force_login(alice.person)
    told = client.get(page, headers={"HX-Request": "true"}).content.decode()
    assert steep.title in told
    assert "Week by week in words" in told
    client.force_login(charlie.person)
    assert client.get(page).status_code == 404


def test_smoothing_over_the_page_answers_with_the_builder(programme, draft, steep, client, alice):
    client.force_login(alice.person)

    told = client.post(
        reverse("prescribing:pacing_smooth", args=[draft.pk]),
        {"warning": steep.key, "edits": draft.edits},
        headers={"HX-Request": "true"},
    )

    assert told.status_code == 200
    assert told["HX-Retarget"] == "#builder"


def test_a_warning_that_is_gone_is_told_and_nothing_changes(draft, client, alice):
    client.force_login(alice.person)

    told = client.post(
        reverse("prescribing:pacing_smooth", args=[draft.pk]), {"warning": "rise:weekly_dose:99", "edits": draft.edits}
    )

    assert told.status_code == 422
    assert "no longer stands" in told.content.decode()
