"""What a colleague would ask about a programme, as it stands and not as it was drafted."""

from datetime import timedelta

import pytest
from django.urls import reverse

from clients.practices.ids import uuid7
from clients.practices.models import Practice
from programmes.prescribing import actions
from programmes.prescribing.models import Prescription, Programme
from tests.programmes.library.own import reviewed
from tests.programmes.prescribing.conftest import NOW
from therapy.assessments.models import Assessment, Decision, Finding

HIP = "muscle:gluteus_medius:left"
KNEE = "knee_valgus_hip_stability_8w"


def see(assessment, alice, severity):
    """A knee that moves inward, or not, in two tests."""
    for test, observation in (("step_down", "sd_knee"), ("overhead_squat", "ohs_knee_in")):
        Finding.objects.create(
            practice=alice.practice, assessment=assessment, test=test, observation=observation, side="left",
            severity=severity,
        )  # fmt: skip


@pytest.fixture
def decide(assessment, alice):
    def on(choice):
        Decision.objects.create(
            practice=alice.practice,
            assessment=assessment,
            hypothesis=HIP,
            choice=choice,
            reason="seen",
            decided_by=alice,
        )

    return on


@pytest.fixture
def knee(assessment, alice, decide) -> Programme:
    """A programme for a left hip that was accepted as weak."""
    see(assessment, alice, 3)
    decide("accept")
    return actions.draft_programme(assessment=assessment, template=KNEE, submission=uuid7(), now=NOW, by=alice)


@pytest.fixture
def asked(signed_in, alice):
    """What the page says."""

    def by(programme, **headers) -> str:
        page = signed_in(alice).get(reverse("prescribing:checks", args=[programme.pk]), headers=headers)
        return " ".join(page.content.decode().split())

    return by


def test_the_builder_asks_for_the_checks_and_links_to_them_without_script(signed_in, alice, knee):
    page = signed_in(alice).get(reverse("prescribing:programme", args=[knee.pk])).content.decode()

    url = reverse("prescribing:checks", args=[knee.pk])
    assert f'hx-get="{url}?version=1"' in page
    assert f'href="{url}?version=1"' in page


def test_a_plan_is_checked_as_it_stands(knee, asked):
    assert "no exercise serves it" not in asked(knee)

    Prescription.across_practices.filter(workout__stage__version__programme=knee).update(exercise="dnf_nod", because=[])

    assert "Left gluteus medius was accepted, and no exercise serves it" in asked(knee)
    assert "No accepted finding asks for: Chin nod, lying." in asked(knee, **{"HX-Request": "true"})


def test_an_exercise_of_the_practices_own_is_checked_like_any_other(knee, asked, alice, ada):
    serving, beside = reviewed(alice, ada), reviewed(alice, ada, name="Chin rest", plain_name="", primary=["diaphragm"])
    rows = Prescription.across_practices.filter(workout__stage__version__programme=knee)

    rows.update(exercise=str(serving.pk), own=serving.revisions.get(), because=[])
    assert "no exercise serves it" not in asked(knee)
    rows.update(exercise=str(beside.pk), own=beside.revisions.get())

    assert "no exercise serves it" in asked(knee)
    assert "No accepted finding asks for: Chin rest" in asked(knee)


def test_what_was_rejected_is_not_missed(knee, asked, decide):
    Prescription.across_practices.filter(workout__stage__version__programme=knee).update(exercise="dnf_nod", because=[])
    decide("reject")

    assert "no exercise serves it" not in asked(knee)


def test_a_prescription_whose_reason_is_gone_in_a_later_assessment_is_named(knee, asked, assessment, alice):
    assert "Nothing recorded speaks for that any more" not in asked(knee)
    later = Assessment.objects.create(
        practice=alice.practice,
        client=assessment.client,
        therapist=alice,
        battery="knee",
        finished_at=NOW + timedelta(days=30),
        knowledge_version="k1",
    )
    see(later, alice, 0)

    assert "Clam was given for: Left gluteus medius under." in asked(knee)


def test_without_suggestions_an_exercise_needs_no_finding(knee, asked, alice):
    Practice.objects.filter(pk=alice.practice_id).update(suggestions=False)

    assert "No accepted finding asks for" not in asked(knee)


def test_a_programme_without_an_assessment_has_nothing_to_be_held_against(programme, asked):
    Programme.across_practices.filter(pk=programme.pk).update(assessment=None)

    assert "Every finding has its exercise" in asked(programme)


def test_a_colleague_may_ask_and_a_stranger_finds_nothing(signed_in, bob, charlie, knee):
    url = reverse("prescribing:checks", args=[knee.pk])

    assert signed_in(bob).get(url).status_code == 200
    assert signed_in(charlie).get(url).status_code == 404
