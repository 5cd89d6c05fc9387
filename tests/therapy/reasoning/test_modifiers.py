"""A change a test itself asks about is read as a re-test of what was seen in that test."""

import pytest

from tests.therapy.reasoning.conftest import found
from therapy.knowledge import load_library
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.evidence.collect import Collected, all_findings
from therapy.reasoning.values import Change, Measurement, Record, Retested

HEAVY = {"score": 3}
BY_THE_SQUEEZE = ("retest:aslr_pelvis_compressed:first left", "retest:aslr_pelvis_compressed:second left")


def collected(**parts) -> Collected:
    return all_findings(Record(**parts), load_library())


def raised(side: Side = Side.LEFT, **said) -> Measurement:
    return Measurement("aslr", side, values=HEAVY | said)


def told(*measurements: Measurement, **parts) -> tuple[int | None, ...]:
    """The severities of the two explanations that a squeezed pelvis sets apart."""
    made = collected(measurements=measurements, **parts).findings
    findings = {f"{each.observation} {each.side}": each.severity for each in made}
    return tuple(findings.get(sign) for sign in BY_THE_SQUEEZE)


@pytest.mark.parametrize("yes", [True, "yes"])
def test_a_yes_is_a_finding_that_got_better(yes):
    assert told(raised(pelvic_squeeze_helps=yes)) == (2, 0)


@pytest.mark.parametrize("no", [False, "no"])
def test_a_no_is_a_finding_that_stayed_the_same(no):
    assert told(raised(pelvic_squeeze_helps=no)) == (0, 1)


def test_what_was_not_said_is_no_retest():
    assert told(raised()) == (None, None)
    assert collected(measurements=(raised(),)).retests == ()


def test_what_was_not_seen_is_not_looked_at_again():
    light = Measurement("aslr", Side.LEFT, values={"score": 0, "pelvic_squeeze_helps": True})

    assert told(light) == (None, None)


def test_the_change_counts_on_the_side_it_was_tried_on():
    assert told(raised(), raised(Side.RIGHT, pelvic_squeeze_helps=True)) == (None, None)


def test_a_change_without_a_side_counts_where_something_was_seen():
    assert told(raised(), Measurement("aslr", values={"pelvic_squeeze_helps": "yes"})) == (2, 0)


def test_a_change_counts_for_its_own_test_only():
    squat = Measurement("overhead_squat", values={"heels_raised_improves": True})
    findings = found("sd_knee left 2", "ohs_knee_in right 2", "ohs_head_forward 2")
    again = collected(findings=findings, measurements=(squat,)).retests

    assert [(each.observation, each.side) for each in again] == [("ohs_knee_in", Side.RIGHT)]


def test_a_retest_that_was_recorded_stands_above_the_change():
    worse = Retested("aslr", "as_effort", Side.LEFT, "sij_belt", Change.WORSE)

    assert told(raised(pelvic_squeeze_helps=True), retests=(worse,)) == (0, 1)
    assert collected(measurements=(raised(pelvic_squeeze_helps=True),), retests=(worse,)).retests == (worse,)


def test_a_mark_of_the_version_done_is_no_retest():
    plank = Measurement("side_plank_endurance", Side.LEFT, values={"hold": 10, "knees_version": True})

    assert collected(measurements=(plank,)).retests == ()


def test_the_rivals_it_sets_apart_are_told_as_separated():
    record = Record(measurements=(raised(pelvic_squeeze_helps=True),))

    apart = {each.discriminator: each.change for each in assess(record, load_library()).rivals}
    assert apart["aslr_pelvis_compressed"] == Change.BETTER
