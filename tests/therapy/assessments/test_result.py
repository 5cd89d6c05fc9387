"""The result page: what leads, what is one tap away, what stands side by side, and what a stop leaves of it."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.practices.models import AuditEvent
from clients.records.actions.safety import record_screen
from therapy.assessments.actions import Where, finish_assessment, record_finding, record_measurement
from therapy.assessments.hypotheses.untested import telling_tests
from therapy.assessments.models import Decision
from therapy.knowledge import load_library
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.values import FindingMade, Record

GLUTEUS = "muscle:gluteus_medius:left"


@pytest.fixture
def browser(signed_in, alice):
    return signed_in(alice)


def page(browser, assessment, **query):
    return browser.get(reverse("assessments:result", args=[assessment.pk]), query)


def part(browser, assessment, name):
    """What the page fetches when somebody opens a part of it."""
    url = reverse("assessments:result", args=[assessment.pk])
    return browser.get(url, {"show": name}, headers={"HX-Request": "true"})


def decide(browser, assessment, key, choice="accept", **said):
    url = reverse("assessments:decide", args=[assessment.pk])
    return browser.post(url, {"hypothesis": key, "choice": choice, **said}, headers={"HX-Request": "true"})


def card(text, key):
    """The article of one hypothesis."""
    slug = key.replace(":", "").replace(">", "")
    return re.search(rf'<article[^>]*id="h-{slug}".*?</article>', text, re.S)


def test_medium_and_high_confidence_lead_and_low_is_one_tap_away(browser, finished):
    whole = page(browser, finished)
    ranking = whole.context["ranking"]
    low = ranking.low.cards[0]

    assert all(each.word in ("High confidence", "Medium confidence") for each in ranking.leading.cards)
    assert all(each.word == "Low confidence" for each in ranking.low.cards)
    assert card(whole.text, GLUTEUS)
    assert not card(whole.text, low.key)
    assert f"{len(ranking.low.cards)} of low confidence: first hints" in whole.text

    assert card(part(browser, finished, "low").text, low.key)
    assert card(page(browser, finished, show="low").text, low.key), "the plain link opens the part as well"


def test_a_part_alone_leaves_no_further_line_on_the_trail(browser, alice, finished):
    page(browser, finished)
    before = AuditEvent.objects.visible_to(alice).filter(event="assessment.viewed").count()

    part(browser, finished, "low")

    assert AuditEvent.objects.visible_to(alice).filter(event="assessment.viewed").count() == before == 1


def test_a_part_that_does_not_exist_is_answered_with_the_whole_page(browser, finished):
    assert "<h1>Compensation map</h1>" in part(browser, finished, "nonsense").text


def test_each_muscle_says_why_why_not_and_what_nobody_has_tested(browser, alice, recorded):
    record_finding(assessment=recorded, observation="sls_hip_drop", side="left", severity=0, by=alice)
    recorded.refresh_from_db()
    finished = finish_assessment(assessment=recorded, by=alice)

    found = card(page(browser, finished).text, GLUTEUS).group()

    assert "Supports" in found
    assert "Against" in found
    assert "Not tested yet" in found
    assert re.search(r"Seen in \d of \d tests that could have shown it", found)
    assert "For Dana:" in found
    assert "Your left side buttock muscle may be doing less than a full share" in found
    assert "For a report:" in found


def test_what_is_common_in_people_without_pain_says_so(browser, alice, sitting):
    library = load_library()
    common = next(
        each for each in library.special_tests.values()
        if each.positive.common and each.positive.underactive | each.positive.overactive and each.sided
    )  # fmt: skip
    where = Where("special", common.id, "left")
    record_measurement(assessment=sitting, where=where, value={"result": "positive"}, by=alice)
    sitting.refresh_from_db()
    finished = finish_assessment(assessment=sitting, by=alice)

    text = part(browser, finished, "low").text

    assert f"Common in people without pain: {common.positive.common}." in text


def test_drivers_and_local_explanations_can_be_decided_on(browser, alice, finished):
    driver = page(browser, finished).context["ranking"].drivers.cards[0]

    assert card(decide(browser, finished, driver.key).text, driver.key)
    assert "chosen" in card(page(browser, finished).text, driver.key).group()
    assert Decision.objects.visible_to(alice).get().hypothesis == driver.key


def test_a_decision_among_the_low_ones_leaves_them_open(browser, finished):
    low = page(browser, finished).context["ranking"].low.cards[0]

    answer = decide(browser, finished, low.key, show="low").text

    assert 'id="more-low" open' in answer
    assert "chosen" in card(answer, low.key).group()
    assert "from 1 accepted hypothesis" in answer


def test_a_rejection_without_a_reason_is_told_in_place(browser, finished):
    answer = decide(browser, finished, GLUTEUS, "reject")

    assert answer.status_code == 422
    assert "Say in a few words why you reject it." in answer.text
    assert card(answer.text, GLUTEUS)


def test_rivals_stand_side_by_side_until_a_retest_sets_them_apart(browser, alice, recorded):
    where = Where("retest", "sd_knee", "left", "heels_raised")
    record_measurement(assessment=recorded, where=where, value={"change": "better"}, by=alice)
    recorded.refresh_from_db()
    finished = finish_assessment(assessment=recorded, by=alice)

    pairs = [*page(browser, finished).context["pairs_first"], *page(browser, finished).context["pairs_more"]]
    apart = [pair for pair in pairs if pair.outcome]
    text = page(browser, finished).text + part(browser, finished, "rivals").text

    assert "Heels raised: better. That speaks for the left ankle." in [pair.outcome for pair in apart]
    assert "Heels raised: better. That speaks for the left ankle." in text
    assert any(not pair.outcome for pair in pairs)
    assert "Not set apart yet. Re-test now:" in text


def test_the_quickest_retests_say_how_and_why_and_are_done_right_here(browser, finished):
    whole = page(browser, finished)
    retests = whole.context["retests"]

    assert 1 <= len(retests) <= 2
    for each in retests:
        assert each.again.how in whole.text
        assert f"about {each.seconds} seconds" in whole.text
    assert 'name="change" value="better"' in whole.text


def test_what_was_felt_and_what_is_not_scored_stands_beside_the_findings(browser, alice, recorded):
    where = Where("palpation", "knee")
    record_measurement(assessment=recorded, where=where, value={"note": "Warm on the inner side."}, by=alice)
    recorded.refresh_from_db()
    finished = finish_assessment(assessment=recorded, by=alice)

    text = page(browser, finished).text

    assert "Kept, and not scored" in text
    assert "Warm on the inner side." in text


def test_a_difference_within_measurement_error_says_so(browser, alice, recorded):
    for side, degrees in (("left", 28), ("right", 33)):
        where = Where("range", "hip_internal_rotation", side)
        record_measurement(assessment=recorded, where=where, value={"degrees": degrees}, by=alice)
    recorded.refresh_from_db()
    finished = finish_assessment(assessment=recorded, by=alice)

    assert "within measurement error" in page(browser, finished).text


def test_after_a_stop_hypotheses_are_closed_under_the_notice_with_nothing_to_decide(browser, alice, dana, finished):
    assert "Accept" in page(browser, finished).text
    record_screen(client=dana, answers={"rf_ces_saddle": True}, urgency="emergency", now=timezone.now(), by=alice)

    text = page(browser, finished).text

    assert text.index("Stop: ") < text.index("Under this notice, for you alone")
    assert '<details class="under-notice">' in text
    assert card(text, GLUTEUS)
    assert 'name="choice"' not in text
    assert "Draft a programme" not in text
    assert "Quick re-test" not in text
    assert decide(browser, finished, GLUTEUS).status_code == 422


def test_an_assessment_in_which_nothing_was_seen_claims_nothing(browser, alice, sitting):
    record_finding(assessment=sitting, observation="sd_knee", side="left", severity=0, by=alice)
    sitting.refresh_from_db()
    finished = finish_assessment(assessment=sitting, by=alice)

    text = page(browser, finished).text

    assert "Nothing stands out, from 1 test." in text
    assert "Nothing to claim" in text


def test_the_page_stays_small_with_everything_recorded(browser, alice, sitting):
    library = load_library()
    for test in sitting.tests:
        for seen in library.tests[test].observations:
            if test != "body_map":
                side = "left" if seen.sided else ""
                record_finding(assessment=sitting, observation=seen.id, side=side, severity=2, by=alice)
    sitting.refresh_from_db()
    finished = finish_assessment(assessment=sitting, by=alice)

    assert len(page(browser, finished).content) < 200_000


def test_only_low_confidence_is_drawn_thin(browser, finished):
    drawn = page(browser, finished).context["drawn"]
    analysis = page(browser, finished).context["analysis"]

    leading = {(each.muscle, str(each.side)) for each in analysis.leading}
    assert {(each["muscle"], each["side"]) for each in drawn if not each["thin"]} <= leading
    assert not any((each["muscle"], each["side"]) in leading for each in drawn if each["thin"])


def test_a_test_that_was_done_is_not_named_as_untested():
    library = load_library()
    analysis = assess(Record(findings=(FindingMade("sd_knee", Side.LEFT, 2),)), library)
    gluteus = next(each for each in analysis.muscles if each.key == GLUTEUS)
    first, second = telling_tests(gluteus, frozenset(), library)

    assert telling_tests(gluteus, {first}, library)[0] == second
    assert "step_down" not in telling_tests(gluteus, {"step_down"}, library)
