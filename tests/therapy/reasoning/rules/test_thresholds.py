"""Every gate of the model: a record that just passes it, and the same one where the gate stands a hair higher."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.therapy.reasoning.conftest import recorded
from tests.therapy.reasoning.rules.changed import At, numbers, with_number
from therapy.knowledge.records import History, Side
from therapy.reasoning.analysis import Analysis, assess
from therapy.reasoning.hypotheses.muscles import State
from therapy.reasoning.hypotheses.tiers import Confidence
from therapy.reasoning.values import BodyMapEntry, Measurement, Record, StrengthTested

OLD_KNEE = BodyMapEntry("knee", Side.LEFT, onset=2019, history=History.DOCUMENTED)
SORE_HIP = BodyMapEntry("hip", Side.LEFT, pain=5, onset=2021)
KNEE_AND_HIP = recorded("sd_quads_give left 3", "tr_drop left 3", body_map=(OLD_KNEE, SORE_HIP))
UP_TO_THE_BACK = recorded(
    *("sd_quads_give left 3", "tr_drop left 3", "sls_hip_drop left 3", "fb_guarded 3"),
    body_map=(OLD_KNEE, BodyMapEntry("lumbar", pain=6, onset=2023)),
)
PAST_THE_HIP = recorded(
    "sd_quads_give left 3", "fb_guarded 3", body_map=(OLD_KNEE, BodyMapEntry("lumbar", pain=6, onset=2023))
)
FROM_FOOT_TO_HIP = recorded(
    *("fa_no_control left 3", "tr_drop left 3"),
    body_map=(BodyMapEntry("foot", Side.LEFT, onset=2019, history=History.DOCUMENTED), SORE_HIP),
)
ONE_AGAINST_ONE = recorded("sls_hip_drop left 2", "tr_drop left 0")
TWO_AGAINST_ONE = recorded("sls_hip_drop left 2", "weak:gluteus_medius left 2", "tr_drop left 0")
BOTH_WAYS = recorded("tr_lean left 2", "sk_short left 2")
MANY_PLACES = recorded(
    *("fa_no_control left 3", "kw_limited left 3", "sd_quads_give left 3", "tr_drop left 3", "as_effort left 3"),
    *("ml_weak left 3", "pf_leak_effort 3", "dn_short 3"),
)
STIFF_SQUAT = recorded("ohs_knee_in left 3", "ohs_forward_lean 3", "ohs_arms_forward 3", "ohs_back_round 3")
GLUTE, MAGNUS = "muscle:gluteus_medius:left", "muscle:adductor_magnus:left"
KNEE_TO_HIP, KNEE_TO_BACK = "cascade:knee-left>hip-left", "cascade:knee-left>hip-left>lumbar"

type Passed = Callable[[Analysis], bool]


@dataclass(frozen=True, slots=True)
class Gate:
    """`passes` is where the gate may stand at most, and `stops` where it no longer lets the record through."""

    at: At
    says: str
    record: Record
    passed: Passed
    passes: float
    stops: float


def named(key: str) -> Passed:
    return lambda analysis: key in analysis.keys


def muscle(key: str, tier: Confidence) -> Passed:
    return lambda analysis: {each.key: each.confidence for each in analysis.muscles}[key] is tier


def conflicting(analysis: Analysis) -> bool:
    return any(each.state is State.CONFLICTING for each in analysis.muscles)


def missing_hip(analysis: Analysis) -> bool:
    return "hip-left" in [each.node.key for each in analysis.look_next]


def so_many(name: str, count: int) -> Passed:
    """Whether so many are shown; what stands level with the last would stay too, and here nothing does."""
    return lambda analysis: len(getattr(analysis, name)) == count


def amber(analysis: Analysis) -> bool:
    return any(each.amber for each in analysis.asymmetries)


def pain_counts(analysis: Analysis) -> bool:
    return bool(analysis.remarks)


def held(left: float, right: float) -> Record:
    sides = ((Side.LEFT, left), (Side.RIGHT, right))
    return Record(
        measurements=tuple(Measurement("single_leg_stance", side, values={"ec": held}) for side, held in sides)
    )


WEAK_WITH_PAIN = Record(strength=(StrengthTested(Side.LEFT, "gluteus_medius", grade=3, pain=4),))
ORIGIN, SUPPORT, PATH = 0.73005, 0.35631, 0.365  # as worked by hand in test_worked_example

GATES = [
    Gate(
        ("min_origin",), "An origin of 0.730 is named", KNEE_AND_HIP, named("driver:knee-left"), ORIGIN - 1e-5, 0.7301
    ),
    Gate(
        ("min_support",),
        "A link with a support of 0.356 holds",
        KNEE_AND_HIP,
        named(KNEE_TO_HIP),
        SUPPORT - 1e-5,
        0.357,
    ),
    Gate(("min_tests",), "A chain on two tests is shown", KNEE_AND_HIP, named(KNEE_TO_HIP), 2, 3),
    Gate(("max_hops",), "A chain of two hops is shown", UP_TO_THE_BACK, named(KNEE_TO_BACK), 2, 1),
    Gate(("bands", 2, "at_least"), "A chain of 0.365 is shown", KNEE_AND_HIP, named(KNEE_TO_HIP), PATH, PATH + 0.001),
    Gate(
        ("bands", 1, "at_least"),
        "A chain of 0.365 is moderate",
        KNEE_AND_HIP,
        lambda analysis: analysis.cascades[0].path.band == "moderate",
        PATH,
        PATH + 0.001,
    ),
    Gate(
        ("bands", 0, "at_least"),
        "A driver of 0.608 is well supported",
        KNEE_AND_HIP,
        lambda analysis: analysis.drivers[0].band == "well supported by what was recorded",
        0.608,
        0.609,
    ),
    Gate(
        ("complaint_from",),
        "A pain of 5 is a complaint",
        KNEE_AND_HIP,
        lambda analysis: [at.key for at in analysis.complaints] == ["hip-left"],
        5,
        6,
    ),
    Gate(
        ("gap_origin",),
        "Past an origin of 0.730 the untested are named",
        PAST_THE_HIP,
        missing_hip,
        ORIGIN - 1e-5,
        0.7301,
    ),
    Gate(("gap_hops",), "What lies between two places two steps apart is named", PAST_THE_HIP, missing_hip, 2, 1),
    Gate(
        ("gaps_shown",),
        "Of two untested places both are named",
        FROM_FOOT_TO_HIP,
        lambda analysis: {each.node.key for each in analysis.look_next} == {"ankle-left", "knee-left"},
        2,
        1,
    ),
    Gate(
        ("tiers", "medium_points"), "Two points are medium", ONE_AGAINST_ONE, muscle(GLUTE, Confidence.MEDIUM), 2, 2.5
    ),
    Gate(
        ("tiers", "medium_share"),
        "A share of 0.675 is",
        ONE_AGAINST_ONE,
        muscle(GLUTE, Confidence.MEDIUM),
        0.674,
        0.675,
    ),
    Gate(("tiers", "high_points"), "Four points are high", TWO_AGAINST_ONE, muscle(GLUTE, Confidence.HIGH), 4, 4.5),
    Gate(("tiers", "high_share"), "A share of 0.866 is", TWO_AGAINST_ONE, muscle(GLUTE, Confidence.HIGH), 0.866, 0.867),
    Gate(("tiers", "high_tests"), "Two clear tests are", TWO_AGAINST_ONE, muscle(GLUTE, Confidence.HIGH), 2, 3),
    Gate(("conflict_share",), "Arms of 0.114 and 0.117 conflict", BOTH_WAYS, conflicting, 0.97, 0.98),
    Gate(
        ("main_link_share",),
        "A link of 0.40 beside one of 0.45 is a main one",
        recorded("sd_knee left 2"),
        muscle(MAGNUS, Confidence.MEDIUM),
        0.88,
        0.89,
    ),
    Gate(
        ("main_link_least",),
        "A heaviest link of 0.45 is a main one",
        recorded("sd_knee left 2"),
        muscle(GLUTE, Confidence.MEDIUM),
        0.45,
        0.46,
    ),
    Gate(("drivers_shown",), "Five places are named", MANY_PLACES, so_many("drivers", 5), 5, 4),
    Gate(("retests_shown",), "Two re-tests are proposed", STIFF_SQUAT, so_many("retests", 2), 2, 1),
    Gate(("asymmetry", "amber_percent"), "A tenth less on one side is amber", held(18, 20), amber, 10, 10.5),
    Gate(("strength", "painful_from"), "A pain of 4 is remarked", WEAK_WITH_PAIN, pain_counts, 4, 5),
]
COUNTED_IN_TEST_GATES = {("paths_shown",), ("affected_shown",)}
WEIGHTS = {
    *("evidence_weights", "reliability_weights", "history_weights", "time_weights", "quality_weights"),
    *("origin_history", "origin_tissue", "origin_muscles", "support_pain", "hop_decay"),
    *("unseen_weight", "unseen_in_same_test", "unseen_penalty", "common_weight"),
}
"""What weighs and gates nothing: test_numbers shows that each is of consequence."""
STEPS = {("tiers", "points"), ("strength", "grade"), ("strength", "side_difference_grades")}
STEPS |= {("strength", "percent_below_usual"), ("strength", "side_difference_percent")}
"""What test_examined shows record by record, and test_rules for the points."""


@pytest.mark.parametrize(
    "gate",
    [
        pytest.param(each, id=f"{each.says}, and not where {' '.join(map(str, each.at))} is {each.stops:g}")
        for each in GATES
    ],
)
def test_a_gate_lets_a_record_through_and_a_hair_higher_stops_it(gate, library):
    open_, shut = (with_number(library, "scoring", gate.at, number) for number in (gate.passes, gate.stops))

    assert gate.passed(assess(gate.record, open_))
    assert not gate.passed(assess(gate.record, shut))


def ungated(gates, library) -> set[At]:
    """The numbers of the model that neither weigh nor have a gate among these."""
    known = {gate.at for gate in gates} | COUNTED_IN_TEST_GATES
    every = {at for at, _ in numbers(library.scoring)}
    return {at for at in every if at not in known and at[0] not in WEIGHTS and at[:2] not in STEPS}


def test_every_number_of_the_model_weighs_or_has_its_gate_here(library):
    assert ungated(GATES, library) == set()


def test_a_gate_without_its_case_is_named(library):
    """The proof above can fail."""
    assert ungated(GATES[1:], library) == {GATES[0].at}
