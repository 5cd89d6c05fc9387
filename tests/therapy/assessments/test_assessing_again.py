"""Assessing a client again: the same tests in the same order, with what was found last time beside each field."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.contracts.world import another_client
from therapy.assessments.actions import Where, finish_assessment, record_finding, record_measurement, start_assessment
from therapy.assessments.battery.sets import as_last_time
from therapy.assessments.models import Assessment

TESTS = ["step_down", "knee_to_wall", "overhead_squat"]


@pytest.fixture
def last(recorded, alice, dana) -> Assessment:
    """A month ago: tests of her own order, a knee that stood out and an ankle that was measured."""
    wall = Where("knee_to_wall", "distance", "left")
    record_measurement(assessment=recorded, where=wall, value="6", by=alice)
    Assessment.objects.of(dana).filter(pk=recorded.pk).update(tests=TESTS)
    recorded.refresh_from_db()
    done = finish_assessment(assessment=recorded, by=alice)
    Assessment.objects.of(dana).filter(pk=done.pk).update(finished_at=done.finished_at - timedelta(days=30))
    return Assessment.objects.of(dana).get(pk=done.pk)


@pytest.fixture
def again(last, dana, alice) -> Assessment:
    return start_assessment(client=dana, battery=str(last.pk), by=alice)


@pytest.fixture
def browser(signed_in, alice):
    return signed_in(alice)


def cells(browser, sitting, test):
    sheet = browser.get(reverse("assessments:test", args=[sitting.pk, test])).context["sheet"]
    return {name: cell.before for name, cell in sheet.cells.items()}, sheet


def test_starting_again_offers_the_tests_of_last_time_first_and_chosen(browser, dana, last):
    page = browser.get(reverse("assessments:start", args=[dana.pk]))

    assert page.context["sets"][0].id == page.context["chosen"] == str(last.pk)
    assert "As on" in page.text
    assert "What was found then stands beside each field." in page.text


def test_the_first_assessment_offers_no_last_time(browser, dana):
    assert as_last_time(dana) is None
    assert not browser.get(reverse("assessments:start", args=[dana.pk])).context["chosen"]


def test_the_same_tests_are_done_again_in_the_same_order_under_the_sets_own_name(again, last):
    assert again.tests == TESTS
    assert (again.battery, again.set_name) == (last.battery, last.set_name)


def test_a_sitting_of_another_client_or_an_open_one_is_no_set_of_tests(dana, alice, last, again):
    with pytest.raises(ValidationError, match="Choose one of the sets"):
        start_assessment(client=dana, battery=str(again.pk), by=alice)
    with pytest.raises(ValidationError, match="Choose one of the sets"):
        start_assessment(client=another_client(alice), battery=str(last.pk), by=alice)


def test_what_was_found_last_time_stands_beside_each_field(browser, again):
    before, sheet = cells(browser, again, "step_down")

    assert before["finding.sd_knee.left"] == "clear"
    assert before["finding.sd_knee.right"] == "not seen"
    assert before["finding.sd_pelvis.right"] == "", "it was not tested: the page says that once"
    assert sheet.was_done


def test_what_was_measured_last_time_stands_there_with_its_unit(browser, again):
    page = browser.get(reverse("assessments:test", args=[again.pk, "knee_to_wall"]))

    assert "Was left 6 cm." in page.text


def test_a_test_that_was_not_done_says_so_as_a_whole(browser, dana, alice, last):
    sitting = start_assessment(client=dana, battery="low_back", by=alice)
    test = next(
        each for each in sitting.tests if each not in (*TESTS, "body_map", "trendelenburg", "sidelying_abduction")
    )
    before, sheet = cells(browser, sitting, test)

    assert not sheet.was_done
    assert set(before.values()) == {""}
    assert (
        "so there is nothing to compare with" in browser.get(reverse("assessments:test", args=[sitting.pk, test])).text
    )


def test_a_first_assessment_has_nothing_beside_its_fields(browser, recorded):
    before, sheet = cells(browser, recorded, "step_down")

    assert sheet.last_on is None
    assert set(before.values()) == {""}


def test_what_was_found_today_takes_nothing_from_last_time_and_the_other_way_round(browser, alice, again):
    record_finding(assessment=again, observation="sd_knee", side="left", severity=0, by=alice)
    before, sheet = cells(browser, again, "step_down")

    assert (sheet.cells["finding.sd_knee.left"].value, before["finding.sd_knee.left"]) == (0, "clear")
    assert sheet.cells["finding.sd_pelvis.left"].value is None


def test_a_finished_assessment_is_never_set_beside_a_later_one(browser, alice, last, again):
    record_finding(assessment=again, observation="sd_knee", side="left", severity=0, by=alice)
    again.refresh_from_db()
    finish_assessment(assessment=again, by=alice)

    assert cells(browser, last, "step_down")[1].last_on is None
