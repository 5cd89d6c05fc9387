"""A form sent ahead: answered once by the client, looked through by a therapist, never straight into the record."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.records.links import link_to
from clients.records.models import HistoryEvent, SafetyScreen
from therapy.assessments.actions import start_assessment
from therapy.assessments.models import BodyMapEntry
from therapy.intake.actions import answer_ahead, ask_ahead, put_aside
from therapy.intake.models import SelfReport
from therapy.outcomes.models import Score

WRITTEN = {
    "knee.left-pain": "6",
    "knee.left-tension": "3",
    "knee.left-recurrence": "most weeks",
    "knee.left-onset": "2021",
    "happened-TOTAL_FORMS": "3",
    "happened-INITIAL_FORMS": "0",
    "happened-0-kind": "injury",
    "happened-0-place": "ankle.left",
    "happened-0-when": "2019",
    "happened-0-words": "Sprain",
    "goal": "Carry my daughter up the stairs",
    "name_0": "Climb stairs",
    "value_0": "4",
    "name_1": "Squat to a low shelf",
    "value_1": "3",
    "name_2": "Run for a bus",
    "value_2": "1",
    "flag.rf_fever": "no",
}


@pytest.fixture
def report(dana, alice) -> SelfReport:
    return ask_ahead(client=dana, by=alice)


@pytest.fixture
def address(report) -> str:
    return link_to("intake:by_link", report).partition("/a/")[2]


@pytest.fixture
def known(signed_in, address, dana):
    """A browser that has said the year of birth, and the path of the form."""
    browser, path = signed_in(None), f"/a/{address}"
    browser.post(path, {"year": dana.date_of_birth.year})
    return browser, path


def kept(report) -> SelfReport:
    return SelfReport.across_practices.get(pk=report.pk)


def test_the_year_of_birth_is_asked_before_anything_is_shown(signed_in, address):
    page = signed_in(None).get(f"/a/{address}")

    assert "In which year were you born?" in page.text
    assert "Where does it trouble you?" not in page.text


def test_a_token_of_something_else_finds_nothing(signed_in, report):
    assert signed_in(None).get("/a/made-up/").status_code == 404


def test_what_the_client_writes_is_kept_apart_from_the_record(known, report, dana):
    browser, path = known

    answer = browser.post(path, WRITTEN, follow=True)

    assert "Thank you" in answer.text
    said = kept(report).said
    assert said["places"] == [
        {"place": "knee.left", "pain": 6, "tension": 3, "recurrence": "most weeks", "onset": "2021.000"}
    ]
    assert said["answers"] == {"rf_fever": False}
    assert said["activities"][0] == {"name": "Climb stairs", "value": 4}
    dana.refresh_from_db()
    assert dana.goal == ""
    assert not HistoryEvent.objects.of(dana).exists()
    assert not SafetyScreen.objects.of(dana).exists(), "a calm answer is no screen: the therapist asks"


def test_a_form_is_answered_once_and_a_second_sending_changes_nothing(known, report):
    browser, path = known
    browser.post(path, WRITTEN)

    browser.post(path, WRITTEN | {"goal": "Something else"})

    assert kept(report).said["goal"] == "Carry my daughter up the stairs"


def test_two_sendings_at_once_keep_the_first(report, dana):
    for goal in ("Run", "Swim"):
        answer_ahead(report=report, said={"goal": goal}, now=timezone.now(), by=dana)

    assert kept(report).said == {"goal": "Run"}


def test_what_cannot_be_read_comes_back_with_all_that_was_written(known, report):
    browser, path = known
    wrong = WRITTEN | {"knee.left-onset": "long ago", "value_2": ""}

    answer = browser.post(path, wrong)

    assert answer.status_code == 422
    assert "Give a year, such as 2021" in answer.text
    assert "Give each thing you named a number" in answer.text
    assert "Carry my daughter up the stairs" in answer.text
    assert kept(report).state == "open"


def test_an_answer_that_stops_is_told_at_once_and_holds_training(known, report, dana):
    browser, path = known

    answer = browser.post(path, WRITTEN | {"flag.rf_ces_saddle": "yes"}, follow=True)

    assert "Please stop and get this checked" in answer.text
    assert "call 112" in answer.text
    screen = SafetyScreen.objects.of(dana).get()
    assert (screen.urgency, screen.asked_by, screen.holds) == ("emergency", None, True)


def test_private_questions_are_never_asked_by_a_link(known):
    browser, path = known

    page = browser.get(path).text

    assert "rf_stroke" in page
    assert "rf_safeguarding" not in page
    assert "rf_pp_mood" not in page


def test_the_therapist_takes_over_what_is_ticked_and_leaves_the_rest(known, signed_in, alice, report, dana):
    browser, path = known
    browser.post(path, WRITTEN)
    page = reverse("intake:review", args=[report.pk])
    shown = signed_in(alice).get(page).text
    assert "pain 6, tension 3, most weeks, since 2021" in shown
    assert "Left ankle" in shown

    said = {"happened": ["0", "7"], "take_goal": "on", "goal": "Carry Ida upstairs", "activities": "on"}
    for _ in range(2):
        signed_in(alice).post(page, said)

    dana.refresh_from_db()
    assert dana.goal == "Carry Ida upstairs"
    assert HistoryEvent.objects.of(dana).get().happened_on == date(2019, 1, 1)
    score = Score.objects.of(dana).get()
    assert (score.measure, len(score.parts)) == ("PSFS", 3)
    assert kept(report).state == "taken"


def test_the_places_are_proposed_on_the_next_body_map_and_not_recorded(known, signed_in, alice, report, dana):
    browser, path = known
    browser.post(path, WRITTEN)
    assert 'value="knee.left"' in signed_in(alice).get(reverse("assessments:start", args=[dana.pk])).text
    sitting = start_assessment(client=dana, battery="knee_hip", by=alice)

    page = signed_in(alice).get(reverse("assessments:test", args=[sitting.pk, "body_map"]))

    proposed = [(row.label, row.shown["pain"]) for row in page.context["rows"] if row.is_proposed]
    assert proposed == [("Left knee", "6")]
    assert "Among them what Dana wrote on" in page.text
    assert not BodyMapEntry.objects.visible_to(alice).exists()

    put_aside(report=kept(report), now=timezone.now(), by=alice)
    page = signed_in(alice).get(reverse("assessments:test", args=[sitting.pk, "body_map"]))
    assert not [row for row in page.context["rows"] if row.is_proposed]


def test_a_form_taken_back_takes_no_answers(known, alice, report):
    browser, path = known
    put_aside(report=report, now=timezone.now(), by=alice)

    answer = browser.post(path, WRITTEN, follow=True)

    assert "Your therapist has taken this form back." in answer.text
    assert kept(report).said == {}


def test_the_panel_says_how_the_form_stands_and_a_stranger_finds_nothing(
    known, signed_in, alice, charlie, report, dana
):
    panel = reverse("intake:panel", args=[dana.pk])
    assert "not answered yet" in signed_in(alice).get(panel).text
    browser, path = known
    browser.post(path, WRITTEN | {"flag.rf_weight_loss": "yes"})

    shown = signed_in(alice).get(panel, headers={"HX-Request": "true"}).text
    assert "Look through" in shown
    assert "Warning answers." in shown
    for name in ("review", "link", "put_aside"):
        url = reverse(f"intake:{name}", args=[report.pk])
        assert signed_in(charlie).post(url).status_code == 404


def test_asking_twice_makes_one_form_and_the_letter_tells_nothing_about_health(signed_in, alice, dana, mailoutbox):
    browser, ask = signed_in(alice), reverse("intake:ask", args=[dana.pk])

    first, second = (browser.post(ask).url for _ in range(2))

    assert first == second
    browser.post(first)
    (letter,) = mailoutbox
    assert "/a/" in letter.body
    assert not {"knee", "pain", "assess"} & set(f"{letter.subject} {letter.body}".lower().split())


def test_goals_are_rated_together_in_one_request_however_often_it_is_opened(signed_in, alice, dana):
    browser, goals = signed_in(alice), reverse("intake:goals", args=[dana.pk])

    first, second = (browser.post(goals).url for _ in range(2))

    assert first == second
    assert "I want to" in browser.get(first).text
