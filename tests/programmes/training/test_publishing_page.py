from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programmes.prescribing.actions import add_prescription, change_dose
from programmes.prescribing.actions.changing import as_seen
from programmes.prescribing.models import Prescription
from programmes.training.models import Session
from tests.contracts.world import draft_of


@pytest.fixture
def draft(dana, alice):
    return draft_of(dana, alice)


def test_publishing_plans_the_sessions_and_a_refusal_keeps_what_was_typed(signed_in, alice, charlie, dana, draft):
    publish = reverse("training:publish", args=[draft.programme_id])
    yesterday, today = timezone.localdate() - timedelta(days=1), timezone.localdate()
    window = signed_in(alice)

    refused = window.post(publish, {"starts_on": yesterday, "message": "Begin gently.", "seen": "1.0"})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "A programme cannot begin in the past." in page
    assert "Begin gently." in page
    assert not Session.objects.of(dana).exists()

    assert signed_in(charlie).post(publish, {"starts_on": today, "seen": "1.0"}).status_code == 404
    published = window.post(publish, {"starts_on": today, "message": "Begin gently.", "seen": "1.0"})
    assert published.status_code == 302
    assert Session.objects.of(dana).exists()


def test_a_start_that_is_no_date_is_named_at_its_field(signed_in, alice, draft):
    publish = reverse("training:publish", args=[draft.programme_id])

    page = signed_in(alice).post(publish, {"starts_on": "soon", "seen": "1.0"}).content.decode()

    assert "Give the first day as a date, such as 2026-12-01." in page


@pytest.mark.parametrize("day", ["9999-12-31", "2126-01-01"])
def test_a_start_years_away_is_refused_with_a_sentence(signed_in, alice, draft, day):
    said = {"starts_on": day, "seen": "1.0"}
    answer = signed_in(alice).post(reverse("training:publish", args=[draft.programme_id]), said)

    assert answer.status_code == 422
    assert "more than a year away" in answer.content.decode()


@pytest.fixture
def moved_on(draft, bob):
    """The draft, after Bob changed a dose and added an exercise; what Alice's page showed before."""
    first = Prescription.objects.visible_to(bob).get(workout__stage__version=draft)
    seen, workout = as_seen(draft), first.workout
    change_dose(prescription=first, dose={"sets": 4}, seen=draft.edits, by=bob)
    day = timezone.localdate()
    more = add_prescription(workout=workout, exercise_id="bridge_double", seen=draft.edits + 1, today=day, by=bob)
    draft.refresh_from_db()
    return draft, seen, (first.record.name, more.record.name)


def test_a_draft_that_moved_on_is_not_published_and_the_page_tells_what_changed(signed_in, alice, dana, moved_on):
    draft, seen, names = moved_on
    publish, today = reverse("training:publish", args=[draft.programme_id]), timezone.localdate()

    refused = signed_in(alice).post(publish, {"starts_on": today, "message": "Begin gently.", "seen": seen})
    page = refused.text

    assert refused.status_code == 409
    assert "nothing was published" in page
    assert f"changed the dose of {names[0]}" in page
    assert f"added {names[1]}" in page
    assert "Begin gently." in page
    assert f'id="publish-seen" value="{as_seen(draft)}"' in page, "the next press publishes what this page shows"
    assert not Session.objects.of(dana).exists()

    answer = signed_in(alice).post(publish, {"starts_on": today, "message": "", "seen": as_seen(draft)})
    assert answer.status_code == 302
    assert Session.objects.of(dana).exists()


def test_a_page_that_does_not_say_what_it_showed_publishes_nothing(signed_in, alice, dana, draft):
    answer = signed_in(alice).post(
        reverse("training:publish", args=[draft.programme_id]), {"starts_on": timezone.localdate()}
    )

    assert answer.status_code == 422
    assert "Open the programme again" in answer.text
    assert not Session.objects.of(dana).exists()


def test_other_software_is_told_that_the_draft_moved_on(signed_in, alice, dana, moved_on):
    draft, seen, _ = moved_on
    address = reverse("api:publish_programme", args=[draft.programme_id])
    said = {"starts_on": f"{timezone.localdate()}", "seen": seen}

    refused = signed_in(alice).post(address, said, content_type="application/json")
    assert (refused.status_code, Session.objects.of(dana).exists()) == (409, False)

    said["seen"] = as_seen(draft)
    assert signed_in(alice).post(address, said, content_type="application/json").status_code == 200
