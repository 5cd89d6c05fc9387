import pytest
from django.urls import reverse

from clients.practices.ids import uuid7
from programmes.prescribing import actions
from programmes.prescribing.models import Programme
from tests.programmes.prescribing.conftest import FOUNDATION

JSON = "application/json"


def address(name: str, *args) -> str:
    return reverse(f"api:{name}", args=args)


def test_programmes_are_listed_for_their_practice_alone(programme, alice, charlie, ada, signed_in):
    assert [each["id"] for each in signed_in(alice).get(address("programmes")).json()["results"]] == [str(programme.pk)]
    assert signed_in(charlie).get(address("programmes")).json()["results"] == []
    assert signed_in(ada).get(address("programmes")).status_code == 403


def test_a_programme_comes_with_everything_in_it(programme, first, alice, charlie, signed_in):
    whole = signed_in(alice).get(address("programme", programme.pk)).json()

    shown = whole["contents"]["stages"][0]["workouts"][0]["prescriptions"][0]
    assert shown["id"] == str(first.pk)
    assert "×/week" in shown["dose"]
    assert signed_in(charlie).get(address("programme", programme.pk)).status_code == 404


def test_a_draft_sent_twice_is_made_once(assessment, alice, signed_in):
    url, said = address("draft_programme", assessment.pk), {"template": FOUNDATION, "submission": str(uuid7())}

    answers = [signed_in(alice).post(url, said, content_type=JSON) for _ in range(2)]

    assert [each.status_code for each in answers] == [201, 201]
    assert Programme.across_practices.count() == 1


def test_a_refusal_says_the_same_sentence_as_the_page(assessment, alice, signed_in):
    answer = signed_in(alice).post(address("draft_programme", assessment.pk), {}, content_type=JSON)

    assert answer.status_code == 400
    assert "Nothing has been accepted yet" in answer.json()["template"][0]


def test_a_dose_is_changed_and_a_stale_change_answers_409(first, alice, bob, signed_in):
    url = address("change_dose", first.pk)

    changed = signed_in(alice).patch(url, {"sets": 4, "edits": 0}, content_type=JSON)
    stale = signed_in(bob).patch(url, {"sets": 1, "edits": 0}, content_type=JSON)

    assert changed.json()["sets"] == 4
    assert stale.status_code == 409
    assert "Nothing was overwritten" in stale.json()["detail"]


def test_a_published_dose_is_refused(first, published, alice, signed_in):
    answer = signed_in(alice).patch(address("change_dose", first.pk), {"sets": 4, "edits": 0}, content_type=JSON)

    assert answer.status_code == 400
    assert "published version never changes" in answer.json()["detail"][0]


@pytest.mark.parametrize("state", ["active", "draft"])
def test_programmes_are_filtered_by_state(state, programme, alice, signed_in):
    found = signed_in(alice).get(address("programmes"), {"state": state}).json()["count"]

    assert found == (state == "draft")


def test_a_published_version_can_be_read_beside_its_draft(programme, published, alice, signed_in):
    actions.revise_programme(programme=programme, by=alice)

    whole = signed_in(alice).get(address("programme", programme.pk), {"version": 1}).json()

    assert (whole["contents"]["number"], len(whole["versions"])) == (1, 2)


@pytest.mark.parametrize("asked", [{"state": "soon"}, {"state": "\0"}, {"client": "nobody"}])
def test_a_filter_that_makes_no_sense_is_named(asked, alice, signed_in):
    assert signed_in(alice).get(address("programmes"), asked).status_code == 400
