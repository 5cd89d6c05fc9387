"""What a person reads at a terminal of what is missing, and of a draft about which there is nothing to say."""

from dataclasses import replace

from tests.therapy.reasoning.conftest import recorded
from therapy.knowledge.records import History, Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.telling.hypotheses_report import HypothesesReport
from therapy.reasoning.telling.programme_report import ProgrammeReport
from therapy.reasoning.values import BodyMapEntry

OLD_FOOT = BodyMapEntry("foot", Side.LEFT, onset=2019, history=History.DOCUMENTED)
SORE_HIP = BodyMapEntry("hip", Side.LEFT, pain=4, onset=2021)
FOOT_TO_HIP = ("fa_no_control left 3", "fa_drop left 3", "sd_knee left 2", "tr_drop left 2", "sd_trunk left 3")


def words(lines) -> str:
    return " ".join(" ".join(lines).split())


def test_a_chain_says_what_was_not_tested_on_its_way_and_how_to(library):
    record = recorded(*FOOT_TO_HIP, body_map=(OLD_FOOT, SORE_HIP))
    tested = recorded(*FOOT_TO_HIP, "kw_limited left 0", body_map=(OLD_FOOT, SORE_HIP))

    said, said_later = (words(HypothesesReport(library).lines(assess(each, library))) for each in (record, tested))

    assert "Not tested: left ankle; suggested next test: " in said
    assert "Not tested: left ankle" not in said_later


def test_a_draft_about_which_there_is_nothing_to_note_says_nothing(drafted, library):
    draft = drafted("postpartum_four_fingers")
    quiet = replace(draft, warnings=(), checks=())

    said, said_of_quiet = (words(ProgrammeReport(library).lines(each)) for each in (draft, quiet))

    assert "Take note" in said
    assert "Take note" not in said_of_quiet
    assert "What a colleague would ask" not in said_of_quiet
