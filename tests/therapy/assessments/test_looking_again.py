"""A re-test done from the result: what it sets apart, what it moves, and when it is refused."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from clients.practices.models import AuditEvent
from therapy.assessments.actions import look_again
from therapy.assessments.analysis import analysis_when_finished
from therapy.assessments.models import Measurement
from therapy.knowledge import load_library


@pytest.fixture
def browser(signed_in, alice):
    return signed_in(alice)


@pytest.fixture
def proposed(finished):
    """The first re-test that the finished assessment proposes, as the page sends it."""
    each = analysis_when_finished(finished, screen=None).retests[0]
    sided = load_library().observation(each.observation).sided
    return {"observation": each.observation, "condition": each.condition, "side": str(each.side) if sided else ""}


def post(browser, assessment, *, part=True, **said):
    headers = {"HX-Request": "true"} if part else {}
    return browser.post(reverse("assessments:look_again", args=[assessment.pk]), said, headers=headers)


def outcomes(finished):
    return {
        (each.observation, each.condition): each.change for each in analysis_when_finished(finished, screen=None).rivals
    }


def test_a_re_test_is_offered_right_on_the_result(browser, finished, proposed):
    page = browser.get(reverse("assessments:result", args=[finished.pk])).text

    assert f'name="condition" value="{proposed["condition"]}"' in page
    assert reverse("assessments:look_again", args=[finished.pk]) in page


def test_a_re_test_sets_two_explanations_apart_and_the_page_says_what_it_moved(browser, alice, finished, proposed):
    answer = post(browser, finished, **proposed, change="better")

    assert answer.status_code == 200
    assert "Re-tested." in answer.context["retested"]["words"]
    assert 'id="result"' in answer.text
    assert "hx-swap-oob" in answer.text, "the sentence above the result goes with it"
    assert outcomes(finished)[proposed["observation"], proposed["condition"]] == "better"
    assert AuditEvent.objects.visible_to(alice).filter(event="finding.retested").count() == 1


def test_the_same_again_is_kept_once_and_a_slip_can_be_taken_back(browser, alice, finished, proposed):
    for _ in range(2):
        post(browser, finished, **proposed, change="worse")
    kept = Measurement.objects.visible_to(alice).filter(assessment=finished, test="retest")

    assert [row.value for row in kept.all()] == [{"change": "worse"}]

    answer = post(browser, finished, **proposed, change="")

    assert "Taken back" in answer.text
    assert not kept.all().exists()


def test_without_script_the_result_comes_back_at_the_rivals(browser, finished, proposed):
    answer = post(browser, finished, part=False, **proposed, change="same")

    assert answer["Location"].endswith("#rivals")


def test_only_what_was_found_and_can_be_told_apart_is_re_tested(alice, finished, sitting, proposed):
    with pytest.raises(ValidationError, match="told apart"):
        look_again(assessment=finished, **{**proposed, **_other(proposed)}, change="better", by=alice)
    with pytest.raises(ValidationError):
        look_again(assessment=finished, **proposed, change="splendid", by=alice)


def test_an_open_assessment_records_its_re_tests_on_its_own_page(alice, recorded, browser):
    with pytest.raises(ValidationError, match="still open"):
        look_again(assessment=recorded, **_any_retest(), change="better", by=alice)

    answer = post(browser, recorded, **_any_retest(), change="better")

    assert answer["HX-Refresh"] == "true"
    assert not Measurement.objects.visible_to(alice).filter(test="retest").exists()


def _any_retest():
    each = next(iter(load_library().discriminators.values()))
    sided = load_library().observation(each.observations[0]).sided
    return {"observation": each.observations[0], "condition": each.condition, "side": "left" if sided else ""}


def _other(proposed):
    """A re-test of something that was not seen."""
    for each in load_library().discriminators.values():
        for observation in each.observations:
            if observation not in ("sd_knee", "sd_pelvis", "tr_drop", "sh_rock", "ohs_knee_in", "sd_quads_give"):
                sided = load_library().observation(observation).sided
                return {"observation": observation, "condition": each.condition, "side": "left" if sided else ""}
    raise AssertionError("The knowledge tells nothing else apart.")
