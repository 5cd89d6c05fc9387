import pytest
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.records.actions.clients import discharge_client, readmit_client
from clients.records.actions.consents import give_consent
from clients.records.models import ClientTag, Consent, HistoryEvent, SafetyScreen
from therapy.assessments.models import Assessment


@pytest.fixture
def form():
    return {
        "battery": "low_back",
        "submission": str(uuid7()),
        "places": ["lumbar."],
        "tags": ["flexion_sensitive"],
        "equipment": ["mat"],
        "flag.rf_stroke": "no",
        "flag.rf_fever": "",
    }


def post(browser, client, form):
    return browser.post(reverse("assessments:start", args=[client.pk]), form)


def test_starting_keeps_the_answers_the_cautions_and_the_equipment(signed_in, alice, dana, form):
    answer = post(signed_in(alice), dana, form)

    sitting = Assessment.objects.of(dana).get()
    assert answer.url == reverse("assessments:assessment", args=[sitting.pk])
    assert sitting.tests[0] == "body_map"
    assert sitting.places == ["lumbar."]
    assert sitting.screen.answers == {"rf_stroke": False}, "a question that was not asked is absent"
    assert sitting.screen.urgency == ""
    assert [each.tag for each in ClientTag.objects.of(dana).in_force()] == ["flexion_sensitive"]
    dana.refresh_from_db()
    assert dana.equipment == ["mat"]


def test_sending_the_form_twice_makes_one_assessment(signed_in, alice, dana, form):
    browser = signed_in(alice)

    assert post(browser, dana, form).url == post(browser, dana, form).url
    assert Assessment.objects.of(dana).count() == 1
    assert SafetyScreen.objects.of(dana).count() == 1


def test_for_a_discharged_client_nothing_begins_until_they_are_in_care_again(signed_in, alice, dana, form):
    browser, page = signed_in(alice), reverse("assessments:start", args=[dana.pk])
    discharge_client(client=dana, by=alice)

    assert "take Dana back into care first" in browser.get(page).text
    refused = post(browser, dana, form)
    assert (refused.status_code, Assessment.objects.of(dana).exists()) == (422, False)
    assert "take Dana back into care first" in refused.text

    readmit_client(client=dana, by=alice)
    assert post(browser, dana, form).status_code == 302
    assert "Not in care." not in browser.get(page).text


def test_what_began_before_a_discharge_is_found_again_by_its_form(signed_in, alice, dana, form):
    browser = signed_in(alice)
    first = post(browser, dana, form).url
    discharge_client(client=dana, by=alice)

    assert post(browser, dana, form).url == first


def test_without_a_set_of_tests_the_page_comes_back_with_what_was_answered(signed_in, alice, dana, form):
    answer = post(signed_in(alice), dana, form | {"battery": "", "flag.rf_fever": "yes"})

    assert answer.status_code == 422
    assert "Choose a set of tests." in answer.text
    assert not Assessment.objects.of(dana).exists()
    asked = {question.flag.id: question.answer for _, asks in answer.context["groups"] for question in asks}
    assert (asked["rf_fever"], asked["rf_stroke"], asked["rf_dvt"]) == ("yes", "no", "")


@pytest.mark.parametrize(
    ("answers", "urgency"),
    [
        ({"flag.rf_ces_saddle": "yes"}, "emergency"),
        ({"flag.rf_fever": "yes"}, "same_day"),
        ({"flag.rf_weight_loss": "yes"}, "urgent"),
        ({"flag.rf_safeguarding": "no"}, "urgent"),
        ({"flag.rf_safeguarding": "yes"}, ""),
    ],
)
def test_the_answers_set_how_soon_they_need_medical_eyes(signed_in, alice, dana, form, answers, urgency):
    post(signed_in(alice), dana, form | answers)

    assert SafetyScreen.objects.of(dana).get().urgency == urgency


def test_only_the_questions_that_apply_are_shown(signed_in, alice, dana, form):
    url = reverse("assessments:start", args=[dana.pk])
    page = signed_in(alice).get(url)
    shown = {question.flag.id for _, asks in page.context["groups"] for question in asks if question.applies}

    assert "rf_stroke" in shown
    assert not shown & {"rf_neck_artery", "rf_pp_headache", "rf_pp_hernia"}

    wrong = form | {"battery": "", "places": ["neck.", "hip.left"], "tags": ["postpartum_lt12wk"]}
    page = signed_in(alice).post(url, wrong)
    shown = {question.flag.id for _, asks in page.context["groups"] for question in asks if question.applies}
    assert shown >= {"rf_neck_artery", "rf_pp_headache", "rf_pp_hernia"}
    assert "rf_pregnancy_now" not in shown


def test_a_stop_is_told_in_the_practices_own_number_and_nothing_is_claimed(signed_in, alice, dana, form):
    browser = signed_in(alice)
    post(browser, dana, form | {"flag.rf_ces_saddle": "yes"})
    sitting = Assessment.objects.of(dana).get()
    page = reverse("assessments:test", args=[sitting.pk, "forward_bend"])
    browser.post(page, {"version": 0, "was": "{}", "finding.fb_guarded.": "3"})
    browser.post(reverse("assessments:finish", args=[sitting.pk]))

    for url in (page, reverse("assessments:result", args=[sitting.pk])):
        text = browser.get(url).text
        assert "Stop: emergency care now" in text
        assert "call 112 or go to the emergency department" in text
    assert "Draft programme" not in text
    assert "hypotheses from" not in text


def test_screening_alone_keeps_the_answers(signed_in, alice, dana):
    page = signed_in(alice).post(reverse("assessments:screen", args=[dana.pk]), {"flag.rf_stroke": "no"})

    assert "No warning answers today. Your clinician still decides." in page.text
    assert SafetyScreen.objects.of(dana).get().answers == {"rf_stroke": False}


def test_an_assessment_may_begin_unscreened_and_says_so(signed_in, alice, dana, form):
    browser = signed_in(alice)
    answer = post(browser, dana, {key: said for key, said in form.items() if not key.startswith("flag.")})

    assert Assessment.objects.of(dana).get().screen is None
    assert "Not screened" in browser.get(answer.url, follow=True).text
    page = browser.post(reverse("assessments:screen", args=[dana.pk]), {})
    assert (page.status_code, SafetyScreen.objects.of(dana).count()) == (422, 0)
    assert "No question was answered yet." in page.text


def test_a_question_nobody_knows_is_refused(signed_in, alice, dana):
    page = signed_in(alice).post(reverse("assessments:screen", args=[dana.pk]), {"flag.rf_moon": "yes"})

    assert page.status_code == 422
    assert "There is no such question." in page.text
    assert not SafetyScreen.objects.of(dana).exists()


def test_what_is_said_before_the_first_test_lands_in_the_record(signed_in, alice, dana, form):
    said = {
        "consents": ["care", "photos"],
        "goal": "Carry my daughter up the stairs",
        "happened-TOTAL_FORMS": "3",
        "happened-INITIAL_FORMS": "0",
        "happened-0-kind": "injury",
        "happened-0-place": "ankle.left",
        "happened-0-when": "2019",
        "happened-0-words": "Sprain on the stairs",
        "happened-0-is_documented": "on",
    }
    post(signed_in(alice), dana, form | said)

    dana.refresh_from_db()
    assert dana.goal == "Carry my daughter up the stairs"
    agreed = Consent.objects.of(dana).in_force().values_list("kind", flat=True)
    assert sorted(agreed) == ["care", "photos"]
    event = HistoryEvent.objects.of(dana).get()
    assert (event.kind, event.region, event.side, event.happened_on.isoformat()) == (
        "injury", "ankle", "left", "2019-01-01",
    )  # fmt: skip
    assert event.is_documented


def test_a_row_of_the_history_without_a_time_brings_everything_back(signed_in, alice, dana, form):
    said = {
        "goal": "Run again",
        "happened-TOTAL_FORMS": "3",
        "happened-INITIAL_FORMS": "0",
        "happened-0-kind": "injury",
        "happened-0-words": "Fell",
        "happened-1-kind": "birth",
        "happened-1-when": "soon",
    }
    answer = post(signed_in(alice), dana, form | said)

    assert answer.status_code == 422
    assert "Say what happened and when; a year is enough." in answer.text
    assert "Give a year, such as 2021" in answer.text
    assert "Run again" in answer.text
    assert 'value="Fell"' in answer.text
    assert not Assessment.objects.of(dana).exists()


def test_what_the_client_says_further_to_a_yes_is_kept_and_told_with_the_stop(signed_in, alice, dana, form):
    browser = signed_in(alice)
    answer = post(browser, dana, form | {"flag.rf_fever": "yes", "follow.rf_fever": "39.2 since Monday"})

    assert SafetyScreen.objects.of(dana).get().follow_ups == {"rf_fever": "39.2 since Monday"}
    assert "39.2 since Monday" in browser.get(answer.url, follow=True).text


def test_without_consent_to_keep_a_record_the_page_asks_for_it(signed_in, alice, dana):
    browser, page = signed_in(alice), reverse("assessments:start", args=[dana.pk])
    assert "No consent to keep a record yet." in browser.get(page).text

    give_consent(client=dana, kind="care", now=timezone.now(), by=alice)
    assert "No consent to keep a record yet." not in browser.get(page).text


def test_a_screen_alone_repeats_the_warning_answers_with_what_was_said_further(signed_in, alice, dana):
    said = {"flag.rf_weight_loss": "yes", "follow.rf_weight_loss": "6 kg since August"}
    page = signed_in(alice).post(reverse("assessments:screen", args=[dana.pk]), said)

    assert "6 kg since August" in page.text
