"""Changes of a page on a tablet: sent again they are known, and none writes over what its page had not seen."""

from uuid import uuid4

import pytest
from django.urls import reverse

from clients.practices.models import AuditEvent
from tests.therapy.assessments.sending import change, send
from therapy.assessments.actions import finish_assessment, record_finding
from therapy.assessments.models import Finding, Measurement, ReceivedChange

TEST = "step_down"
LOWER_BACK = {"kind": "body_map", "region": "lumbar", "side": ""}
UNREADABLE = "This change cannot be read. Reload the page and try again."


def severity(alice, side="left"):
    return Finding.objects.visible_to(alice).get(observation="sd_knee", side=side).severity


def test_a_tap_answers_with_the_new_version_and_the_muscles_it_adds(signed_in, alice, sitting):
    answer = send(signed_in(alice), sitting, alice, page=TEST).json()

    assert (answer["version"], answer["answers"][0]["value"]) == (1, 2)
    drawn = [(each["muscle"], each["side"], each["state"]) for each in answer["findings"]]
    assert ("gluteus_medius", "left", "under") in drawn
    assert "Left gluteus medius" in answer["parts"]["muscles"]
    assert severity(alice) == 2


def test_a_tap_sent_twice_makes_one_row_and_one_line_in_the_trail(signed_in, alice, sitting):
    browser, tap = signed_in(alice), change()

    assert [send(browser, sitting, alice, tap).status_code for _ in range(2)] == [200, 200]
    assert Finding.objects.visible_to(alice).count() == 1
    assert AuditEvent.objects.visible_to(alice).filter(event="finding.recorded").count() == 1


def test_a_tap_that_comes_again_later_does_not_undo_what_happened_since(signed_in, alice, bob, sitting):
    browser, tap = signed_in(alice), change(value=2)
    send(browser, sitting, alice, tap)
    record_finding(assessment=sitting, observation="sd_knee", side="left", severity=None, by=bob)

    again = send(browser, sitting, alice, tap)

    assert (again.status_code, again.json()["answers"][0]["value"]) == (200, None)
    assert not Finding.objects.visible_to(alice).exists()


def test_a_tap_that_comes_again_after_the_end_is_known_and_a_new_one_refused(signed_in, alice, sitting):
    browser, tap = signed_in(alice), change()
    send(browser, sitting, alice, tap)
    finish_assessment(assessment=sitting, by=alice)

    assert send(browser, sitting, alice, tap).status_code == 200
    assert send(browser, sitting, alice, change(value=3, was=2)).status_code == 422
    assert severity(alice) == 2


def test_an_id_is_not_taken_twice_for_different_things(signed_in, alice, charlie, sitting):
    browser, tap = signed_in(alice), change(value=2)
    send(browser, sitting, alice, tap)

    assert send(browser, sitting, alice, tap | {"value": 3}).status_code == 422
    ReceivedChange.objects.visible_to(alice).update(practice=charlie.practice)
    assert send(browser, sitting, alice, change(side="right", id=tap["id"])).status_code == 422
    assert Finding.objects.visible_to(alice).get().severity == 2


def test_of_two_editors_of_one_field_one_wins_and_the_other_sees_both(signed_in, alice, bob, sitting):
    assert send(signed_in(bob), sitting, bob, change(value=3)).status_code == 200

    answer = send(signed_in(alice), sitting, alice, change(value=1))

    assert answer.status_code == 409
    [told] = answer.json()["answers"]
    assert (told["theirs"], told["yours"]) == (3, 1)
    assert told["sentence"].startswith("Bob recorded “marked” here at ")
    assert told["sentence"].endswith("; you chose “slight”. Nothing was overwritten.")
    assert severity(alice) == 3
    assert send(signed_in(alice), sitting, alice, change(value=1, was=3)).status_code == 200


def test_the_same_person_on_another_screen_is_named_so(signed_in, alice, sitting):
    send(signed_in(alice), sitting, alice, change(value=3))

    [told] = send(signed_in(alice), sitting, alice, change(value=1)).json()["answers"]

    assert told["sentence"].startswith("You, on another screen, recorded “marked” here at ")


@pytest.mark.parametrize("missing", ["id", "was"])
def test_a_change_that_does_not_say_what_it_was_made_from_is_not_kept(signed_in, alice, sitting, missing):
    tap = {key: value for key, value in change().items() if key != missing}

    answer = send(signed_in(alice), sitting, alice, tap)

    assert answer.status_code == 428
    assert not Finding.objects.visible_to(alice).exists()


def test_what_waits_on_a_tablet_is_not_kept_as_somebody_elses(signed_in, alice, bob, sitting):
    assert send(signed_in(bob), sitting, alice, change()).status_code == 403
    assert not Finding.objects.visible_to(alice).exists()

    assert send(signed_in(alice), sitting, alice, change()).status_code == 200


def test_of_many_changes_each_is_answered_for_itself(signed_in, alice, bob, sitting):
    record_finding(assessment=sitting, observation="sd_knee", side="left", severity=3, by=bob)
    many = [
        change(value=1),
        change(value=2, was=1),
        change(side="right", value=2),
        change(side="right", value=9, was=2),
    ]

    answer = send(signed_in(alice), sitting, alice, *many)

    assert answer.status_code == 207
    assert [each["status"] for each in answer.json()["answers"]] == [409, 424, 200, 422]
    assert (severity(alice), severity(alice, "right")) == (3, 2)


def test_a_hundred_changes_go_at_once_and_not_one_more(signed_in, alice, sitting):
    browser = signed_in(alice)
    toggled = [change(value=n % 2, was=(n - 1) % 2 if n else None) for n in range(101)]

    assert send(browser, sitting, alice, *toggled).status_code == 422
    assert send(browser, sitting, alice, *toggled[:100]).status_code == 200
    assert severity(alice) == 1


def test_a_page_that_waits_for_no_fragments_gets_none(signed_in, alice, sitting):
    assert send(signed_in(alice), sitting, alice, page="").json().keys() == {"version", "answers"}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"value": 7}, "Severity goes from 0 (looked for and not seen) to 3 (marked)."),
        ({"value": "high"}, UNREADABLE),
        ({"was": "high"}, UNREADABLE),
        ({"kind": "mood"}, UNREADABLE),
        ({"kind": ["finding"]}, UNREADABLE),
        ({"kind": {}}, UNREADABLE),
        ({"value": "9" * 5000}, UNREADABLE),
        ({**LOWER_BACK, "value": {"pain": "²"}}, "Pain goes from 0 to 10."),
        ({**LOWER_BACK, "value": {"pain": "11"}}, "Pain goes from 0 to 10."),
        (
            {**LOWER_BACK, "value": {"onset": "soon"}},
            "Give a year, such as 2021, a month, such as 2021-06, or a date, such as 2021-06-14.",
        ),
    ],
)
def test_a_change_that_makes_no_sense_is_answered_with_a_sentence(signed_in, alice, sitting, said, sentence):
    tap = change(**said)

    answer = send(signed_in(alice), sitting, alice, tap)

    assert answer.status_code == 422
    assert answer.json()["answers"] == [{"id": tap["id"], "status": 422, "sentence": sentence}]


@pytest.mark.parametrize("body", [b"\xff{", "[" * 200_000, "[]", '{"changes": []}', '{"changes": 3}', "7"])
def test_a_body_that_cannot_be_read_is_answered_with_a_sentence(signed_in, alice, sitting, body):
    url = reverse("assessments:change", args=[sitting.pk])

    answer = signed_in(alice).post(url, body, content_type="application/json")

    assert (answer.status_code, answer.json()) == (422, {"sentence": UNREADABLE})


@pytest.mark.parametrize("tap", [7, None, [], "tap", {"id": "x", "was": None}])
def test_a_change_that_is_none_at_all_is_not_kept(signed_in, alice, sitting, tap):
    answer = send(signed_in(alice), sitting, alice, tap)

    assert answer.status_code == 428


def test_a_number_and_a_skipped_test_are_answered_with_what_is_kept(signed_in, alice, sitting):
    number = {"kind": "measurement", "test": "knee_to_wall", "key": "distance", "side": "left", "value": "6,5"}
    skip = {"kind": "skip", "test": TEST, "value": " No   time ", "was": ""}

    answers = send(signed_in(alice), sitting, alice, change(**number, site=""), change(**skip), page=TEST).json()

    assert [each["value"] for each in answers["answers"]] == [6.5, "No time"]
    assert "skipped" in answers["parts"]["tests"]
    assert Measurement.objects.visible_to(alice).get().value == 6.5


def test_an_id_of_no_uuid_is_no_id(signed_in, alice, sitting):
    assert send(signed_in(alice), sitting, alice, change(id=str(uuid4())[:-1])).status_code == 428
