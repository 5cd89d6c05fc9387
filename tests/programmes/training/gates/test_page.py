"""The gate's page: counted, seen, decided."""

import pytest
from django.urls import reverse
from django.utils import timezone

from programmes.prescribing.models import Prescription, ProgrammeVersion
from programmes.training.models import SeenCriterion, StageDecision

pytestmark = pytest.mark.django_db


@pytest.fixture
def gated(staged, programme):
    programme.starts_on = timezone.localdate()
    programme.save()
    return programme


def posted(browser, name, programme, **said):
    return browser.post(reverse(f"training:{name}", args=[programme.pk]), said)


def test_it_says_what_is_known_and_what_is_not_and_a_stranger_finds_nothing(gated, signed_in, alice, charlie):
    page = reverse("training:gates", args=[gated.pk])

    told = signed_in(alice).get(page).text

    assert "0 of 3 met" in told
    assert "Not known yet:" in told
    assert "Not tested yet" in told
    assert signed_in(charlie).get(page).status_code == 404


def test_what_was_seen_is_kept_and_shown(gated, signed_in, alice):
    browser = signed_in(alice)

    assert posted(browser, "see_criterion", gated, criterion="C_SQUAT", met="yes", words="steady").status_code == 302

    assert SeenCriterion.across_practices.get().met
    told = browser.get(reverse("training:gates", args=[gated.pk])).text
    assert "1 of 3 met" in told
    assert "Alice saw it: steady." in told


def test_opening_without_a_reason_comes_back_with_what_speaks_against_it(gated, signed_in, alice):
    browser = signed_in(alice)

    refused = posted(browser, "open_stage", gated, stage=2, reason="")
    assert refused.status_code == 422
    assert "3 of 3 criteria are not met or not known." in refused.text
    assert not StageDecision.across_practices.exists()

    assert posted(browser, "open_stage", gated, stage=2, reason="She did all this before.").status_code == 302
    assert StageDecision.across_practices.get().deed == "opened"


def test_holding_by_htmx_swaps_the_panel_alone(gated, signed_in, alice):
    held = signed_in(alice).post(
        reverse("training:hold_stage", args=[gated.pk]),
        {"stage": 2, "reason": "Holiday first."},
        headers={"HX-Request": "true"},
    )

    assert held.status_code == 200
    assert "<html" not in held.text
    assert "Held: “Holiday first.”" in held.text


def test_a_draft_has_no_gate_yet(programme, signed_in, alice):
    programme.state = "draft"
    programme.save()

    assert "once the programme runs" in signed_in(alice).get(reverse("training:gates", args=[programme.pk])).text


def test_in_a_flare_easier_weeks_are_drafted_and_nothing_reaches_the_client(gated, signed_in, alice, monkeypatch):
    monkeypatch.setattr("programmes.training.gates.reading.flare_in", lambda *_, **__: "Two red sessions.")
    browser = signed_in(alice)
    assert "Draft easier weeks" in browser.get(reverse("training:gates", args=[gated.pk])).text

    assert posted(browser, "ease_stage", gated).status_code == 302

    draft = ProgrammeVersion.across_practices.get(programme=gated, published_at=None)
    row = Prescription.across_practices.get(workout__stage__version=draft, workout__stage__number=1)
    assert (row.exercise, row.sets) == ("bird_dog_slide", 1)
    refused = posted(browser, "ease_stage", gated)
    assert refused.status_code == 422
    assert "There is a draft of this programme already." in refused.text


def test_without_a_flare_nothing_is_eased(gated, signed_in, alice):
    assert posted(signed_in(alice), "ease_stage", gated).status_code == 422
    assert not ProgrammeVersion.across_practices.filter(programme=gated, published_at=None).exists()
