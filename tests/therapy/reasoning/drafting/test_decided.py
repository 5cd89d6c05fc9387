"""What the therapist decided: what leads counts before anything was, what was rejected never drives a choice."""

from dataclasses import replace

from tests.therapy.reasoning.conftest import recorded
from tests.therapy.reasoning.drafting.made import (
    LIBRARY,
    UNKNOWN,
    analysis_of,
    drafted,
    eases,
    keys_behind,
    prescriptions,
    suspected,
)
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.drafting.deciding import Decided
from therapy.reasoning.drafting.needs import wanted
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.hypotheses.drivers import Driver
from therapy.reasoning.hypotheses.explanation import LocalExplanation
from therapy.reasoning.hypotheses.muscles import State
from therapy.reasoning.hypotheses.tiers import Confidence
from therapy.reasoning.values import BodyMapEntry, ClientFacts, Measurement, Node

KNEE = "knee_valgus_hip_stability_8w"
HIGH = suspected("gluteus_medius", State.UNDER, confidence=Confidence.HIGH)
LOW = suspected("foot_intrinsics", State.UNDER, confidence=Confidence.LOW)
HIP = Node("hip", Side.LEFT)


def driver(at):
    return Driver(f"driver:{at.key}", at, 0.6, 0.6, 1.0, "moderate", "moderate", (), (), ())


def local(at):
    return LocalExplanation(f"local:{at.key}", at, 0.6, "moderate", "moderate: fits several of your findings", (), ())


def rejecting(*keys):
    return Decided(rejected=frozenset(keys))


def test_undecided_the_leading_hypotheses_shape_the_draft_and_low_ones_do_not():
    assert keys_behind(drafted(HIGH, LOW, template=KNEE)) == {HIGH.key}


def test_undecided_the_low_ones_shape_it_where_nothing_leads():
    assert keys_behind(drafted(LOW, template=KNEE)) == {LOW.key}


def test_a_low_one_that_was_accepted_counts():
    decided = Decided(frozenset({LOW.key}))

    assert keys_behind(drafted(HIGH, LOW, template=KNEE, decided=decided)) == {LOW.key}


def test_what_was_rejected_is_neither_trained_nor_eased_nor_done_first():
    busy = suspected("adductors_short", State.OVER, UNKNOWN)

    kept = drafted(HIGH, busy, template=KNEE)
    left = drafted(HIGH, busy, template=KNEE, decided=rejecting(HIGH.key, busy.key))

    assert {HIGH.key, busy.key} <= keys_behind(kept)
    assert eases(kept)
    assert (keys_behind(left), eases(left)) == (set(), set())
    assert {each.dose.first for each in prescriptions(left)} == {Side.MIDLINE}


def test_a_rejected_hypothesis_does_not_drive_even_if_it_was_accepted_before():
    decided = Decided(frozenset({HIGH.key}), frozenset({HIGH.key}))

    assert keys_behind(drafted(HIGH, template=KNEE, decided=decided)) == set()


def test_accepted_drivers_and_local_explanations_raise_the_need_of_muscles_there_and_rejected_ones_do_not():
    analysis = replace(analysis_of(HIGH), drivers=(driver(HIP),), local=(local(Node("knee", Side.LEFT)),))
    none = frozenset({HIGH.key})

    def need(decided):
        return wanted(analysis, decided, LIBRARY).needs["gluteus_medius"][0].amount

    assert need(Decided(none | {"driver:hip-left"})) > need(Decided(none))
    assert need(rejecting("driver:hip-left")) == need(Decided(none))
    assert wanted(analysis, Decided(none | {"local:knee-left"}), LIBRARY).emphasis.origins == {("knee", Side.LEFT)}


def test_a_rejected_inner_unit_muscle_is_not_chosen_by_the_complaint_either():
    analysis = assess(recorded(body_map=(BodyMapEntry("lumbar", pain=5),)), LIBRARY)

    def chosen(decided):
        draft = propose(analysis, LIBRARY, client=ClientFacts(), decided=decided, template=LIBRARY.templates[KNEE])
        rules = {(b.rule, each.exercise) for each in prescriptions(draft) for b in each.because}
        return [exercise for rule, exercise in rules if rule == "inner_unit"]

    assert chosen(Decided())
    assert chosen(rejecting("muscle:lumbar_multifidus")) == []
    assert chosen(rejecting("local:lumbar")) == []


def test_a_flagged_difference_gives_no_extra_set_for_a_muscle_that_was_rejected_there():
    sides = {Side.LEFT: 4, Side.RIGHT: 30}
    measured = tuple(Measurement("single_leg_stance", side, values={"eo": value}) for side, value in sides.items())
    analysis = assess(replace(recorded(), measurements=measured), LIBRARY)
    behind = [each.key for each in analysis.muscles]

    def extra(decided):
        draft = propose(analysis, LIBRARY, client=ClientFacts(), decided=decided, template=LIBRARY.templates[KNEE])
        return {each.dose.extra_set for each in prescriptions(draft)}

    assert extra(Decided()) == {Side.MIDLINE, Side.LEFT}
    assert extra(rejecting(*behind)) == {Side.MIDLINE}
