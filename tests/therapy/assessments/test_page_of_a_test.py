"""What the page of one test says: how it is done, what is usual, how the sides compare; pain and notes."""

from datetime import date
from functools import partial

import pytest
from django.urls import reverse

from tests.therapy.assessments.sending import change
from tests.therapy.assessments.sending import send as send_changes
from therapy.assessments.actions import Where, record_measurement, start_assessment
from therapy.assessments.models import Finding, Measurement
from therapy.assessments.words import in_lines
from therapy.knowledge import load_library

WALL, STANCE = "knee_to_wall", "single_leg_stance"


@pytest.fixture
def measure(sitting, alice):
    def _measure(test, key, **sides):
        for side, value in sides.items():
            record_measurement(assessment=sitting, where=Where(test, key, side), value=value, by=alice)

    return _measure


@pytest.fixture
def page(signed_in, alice, sitting):
    """The page of a test, as Alice sees it."""
    browser = signed_in(alice)
    return lambda test: browser.get(reverse("assessments:test", args=[sitting.pk, test]))


@pytest.fixture
def send_to(signed_in, alice):
    browser = signed_in(alice)

    def _send(sitting, page="", **said):
        number = change(**{"kind": "measurement", "side": "", "site": "", **said})
        return send_changes(browser, sitting, alice, number, page=page)

    return _send


@pytest.fixture
def send(send_to, sitting):
    return partial(send_to, sitting)


def test_how_a_test_is_done_stands_in_at_most_three_lines_and_loses_no_word():
    for test in load_library().tests.values():
        lines = in_lines(test.how)

        assert len(lines) <= 3
        assert " ".join(lines) == test.how


def test_a_number_outside_the_usual_and_the_difference_of_the_sides_are_said_in_words(page, measure):
    measure(WALL, "distance", left=6, right=11)

    text = page(WALL).text
    assert "Left 3 cm below usual." in text
    assert "Left is 5 cm less than right: beyond the usual difference and beyond measurement error" in text


def test_a_difference_within_error_is_called_so_and_not_flagged(page, measure):
    measure(WALL, "distance", left=10, right=11)

    row = page(WALL).context["sheet"].entries[0]
    assert (row.beyond, row.is_flagged) == ("", False)
    assert row.remark == "Left is 1 cm less than right: within the usual difference or error."


def test_what_is_usual_at_the_age_of_the_client_stands_beside_the_field(page, sitting):
    assert "About 43 s is usual at this age" in page(STANCE).text

    sitting.client.date_of_birth = date(1950, 1, 1)
    sitting.client.save()

    assert "About 15 s is usual at this age" in page(STANCE).text


def test_what_follows_from_a_number_says_what_the_number_says(page, send):
    assert "Follows from the measure" in page(WALL).text

    parts = send(test=WALL, key="distance", side="left", value="6", page=WALL).json()["parts"]

    assert "By the measure: left clear" in parts["follows-kw_limited"]
    assert "By the measure: left clear" in page(WALL).text


def test_pain_and_a_note_are_kept_with_the_test_line_by_line(send, alice, page):
    assert send(test="pain", key="step_down", side="left", value={"pain": "4"}).status_code == 200
    assert (
        send(test="note", key="step_down", value={"note": "Gives on stairs. \r\nBetter with a cue.\n"}).status_code
        == 200
    )

    kept = dict(Measurement.objects.visible_to(alice).values_list("test", "value"))
    assert kept == {"pain": {"pain": 4}, "note": {"note": "Gives on stairs.\nBetter with a cue."}}
    assert "Gives on stairs.\nBetter with a cue.</textarea>" in page("step_down").text


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            {"test": "pain", "key": "step_down", "side": "left", "value": {"pain": 11}},
            "Lateral step-down (20 cm), pain: give a number from 0 to 10/10.",
        ),
        ({"test": "pain", "key": "step_down", "value": {"pain": 1}}, "Lateral step-down (20 cm): say left or right."),
        (
            {"test": "note", "key": "step_down", "value": {"note": "a" * 2001}},
            "Lateral step-down (20 cm), note, note: say it in at most 2000 characters.",
        ),
        (
            {"test": "note", "key": "moonwalk", "value": {"note": "a"}},
            "There is no test called “moonwalk”. Choose one from the examination page.",
        ),
    ],
)
def test_pain_and_notes_that_cannot_be_kept_say_what_would_be_right(send, said, sentence):
    answer = send(**said)

    assert (answer.status_code, answer.json()["answers"][0]["sentence"]) == (422, sentence)


def test_the_plain_form_keeps_pain_and_a_note_too(signed_in, alice, sitting):
    browser, address = signed_in(alice), reverse("assessments:test", args=[sitting.pk, "step_down"])
    was = browser.get(address).context["sheet"].was_text
    form = {"was": was, "version": 0, "exam.pain.step_down..left.pain": "3", "exam.note.step_down...note": "Gives."}

    assert browser.post(address, form).status_code == 302
    assert Measurement.objects.visible_to(alice).count() == 2


def test_a_gap_is_asked_for_site_by_site_and_short_scales_are_tapped(signed_in, alice, dana):
    sitting = start_assessment(client=dana, battery="postpartum", by=alice)
    page = signed_in(alice).get(reverse("assessments:test", args=[sitting.pk, "diastasis_check"]))

    assert list(page.context["sheet"].sites) == [
        "", "4.5 cm above the navel", "At the navel", "4.5 cm below the navel",
    ]  # fmt: skip
    tapped = [row.entry.key for row in page.context["sheet"].entries if row.entry.taps]
    assert set(tapped) == {"tension", "doming", "method"}


def test_a_left_handed_member_finds_the_page_laid_out_for_the_left_hand(page, alice):
    assert "left-handed.css" not in page(WALL).text

    alice.left_handed = True
    alice.save()

    text = page(WALL).text
    assert "left-handed.css" in text
    assert "Lay out for the right hand" in text


def test_the_score_of_a_step_down_says_what_it_is_counted_from(page):
    score = next(row for row in page("step_down").context["sheet"].entries if row.entry.key == "score")

    points = {each.field: each.points for each in score.cells[0].counted}
    assert points["finding.sd_trunk.left"] == {"0": 0, "1": 1, "2": 1, "3": 1}
    assert points["finding.sd_knee.left"] == {"0": 0, "1": 1, "2": 2, "3": 2}
    assert "finding.sd_quads_give.left" not in points
    assert sum(max(each.values()) for each in points.values()) == score.entry.most


def test_the_lines_of_the_flexibility_score_are_asked_one_by_one_and_kept(signed_in, alice, dana, send_to):
    sitting = start_assessment(client=dana, battery="general", by=alice)
    sheet = signed_in(alice).get(reverse("assessments:test", args=[sitting.pk, "beighton"])).context["sheet"]
    asked = [row for row in sheet.entries if row.entry.words]
    score = next(row for row in sheet.entries if row.entry.key == "score")

    assert len(asked) == score.entry.most == 9
    assert [each.points for each in score.cells[0].counted] == [{"no": 0, "yes": 1}] * 9
    assert send_to(sitting, test="beighton", key="palms_floor", value="yes").status_code == 200
    assert send_to(sitting, test="beighton", key="palms_floor", value="maybe").status_code == 422


def test_scores_say_what_they_stand_for(page, measure):
    measure("step_down", "score", left=4, right=1)

    assert "Left 4 of 6, poor. Right 1 of 6, good." in page("step_down").text


def test_the_two_scores_of_a_leg_raise_are_added_up_once_both_are_known(signed_in, alice, dana):
    sitting = start_assessment(client=dana, battery="low_back", by=alice)
    record_measurement(assessment=sitting, where=Where("aslr", "score", "left"), value=3, by=alice)
    address, browser = reverse("assessments:test", args=[sitting.pk, "aslr"]), signed_in(alice)
    assert "Total 3 of" not in browser.get(address).text

    record_measurement(assessment=sitting, where=Where("aslr", "score", "right"), value=1, by=alice)

    assert "Total 4 of 10." in browser.get(address).text


def test_what_is_timed_has_a_watch_and_what_is_counted_a_counter(signed_in, alice, dana):
    sitting, browser = start_assessment(client=dana, battery="postpartum", by=alice), signed_in(alice)
    text = {
        test: browser.get(reverse("assessments:test", args=[sitting.pk, test])).text
        for test in ("single_leg_stance", "sit_to_stand_30s", "breathing_pattern", "aslr")
    }

    assert 'data-watch="measure.eo..left"' in text["single_leg_stance"]
    assert 'data-cap="45.0"' in text["single_leg_stance"]
    assert "Best of 3" in text["single_leg_stance"]
    assert 'data-seconds="30"' in text["sit_to_stand_30s"]
    assert 'data-seconds="60"' in text["breathing_pattern"]
    assert not any(tool in text["aslr"] for tool in ("data-watch", "data-counter"))


@pytest.mark.parametrize(
    ("then", "lands"),
    [("trendelenburg", "trendelenburg"), ("https://elsewhere.example/", "step_down"), ("", "step_down")],
)
def test_nothing_else_seen_is_kept_and_leads_on_to_a_test_of_this_sitting_only(signed_in, alice, sitting, then, lands):
    answer = signed_in(alice).post(reverse("assessments:nothing_seen", args=[sitting.pk, "step_down"]), {"then": then})

    assert answer["location"] == reverse("assessments:test", args=[sitting.pk, lands])
    assert set(Finding.objects.visible_to(alice).values_list("severity", flat=True)) == {0}


def test_what_is_measured_is_not_called_untested_beside_its_number(page, measure):
    measure(WALL, "distance", left=6)

    derived = page(WALL).context["sheet"].derived
    assert {cell.words for row in derived for cell in row.cells} == {"as measured"}
    assert next(row for row in derived if row.observation.id == "kw_limited").is_found


def test_a_finding_that_a_retest_is_known_for_can_be_looked_at_again_where_it_stands(page, send):
    row = next(each for each in page("step_down").context["sheet"].looked_at if each.observation.id == "sd_knee")
    assert "heels_raised" in [each.condition.id for each in row.again]
    assert not row.was_seen_again

    send(test="retest", key="sd_knee", site="heels_raised", side="left", value={"change": "better"})

    row = next(each for each in page("step_down").context["sheet"].looked_at if each.observation.id == "sd_knee")
    assert row.was_seen_again


def test_without_a_script_nothing_else_seen_keeps_what_was_chosen_in_the_form_before(signed_in, alice, sitting):
    browser, address = signed_in(alice), reverse("assessments:nothing_seen", args=[sitting.pk, "knee_to_wall"])
    form = {"was": "{}", "version": 0, "finding.kw_front_pinch.left": "2", "measure.distance..left": "900"}

    refused = browser.post(address, form)
    assert (refused.status_code, 'value="900"' in refused.text) == (422, True)
    assert Finding.objects.visible_to(alice).get().severity == 2

    assert browser.post(address, form | {"measure.distance..left": "9"}).status_code == 302
    kept = Finding.objects.visible_to(alice).filter(observation="kw_front_pinch")
    assert dict(kept.values_list("side", "severity")) == {"left": 2, "right": 0}
