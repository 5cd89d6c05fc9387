"""What warns is told before anything else, in words and in JSON, and on the draft."""

import pytest

from tests.therapy.reasoning.safety.conftest import record_of
from therapy.reasoning.analysis import assess
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.telling.export import exported
from therapy.reasoning.telling.report import UNDER_THE_NOTICE, Report
from therapy.reasoning.telling.safety_report import STOP

WEAK_HIP = [{"test": "step_down", "observation": "sd_pelvis", "side": "left", "severity": 3}]
LOST_REFLEX = [{"test": "reflex_loss", "side": "left", "result": "positive"}]
WEAK_FOOT = [{"muscle": "tibialis_anterior", "side": "left", "grade": "3"}]


@pytest.fixture
def told(library):
    """The report of a case of these keys, as one line."""

    def _told(**keys):
        record = record_of(**keys)
        return " ".join(Report(library).whole("a_case", record, assess(record, library), None).split())

    return _told


def test_after_a_stop_hypotheses_stand_under_the_notice(told):
    report = told(findings=WEAK_HIP, red_flags={"rf_fever": True})

    assert report.index(STOP) < report.index(UNDER_THE_NOTICE) < report.index("Gluteus medius (left)")


def test_without_a_stop_there_is_no_notice_to_stand_under(told):
    report = told(findings=WEAK_HIP)

    assert STOP not in report
    assert UNDER_THE_NOTICE not in report


def test_a_combination_is_told_with_its_reasons_and_sources(told):
    report = told(special=LOST_REFLEX, strength=WEAK_FOOT)

    assert "Medical review within days (GP or specialist): A reflex and strength are lost in the same limb" in report
    assert (
        "Because: Knee or ankle reflex weaker or gone, left: positive; Tibialis anterior strength, left: 3 of 5 "
        "[niceng59, finucane2020]" in report
    )


def test_what_is_worth_asking_next_is_told(told):
    report = told(special=LOST_REFLEX, strength=WEAK_FOOT)

    assert "Worth asking next, because it could make this more urgent:" in report
    assert "- Does it get better, stay the same, or get worse? (medical assessment today)" in report


def test_json_gives_what_holds_and_what_to_ask_next(library):
    record = record_of(red_flags={"rf_hot_joint": True, "rf_fever": True})

    safety = exported("a_case", assess(record, library), None, library)["safety"]

    [raised] = safety["combinations"]
    assert set(raised) == {"id", "urgency", "says", "because", "sources", "regions"}
    assert (raised["id"], raised["urgency"]) == ("hot_joint_with_fever_or_implant", "emergency")
    assert safety["refer"] == {"urgency": "emergency", "why": raised["says"]}
    assert safety["ask_next"] == []

    night_pain = assess(record_of(red_flags={"rf_night_pain": True}), library)
    asked = exported("a_case", night_pain, None, library)["safety"]["ask_next"]
    assert {"ask", "urgency", "combination"} == set(asked[0])


def test_a_draft_names_what_is_for_within_days(library):
    record = record_of(special=LOST_REFLEX, strength=WEAK_FOOT)
    draft = propose(assess(record, library), library, client=record.client)

    assert draft.needs_sign_off
    assert any(each.startswith("Taken together, urgent: A reflex and strength") for each in draft.warnings)
