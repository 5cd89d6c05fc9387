import pytest
from django.urls import reverse

from clients.practices.models import AuditEvent
from tests.therapy.assessments.sending import change, send
from therapy.assessments.actions import Marks, record_body_map, record_finding, start_assessment
from therapy.assessments.models import BodyMapEntry, Decision, Finding, Measurement

TEST = "step_down"


def url(name, sitting, *more):
    return reverse(f"assessments:{name}", args=[sitting.pk, *more])


def test_the_plain_form_keeps_what_changed_and_leaves_the_rest_alone(signed_in, alice, bob, sitting):
    browser, page = signed_in(alice), url("test", sitting, TEST)
    seen = browser.get(page)
    record_finding(assessment=sitting, observation="sd_trunk", side="left", severity=3, by=bob)
    form = {
        "version": 0,
        "was": seen.context["sheet"].was_text,
        "finding.sd_knee.left": "1",
        "finding.sd_trunk.left": "",
    }

    assert browser.post(page, form).status_code == 302
    kept = dict(Finding.objects.visible_to(alice).values_list("observation", "severity"))
    assert kept == {"sd_knee": 1, "sd_trunk": 3}


def test_the_plain_form_brings_back_what_cannot_be_kept(signed_in, alice, bob, sitting):
    browser, page = signed_in(alice), url("test", sitting, "knee_to_wall")
    form = {"version": 0, "was": "{}", "measure.distance..left": "900", "measure.distance..right": "11"}

    answer = browser.post(page, form)
    assert answer.status_code == 422
    assert 'value="900"' in answer.text
    assert "Toe to wall: give a number from -40 to 200 cm." in answer.text
    assert Measurement.objects.visible_to(alice).get().side == "right"

    record_finding(assessment=sitting, observation="kw_front_pinch", side="left", severity=3, by=bob)
    answer = browser.post(page, {"version": 0, "was": "{}", "finding.kw_front_pinch.left": "1"})
    assert answer.status_code == 409
    assert "Somebody else recorded “marked” here; you chose “slight”. Nothing was overwritten." in answer.text


def test_the_body_map_is_filled_in_from_the_last_one_and_saved_as_a_form(signed_in, alice, dana, finished):
    record = {"assessment": finished, "region": "lumbar", "side": "", "pain": 5, "practice": alice.practice}
    BodyMapEntry.objects.visible_to(alice).create(**record)
    sitting = start_assessment(client=dana, battery="general", by=alice)
    browser, page = signed_in(alice), url("test", sitting, "body_map")

    shown = browser.get(page)
    assert "Filled in from the record, not yet saved." in shown.text

    form = {"version": 0, "was": shown.context["was_text"], "map.lumbar..pain": "4", "map.lumbar..onset": "2021-07"}
    assert browser.post(page, form).status_code == 302
    row = BodyMapEntry.objects.visible_to(alice).get(assessment=sitting)
    assert (row.pain, float(row.onset)) == (4, 2021.495)


def test_going_on_leads_to_the_first_test_that_is_left(signed_in, alice, sitting):
    browser = signed_in(alice)
    assert browser.get(url("assessment", sitting)).url == url("test", sitting, "body_map")

    record_body_map(assessment=sitting, region="neck", marks=Marks(pain=3), by=alice)
    browser.post(url("skip", sitting, "gait_observation"), {"reason": "No room"})
    assert browser.get(url("assessment", sitting)).url == url("test", sitting, "foot_arch")

    browser.post(url("nothing_seen", sitting, "foot_arch"))
    assert browser.get(url("assessment", sitting)).url == url("test", sitting, "knee_to_wall")


def test_finishing_leads_to_the_result_and_an_empty_sitting_is_sent_back(signed_in, alice, sitting):
    browser = signed_in(alice)
    answer = browser.post(url("finish", sitting), follow=True)
    assert "Nothing is recorded yet." in answer.text

    send(browser, sitting, alice)
    assert browser.post(url("finish", sitting)).url == url("result", sitting)
    assert browser.post(url("finish", sitting)).url == url("result", sitting), "a second press changes nothing"
    assert browser.get(url("assessment", sitting)).url == url("result", sitting)


def test_a_finished_test_is_shown_and_no_longer_taken(signed_in, alice, finished):
    browser = signed_in(alice)

    assert "Finished, not changed any more" in browser.get(url("test", finished, TEST)).text
    answer = send(browser, finished, alice, change(value=1))
    assert answer.status_code == 422
    assert "finished and is not changed any more" in answer.json()["answers"][0]["sentence"]


def test_the_result_ranks_with_words_and_reasons_and_never_with_percent(signed_in, alice, finished):
    text = signed_in(alice).get(url("result", finished)).text

    assert "Left gluteus medius may be under-working" in text
    assert "Seen in 4 of 4 tests" in text
    assert "Your professional judgement prevails." in text
    assert "%" not in text[text.index('id="hypotheses"') : text.index("</article>")]


def test_a_clean_assessment_claims_nothing(signed_in, alice, sitting):
    browser = signed_in(alice)
    browser.post(url("nothing_seen", sitting, TEST))
    browser.post(url("finish", sitting))

    assert "Nothing to claim" in browser.get(url("result", sitting)).text


def test_a_decision_is_kept_and_a_rejection_wants_its_reason(signed_in, alice, finished):
    browser, said = signed_in(alice), {"hypothesis": "muscle:gluteus_medius:left"}

    assert browser.post(url("decide", finished), said | {"choice": "accept"}).url == url("result", finished)
    assert "Draft a programme from 1 accepted hypothesis" in " ".join(browser.get(url("result", finished)).text.split())

    answer = browser.post(url("decide", finished), said | {"choice": "reject"})
    assert answer.status_code == 422
    assert "Say in a few words why you reject it." in answer.text
    assert Decision.objects.visible_to(alice).get().choice == "accept"


def test_the_panel_shows_what_is_open_and_what_is_finished(signed_in, alice, dana, finished):
    panel, browser = reverse("assessments:panel", args=[dana.pk]), signed_in(alice)
    sitting = start_assessment(client=dana, battery="general", by=alice)

    fragment = browser.get(panel, headers={"HX-Request": "true"}).text
    assert "<html" not in fragment
    assert url("result", finished) in fragment
    assert url("assessment", sitting) in fragment
    assert "<html" in browser.get(panel).text


def test_pages_of_another_practice_are_not_found(signed_in, charlie, ada, dana, finished):
    pages = [
        url("assessment", finished),
        url("test", finished, TEST),
        url("result", finished),
        reverse("assessments:panel", args=[dana.pk]),
        reverse("assessments:start", args=[dana.pk]),
        reverse("assessments:screen", args=[dana.pk]),
    ]
    posts = [url("change", finished), url("finish", finished), url("decide", finished), url("skip", finished, TEST)]

    assert {signed_in(charlie).get(page).status_code for page in pages} == {404}
    assert {signed_in(charlie).post(page).status_code for page in posts} == {404}
    assert {signed_in(ada).get(page).status_code for page in pages} == {403}
    assert {signed_in(None).get(page).status_code for page in pages} == {302}


def test_opening_a_page_leaves_a_line_in_the_trail(signed_in, alice, sitting):
    signed_in(alice).get(url("test", sitting, TEST))

    assert AuditEvent.objects.visible_to(alice).filter(event="assessment.viewed", client_id=sitting.client_id).exists()


@pytest.mark.parametrize("typed", ["7", "²", "9" * 5000])
def test_a_severity_out_of_the_scale_comes_back_with_a_sentence(signed_in, alice, sitting, typed):
    said = {"version": 0, "was": "{}", "finding.sd_knee.left": typed}

    answer = signed_in(alice).post(url("test", sitting, TEST), said)

    assert answer.status_code == 422
    assert not Finding.objects.visible_to(alice).exists()


def test_a_body_map_with_pain_in_odd_digits_comes_back_with_a_sentence(signed_in, alice, dana):
    sitting = start_assessment(client=dana, battery="general", by=alice)
    said = {"version": 0, "was": "{}", "map.lumbar..pain": "²"}

    answer = signed_in(alice).post(url("test", sitting, "body_map"), said)

    assert answer.status_code == 422
    assert "Pain goes from 0 to 10." in answer.text


def test_a_reason_too_long_does_not_take_a_skipped_test_up_again(signed_in, alice, sitting):
    browser = signed_in(alice)
    browser.post(url("skip", sitting, TEST), {"reason": "Too painful today"})

    page = browser.post(url("skip", sitting, TEST), {"reason": "x" * 201}, follow=True)

    sitting.refresh_from_db()
    assert sitting.skipped == {TEST: "Too painful today"}
    assert "at most 200 characters" in page.text


@pytest.mark.parametrize(("test", "drawn"), [("breathing_pattern", True), ("pelvic_floor_self_report", False)])
def test_a_test_with_a_pose_shows_its_figure_and_one_without_shows_none(signed_in, alice, dana, test, drawn):
    sitting = start_assessment(client=dana, battery="postpartum", by=alice)

    shown = signed_in(alice).get(url("test", sitting, test)).text

    assert ("data-figure=" in shown) is drawn
    assert (f"figures/poses/{test}.json" in shown) is drawn
