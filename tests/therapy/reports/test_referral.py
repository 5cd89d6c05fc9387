"""A letter of referral: what warns and what is asked for, and nothing that is private."""

from datetime import date

import pytest
from django.utils import timezone

from clients.records.actions.safety import record_screen
from tests.therapy.reports.papers import read_aloud
from therapy.knowledge import load_library
from therapy.reasoning.safety.flags import PRIVATE
from therapy.reports.actions import start_referral
from therapy.reports.composing import paper_of
from therapy.reports.paper import plain_values
from therapy.reports.printing.typesetting import pdf_of

DAY = date(2026, 11, 25)


@pytest.fixture
def screened(dana, alice):
    def screened(urgency="emergency", **answers):
        return record_screen(client=dana, answers=answers, urgency=urgency, now=timezone.now(), by=alice)

    return screened


def told(letter):
    return repr(plain_values(paper_of(letter, today=DAY)))


def test_it_can_be_written_before_any_assessment(referral, screened):
    screened(rf_ces_saddle=True)

    paper = paper_of(referral, today=DAY)

    assert paper.title == "Referral: emergency care now"
    assert "Please see Dana Reed, 36 years old, who is in my care." in paper.opening
    assert load_library().red_flags["rf_ces_saddle"].ask in told(referral)
    assert "Programme and sessions are held here" in told(referral)


def test_it_repeats_what_the_client_was_told_unless_the_therapist_says_it_better(referral, screened):
    screened(rf_ces_saddle=True)

    assert "Please stop exercising and call 112" in told(referral)

    referral.advice = "I drove her to the emergency department."

    assert "I drove her" in told(referral)
    assert "call 112" not in told(referral)


@pytest.mark.parametrize("flag", sorted(PRIVATE))
def test_a_private_answer_is_never_printed_and_the_reader_is_asked_to_speak_first(referral, screened, flag):
    screened(urgency="urgent", **{flag: flag != "rf_safeguarding"})

    words = read_aloud(pdf_of(paper_of(referral, today=DAY))).replace("\r\n", " ")

    assert load_library().red_flags[flag].ask[:25] not in words
    assert "One reason is not printed here" in words
    assert "safe at home" not in words.lower()


def test_what_an_open_assessment_found_is_part_of_it(recorded, dana, alice):
    letter = start_referral(client=dana, by=alice)
    assert letter.assessment == recorded

    letter.parts = ["found"]

    assert "Knee travels inward" in told(letter)


def test_without_anything_that_warns_it_says_so_and_clears_nobody(referral):
    assert "No answer and no finding on record warns." in told(referral)
    assert "rules nothing out" in told(referral)


def test_it_names_no_illness(referral, screened):
    screened(rf_ces_saddle=True, rf_cancer_history=True)

    assert "cauda equina" not in told(referral).lower()
    assert "malignan" not in told(referral).lower()
    assert "diagnos" not in told(referral).lower()


def test_what_the_client_said_further_is_told_save_of_what_is_private(referral, dana, alice):
    record_screen(
        client=dana,
        answers={"rf_ces_saddle": True, "rf_pp_mood": True},
        urgency="emergency",
        follow_ups={"rf_ces_saddle": "Since Monday.", "rf_pp_mood": "Since the birth."},
        now=timezone.now(),
        by=alice,
    )

    assert "The client says: Since Monday." in told(referral)
    assert "Since the birth." not in told(referral)
