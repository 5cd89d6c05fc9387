"""What a report says, to whom, and in which words."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.records.actions.safety import lift_hold, record_screen
from clients.records.models import ClientTag
from tests.programmes.builders import running_programme
from tests.therapy.reports.conftest import ACCEPTED, REJECTED
from therapy.assessments.actions import Where, add_hypothesis, decide, finish_assessment, record_measurement, skip_test
from therapy.assessments.signing.actions import add_addendum, sign_assessment
from therapy.knowledge import load_library
from therapy.reports.actions import start_report
from therapy.reports.composing import paper_of
from therapy.reports.models import Part
from therapy.reports.paper import plain_values

DAY = date(2026, 11, 25)


def said(report, **more):
    """The paper as one text; `more` changes what was chosen."""
    for name, value in more.items():
        setattr(report, name, value)
    return repr(plain_values(paper_of(report, today=DAY)))


def titles(report):
    return [section.title for section in paper_of(report, today=DAY).sections]


@pytest.fixture
def with_rejected(decided, alice):
    decide(assessment=decided, hypothesis=REJECTED, choice="reject", reason="Does not fit", by=alice)


def test_only_hypotheses_that_the_therapist_stands_by_are_told(report, with_rejected):
    told = said(report, wording="clinical")

    assert "Left gluteus medius may be under-working" in told
    assert "adductor" not in told.replace("Side-lying active hip abduction", "")


def test_an_edited_hypothesis_is_told_as_the_therapist_worded_it_with_the_original_beside_it(decided, report, alice):
    decide(assessment=decided, hypothesis=ACCEPTED, choice="edit", words="The left hip tires first.", by=alice)

    clinical, plain = said(report, wording="clinical"), said(report, wording="plain")

    assert "The left hip tires first." in clinical
    assert "The suggestion read: Left gluteus medius may be under-working." in clinical
    assert "The left hip tires first." in plain


def test_plain_words_name_muscles_as_a_client_knows_them_and_clinical_words_give_reasons_and_sources(report):
    plain, clinical = said(report, wording="plain"), said(report, wording="clinical")

    assert "Your left side buttock muscle may be doing less than a full share" in plain
    assert "gluteus medius" not in plain
    assert "Supports" in clinical
    assert "Sources:" in clinical
    assert "published and not validated" in clinical


def test_no_report_speaks_of_a_diagnosis(report):
    for reader, wording in (
        ("client", "plain"),
        ("client", "clinical"),
        ("referrer", "plain"),
        ("referrer", "clinical"),
    ):
        told = said(report, reader=reader, wording=wording).lower()
        assert not any(word in told for word in ("diagnos", "dysfunction", "damaged", "guarantee", "weak core"))


def test_the_date_of_birth_goes_to_whoever_referred_and_not_onto_the_clients_own_copy(report):
    assert "1 May 1990" not in said(report, reader="client")
    assert "1 May 1990" in said(report, reader="referrer")


def test_not_seen_and_not_tested_are_told_apart(report):
    clinical = said(report, wording="clinical")

    assert "['Lateral step-down', 'Knee travels inward', 'clear', 'not seen', '–']" in clinical
    assert "['Lateral step-down', 'Pelvis drops or turns', 'clear', 'not tested', '–']" in clinical


def test_a_test_that_was_left_out_stands_under_not_tested_with_its_reason(recorded, alice):
    skip_test(assessment=recorded, test="gait_observation", reason="No room to walk", by=alice)
    recorded.refresh_from_db()
    report = start_report(assessment=finish_assessment(assessment=recorded, by=alice), by=alice)

    assert "Walking: No room to walk" in said(report)


def test_a_test_of_which_only_a_pain_is_kept_is_told_as_begun_and_not_tested(recorded, alice):
    where = Where("pain", "single_leg_stance", "left")
    record_measurement(assessment=recorded, where=where, value={"pain": 6}, by=alice)
    recorded.refresh_from_db()
    report = start_report(assessment=finish_assessment(assessment=recorded, by=alice), by=alice)

    told = said(report, wording="clinical")
    assert "Single-leg stance: begun, and nothing it looks for was recorded" in told
    assert "eyes open then closed, left: pain 6" in told


def test_a_number_is_told_with_its_unit_on_its_side(recorded, alice):
    record_measurement(assessment=recorded, where=Where("single_leg_stance", "eo", "left"), value="11", by=alice)
    recorded.refresh_from_db()
    report = start_report(assessment=finish_assessment(assessment=recorded, by=alice), by=alice)

    assert "['Single-leg stance: eyes open', '11 s', 'not tested', '–'" in said(report, wording="clinical")


def test_a_part_that_was_not_chosen_is_not_told(report):
    assert "What may lie behind it" in titles(report)

    report.parts = [Part.FOUND]

    assert titles(report) == ["What we found", "Stop, and get help, if you notice"]


def test_the_plan_is_told_by_the_room_that_keeps_programmes(report, dana):
    assert "What we do about it" not in titles(report)

    running_programme(dana, starts_on=DAY)

    told = said(report, wording="clinical")
    assert "Foundation. Running since 25 November 2026, version 1." in told
    assert "2 × 8" in told


def test_while_everything_is_held_neither_plan_nor_hypotheses_are_told(report, dana, alice):
    running_programme(dana, starts_on=DAY)
    screen = record_screen(
        client=dana, answers={"rf_ces_saddle": True}, urgency="emergency", now=timezone.now(), by=alice
    )

    assert titles(report)[0] == "First of all"
    assert {"What we do about it", "What may lie behind it", "Body map"} & set(titles(report)) == set()

    lift_hold(screen=screen, medical_outcome="Seen at the hospital today, nothing found.", now=timezone.now(), by=alice)

    assert "What we do about it" in titles(report)


def test_a_client_is_told_what_to_do_and_the_practices_own_emergency_number(report, dana, alice):
    dana.practice.emergency_number = "999"
    dana.practice.save(update_fields=["emergency_number"])
    record_screen(client=dana, answers={"rf_ces_saddle": True}, urgency="emergency", now=timezone.now(), by=alice)

    report.client.practice.refresh_from_db()

    assert "call 999" in said(report)


def test_a_practice_without_suggestions_reports_what_was_recorded(report, practice):
    practice.suggestions = False
    practice.save(update_fields=["suggestions"])
    report.client.practice.refresh_from_db()
    report.assessment.client.practice.refresh_from_db()

    assert "Knee travels inward" in said(report, wording="clinical")
    assert {"Working hypotheses", "Body map"} & set(titles(report)) == set()


def test_cautions_in_force_go_to_whoever_referred_them(report, dana, alice):
    ClientTag.objects.create(practice=dana.practice, client=dana, tag="falls_risk", set_by=alice)

    assert "Falls or balance problem" in said(report, reader="referrer")


def test_the_body_map_says_in_words_all_that_it_shows(report):
    [picture] = next(section for section in paper_of(report, today=DAY).sections if section.title == "Body map").blocks

    assert "May be doing too little: Left side buttock muscle." in picture.alt
    assert [line for each in picture.beside for line in each.lines] == ["Left side buttock muscle"]


def test_ones_own_hypothesis_is_told_as_ones_own_and_goes_when_it_is_given_up(decided, report, alice):
    own = add_hypothesis(
        assessment=decided, words="The old sprain started it", reason="Limps on stairs", submission=uuid7(), by=alice
    )

    clinical, plain = said(report, wording="clinical"), said(report, wording="plain")

    assert "Rests on: Limps on stairs" in clinical
    assert "not ranked by any rule" in clinical
    assert "The old sprain started it" in plain
    assert "Limps on stairs" not in plain

    decide(assessment=decided, hypothesis=own.hypothesis, choice="reject", reason="She recalls no sprain", by=alice)

    assert "The old sprain started it" not in said(report)


def test_what_was_added_after_signing_is_told_with_its_day_and_its_writer(decided, report, alice):
    now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    sign_assessment(assessment=decided, now=now, by=alice)
    add_addendum(assessment=decided, text="The right hip was tested too.", submission=uuid7(), now=now, by=alice)

    assert "25 November 2026, Alice: The right hip was tested too." in said(report)


def test_a_client_who_has_to_see_a_doctor_takes_the_answers_along_save_what_is_private(report, dana, alice):
    answers = {"rf_ces_saddle": True, "rf_pp_mood_harm": True}
    record_screen(client=dana, answers=answers, urgency="emergency", now=timezone.now(), by=alice)

    told, asked = said(report), load_library().red_flags

    assert asked["rf_ces_saddle"].ask in told
    assert "harming yourself" not in told


def test_how_hypotheses_are_to_be_read_is_said_where_there_are_any(report):
    report.reader = "referrer"
    assert "How to read this" in titles(report)

    report.parts = [Part.FOUND]
    assert "How to read this" not in titles(report)
