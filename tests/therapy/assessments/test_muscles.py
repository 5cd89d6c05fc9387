"""A muscle asked about: what speaks for it, what nobody tested, and how the therapist sees it."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.therapy.assessments.sending import change, send
from therapy.assessments.actions import Where, record_measurement
from therapy.assessments.analysis import analysis_when_finished
from therapy.assessments.models import Measurement

LATE = {"state": "under-working", "why": "Comes in late when I feel for it"}


@pytest.fixture
def browser(signed_in, alice):
    return signed_in(alice)


@pytest.fixture
def viewed(recorded, alice):
    """Alice's own view of the left multifidus, from which nothing follows."""
    record_measurement(assessment=recorded, where=Where("own", "lumbar_multifidus", "left"), value=LATE, by=alice)
    recorded.refresh_from_db()
    return recorded


def sheet(browser, assessment, muscle="gluteus_medius", **headers):
    url = reverse("assessments:muscle", args=[assessment.pk, muscle])
    return browser.get(url, headers={"HX-Request": "true", **headers})


def test_a_muscle_says_what_speaks_for_it_on_each_side_and_which_tests_are_left(browser, recorded):
    text = sheet(browser, recorded).text

    assert "Left gluteus medius" in text
    assert "Pelvis" in text
    assert "<b>Right</b>: nothing recorded so far speaks for it." in text
    assert "Not tested yet" in text
    assert "<!DOCTYPE" not in text


def test_a_muscle_that_nothing_speaks_for_says_which_tests_would_show_it(browser, sitting):
    text = sheet(browser, sitting).text

    assert "<b>Left</b>: nothing recorded so far speaks for it." in text
    assert "Not tested yet, and would show it:" in text


def test_a_muscle_nobody_knows_is_not_found(browser, recorded):
    assert sheet(browser, recorded, "biceps_imaginarii").status_code == 404


def test_an_own_view_is_kept_with_its_reason_and_nothing_is_concluded_from_it(browser, viewed, recorded):
    before = analysis_when_finished(recorded, screen=None)
    live = browser.get(reverse("assessments:test", args=[viewed.pk, "step_down"])).context["live"]

    assert [(each.name, each.state, each.why) for each in live.own] == [
        ("Left lumbar multifidus", LATE["state"], LATE["why"])
    ]
    assert not [each for each in before.muscles if each.muscle == "lumbar_multifidus"]
    assert {"muscle": "lumbar_multifidus", "side": "left", "own": True}.items() <= live.findings[-1].items()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"state": "tight"}, "what you go by"),
        ({"why": "felt it"}, "choose over-working"),
        ({"state": "asleep", "why": "felt it"}, "choose one of"),
    ],
)
def test_an_own_view_without_state_or_reason_is_refused_with_what_to_do(alice, recorded, said, sentence):
    with pytest.raises(ValidationError, match=sentence):
        record_measurement(assessment=recorded, where=Where("own", "soleus", "left"), value=said, by=alice)


def test_without_script_the_muscles_page_keeps_the_view_and_gives_back_what_is_wrong(browser, alice, recorded):
    url = reverse("assessments:muscle", args=[recorded.pk, "soleus"])
    form = {"version": recorded.version, "was": "{}", "exam.own.soleus..left.state": "tight"}

    refused = browser.post(url, form)
    kept = browser.post(url, form | {"exam.own.soleus..left.why": "Hard end feel"})

    assert refused.status_code == 422
    assert "what you go by" in refused.text
    assert kept.status_code == 302
    row = Measurement.objects.visible_to(alice).get(assessment=recorded, test="own")
    assert row.value == {"state": "tight", "why": "Hard end feel"}


def test_the_map_is_a_list_too_with_every_muscle_and_what_is_told_of_it(browser, viewed):
    text = browser.get(reverse("assessments:muscles", args=[viewed.pk])).text

    assert reverse("assessments:muscle", args=[viewed.pk, "soleus"]) in text
    assert "Left under-active" in text
    assert "Left under-working, your own view" in text


def test_the_view_stands_on_the_finished_result_and_is_not_changed_any_more(browser, alice, finished):
    page = browser.get(reverse("assessments:muscle", args=[finished.pk, "gluteus_medius"])).text

    assert "none recorded" in page
    assert "<form" not in page.split("<main")[1]
    with pytest.raises(ValidationError, match="finished"):
        record_measurement(assessment=finished, where=Where("own", "soleus", "left"), value=LATE, by=alice)


def test_an_answer_to_a_tap_sends_the_muscles_of_other_tests_once_as_the_map_is_drawn_from_them(
    browser, alice, recorded
):
    answer = send(browser, recorded, alice, change(value=3, was=2), page="step_down").json()
    others = [each for each in answer["findings"] if not each["here"]]

    assert {each["words"].rpartition(", ")[2] for each in others} <= {
        "low confidence",
        "medium confidence",
        "high confidence",
    }
    assert f"{len(others)} from other tests" in answer["parts"]["muscles"]
    assert not any(f'id="of-{each["muscle"]}-{each["side"]}"' in answer["parts"]["muscles"] for each in others)


def test_the_map_of_the_test_page_can_be_pressed_and_knows_every_muscles_name(browser, recorded):
    text = browser.get(reverse("assessments:test", args=[recorded.pk, "step_down"])).text
    names = json.loads(text.split('id="muscle-names" type="application/json">')[1].split("</script>")[0])

    assert isinstance(names, dict), names[:200]
    assert "data-interactive" in text
    assert names["soleus"]["sided"] is True
