"""A dose is typed as one line beside its steppers; both change the same value."""

import pytest
from django.urls import reverse

from clients.practices.models import AuditEvent
from programmes.prescribing.dose import dose_of
from programmes.prescribing.models import Prescription
from tests.programmes.prescribing.test_pages import HTMX, address

TYPED = "3x8-12 hold 5 each side rest 45 MWF"
PRINTED = "3 × 8–12 · hold 5 s · each side · rest 45 s"


def said_of(row) -> str:
    return str(dose_of(Prescription.across_practices.get(pk=row.pk)))


def test_a_typed_dose_is_saved_and_the_steppers_follow(first, alice, signed_in):
    answer = signed_in(alice).post(address("type_dose", first), {"dose": TYPED, "edits": 0}, headers=HTMX)

    assert answer.status_code == 200
    assert said_of(first).startswith(PRINTED)
    assert "Mon Wed Fri" in said_of(first)
    assert f'value="{said_of(first)}"' in answer.text
    assert 'name="reps_most"' in answer.text
    assert 'name="per_week"' not in answer.text


def test_a_typed_dose_from_a_plain_form_comes_back_to_its_card(first, alice, signed_in):
    answer = signed_in(alice).post(address("type_dose", first), {"dose": TYPED, "edits": 0})

    assert answer.status_code == 302
    assert said_of(first).startswith(PRINTED)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_what_is_not_understood_is_kept_as_typed_and_named(first, alice, signed_in, headers):
    before = said_of(first)

    answer = signed_in(alice).post(address("type_dose", first), {"dose": "3x10 hodl 5", "edits": 0}, headers=headers)

    assert answer.status_code == 422
    assert "“hodl 5” is not understood. Did you mean “hold”?" in answer.text
    assert headers or 'value="3x10 hodl 5"' in answer.text
    assert said_of(first) == before


def test_a_dose_reads_while_it_is_typed_and_nothing_is_saved(first, alice, charlie, signed_in):
    before = said_of(first)

    read = signed_in(alice).post(address("read_dose", first), {"dose": TYPED})
    unread = signed_in(alice).post(address("read_dose", first), {"dose": "3x10 both sides"})
    foreign = signed_in(charlie).post(address("read_dose", first), {"dose": TYPED})

    assert PRINTED in read.text
    assert "write each side, or together" in unread.text
    assert foreign.status_code == 404
    assert said_of(first) == before


def test_a_dose_typed_as_it_stands_changes_nothing(first, draft, alice, signed_in):
    answer = signed_in(alice).post(address("type_dose", first), {"dose": said_of(first), "edits": 0}, headers=HTMX)

    assert answer.status_code == 200
    draft.refresh_from_db()
    assert draft.edits == 0
    assert not AuditEvent.across_practices.filter(event="dose.changed").exists()


def test_a_stepper_changes_the_line_that_is_typed(first, alice, signed_in):
    answer = signed_in(alice).post(address("change_dose", first), {"sets": 5, "edits": 0}, headers=HTMX)

    assert answer.status_code == 200
    assert f'id="typed-{first.pk}"' in answer.text
    assert f'value="{said_of(first)}"' in answer.text
    assert said_of(first).startswith("5 × ")


def test_the_note_to_oneself_and_the_cue_are_kept_with_the_dose(first, alice, signed_in):
    said = {"own_note": "Try without the band.", "cue": "Grow tall", "edits": 0}

    signed_in(alice).post(address("change_dose", first), said, headers=HTMX)

    kept = Prescription.across_practices.get(pk=first.pk)
    assert (kept.own_note, kept.cue) == ("Try without the band.", "Grow tall")


def test_the_api_reads_and_writes_a_dose_by_the_same_line(first, alice, signed_in):
    browser, url = signed_in(alice), reverse("api:change_dose", args=[first.pk])

    def patch(**said):
        return browser.patch(url, said, content_type="application/json")

    written = patch(edits=0, dose=TYPED, effort=4)
    unread = patch(edits=1, dose="3x10 hodl 5")
    wrong = patch(edits=1, side="left", sets=30, load_kg="1.5", band="red")

    assert written.json()["dose"].startswith(PRINTED)
    assert (written.json()["days"], written.json()["effort"]) == ([0, 2, 4], 4)
    assert unread.json() == {"dose": ["“hodl 5” is not understood. Did you mean “hold”?"]}
    assert wrong.json()["sets"] == ["Sets are 1 to 10, not 30."]
    assert wrong.json()["load_kg"] == ["One load at a time: kilograms, a band, or a share of bodyweight."]
    assert patch(edits=1, dose=written.json()["dose"]).json() == written.json()
