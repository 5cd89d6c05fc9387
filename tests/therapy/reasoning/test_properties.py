"""What holds for every record. The suite tries a few of each; `scripts/measure reasoning` tries two thousand."""

import json
import os
import random
from dataclasses import fields, replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.therapy.reasoning.whole_records import LIBRARY, LIMBS, OBSERVATIONS, findings, mirrored, records
from therapy.knowledge.records import ANY_REGION, Arm, Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.evidence.collect import all_findings
from therapy.reasoning.evidence.weighing import weigh
from therapy.reasoning.hypotheses.tiers import confidence_in
from therapy.reasoning.telling.export import exported
from therapy.reasoning.values import ClientFacts, FindingMade, Measurement, Record

EXAMPLES = int(os.environ.get("PROPERTY_EXAMPLES", "40"))
MANY = settings(max_examples=EXAMPLES, deadline=None)
templates = st.sampled_from(sorted(LIBRARY.templates))
LISTS = tuple(each.name for each in fields(Record) if isinstance(each.default, tuple))


def told(record: Record) -> str:
    """Everything that follows from a record, as one text."""
    return json.dumps(exported("any", assess(record, LIBRARY), None, LIBRARY), sort_keys=True)


@MANY
@given(records(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_recorded_never_matters(record: Record, chance: random.Random):
    def sample(name: str) -> tuple[Any, ...]:
        return tuple(chance.sample(getattr(record, name), len(getattr(record, name))))

    shuffled: dict[str, Any] = {name: sample(name) for name in LISTS}

    assert told(replace(record, **shuffled)) == told(record)


@MANY
@given(records(), templates)
def test_the_same_record_gives_the_same_bytes(record: Record, template: str):
    def printed() -> str:
        analysis = assess(record, LIBRARY)
        draft = propose(analysis, LIBRARY, client=record.client, template=LIBRARY.templates[template])
        return json.dumps(exported("any", analysis, draft, LIBRARY), sort_keys=True)

    assert printed() == printed()


@MANY
@given(records())
def test_what_is_mirrored_in_comes_out_mirrored(record: Record):
    plain, mirror = assess(record, LIBRARY), assess(mirrored(record), LIBRARY)

    def turned(side: Side) -> Side:
        return side.opposite

    assert {(m.muscle, turned(m.side), m.state, m.length, m.confidence, m.score) for m in plain.muscles} == {
        (m.muscle, m.side, m.state, m.length, m.confidence, m.score) for m in mirror.muscles
    }
    assert {(d.node.region, turned(d.node.side), d.score) for d in plain.drivers} == {
        (d.node.region, d.node.side, d.score) for d in mirror.drivers
    }
    assert {(tuple((at.region, turned(at.side)) for at in c.path.nodes), c.path.score) for c in plain.cascades} == {
        (tuple(c.path.nodes), c.path.score) for c in mirror.cascades
    }
    assert {(r.discriminator, turned(r.side), r.gain) for r in plain.retests} == {
        (r.discriminator, r.side, r.gain) for r in mirror.retests
    }
    assert {(gap.node.region, turned(gap.node.side)) for gap in plain.look_next} == {
        tuple(gap.node) for gap in mirror.look_next
    }
    assert {(each.observation, turned(each.side)) for each in plain.unexplained} == {
        (each.observation, each.side) for each in mirror.unexplained
    }


def support(record: Record) -> dict[tuple[str, Side, Arm], tuple[float, int]]:
    """For each arm of each muscle and side its score and the rank of its tier."""
    collected = all_findings(record, LIBRARY)
    best: dict[tuple[str, Side, Arm], tuple[float, int]] = {}
    for (muscle, side), arms in weigh(collected.findings, LIBRARY, collected.how_well).muscles.items():
        for arm, ballot in arms.items():
            known = best.get((muscle, side, arm), (0.0, -1))
            tier = confidence_in(ballot).rank if ballot.seen else -1
            best[muscle, side, arm] = (max(known[0], ballot.score), max(known[1], tier))
    return best


@st.composite
def one_more(draw, severity):
    """A record, and the same with one finding more of this severity that it did not have."""
    record = draw(records())
    new = draw(st.sampled_from(OBSERVATIONS))
    side = draw(st.sampled_from(LIMBS)) if LIBRARY.observation(new).sided else Side.MIDLINE
    assume(all(each.observation != new for each in record.findings))
    more = FindingMade(new, side, draw(severity))
    return record, replace(record, findings=(*record.findings, more)), more


def spoken_of(more: FindingMade) -> set[tuple[str, Side, Arm]]:
    """Every muscle, side and arm that a finding speaks of."""
    votes = weigh([replace(more, severity=3)], LIBRARY).muscles
    return {(muscle, side, arm) for (muscle, side), arms in votes.items() for arm in arms}


@MANY
@given(one_more(st.integers(1, 3)))
def test_a_finding_that_speaks_for_something_never_lowers_it(each):
    before, after, more = each
    was, now = support(before), support(after)

    for what in spoken_of(more):
        assert now[what][0] >= was.get(what, (0.0, -1))[0] - 1e-9
        assert now[what][1] >= was.get(what, (0.0, -1))[1]


@MANY
@given(one_more(st.just(0)))
def test_a_finding_that_was_looked_for_and_not_seen_never_raises_anything(each):
    before, after, _ = each
    was, now = support(before), support(after)

    for what, (score, tier) in now.items():
        assert score <= was.get(what, (0.0, -1))[0] + 1e-9
        assert tier <= was.get(what, (0.0, -1))[1]


@MANY
@given(records())
def test_no_hypothesis_stands_without_something_seen(record: Record):
    analysis = assess(record, LIBRARY)
    seen = {each.observation for each in analysis.findings if each.severity}

    reasons = [each.because for each in analysis.muscles] + [each.because for each in analysis.drivers]
    for because in reasons + [each.supporting for each in analysis.cascades]:
        assert any(reason.severity and reason.observation in seen for reason in because)


@MANY
@given(records())
def test_nothing_is_claimed_of_a_region_nobody_examined(record: Record):
    analysis = assess(record, LIBRARY)
    examined = {LIBRARY.signs[each.observation].region for each in analysis.findings} - {ANY_REGION}

    claimed = {each.node for each in analysis.drivers}
    claimed |= {at for each in analysis.cascades for at in each.path.nodes}
    assert {at.region for at in claimed} <= examined
    told = {reason.observation for each in analysis.muscles for reason in (*each.because, *each.against)}
    assert told <= {each.observation for each in analysis.findings}


@MANY
@given(findings(worst=0))
def test_where_nothing_was_seen_nothing_is_claimed(clean: tuple[FindingMade, ...]):
    analysis = assess(Record(findings=clean), LIBRARY)

    assert analysis.keys == frozenset()
    assert (analysis.rivals, analysis.retests, analysis.look_next, analysis.unexplained) == ((), (), (), ())


@MANY
@given(records(), templates)
def test_every_drafted_exercise_is_allowed_by_every_tag_in_force_at_its_stage(record: Record, template: str):
    analysis = assess(record, LIBRARY)
    assume(not analysis.safety.stop)
    lasting = {each.tag for each in analysis.safety.cautions if each.basis != "counted"}

    draft = propose(analysis, LIBRARY, client=record.client, template=LIBRARY.templates[template])
    assert draft is not None

    for stage in draft.stages:
        tags = lasting | since_birth(record.client, stage.starts_week - 1)
        for workout in stage.workouts:
            for each in workout.prescriptions:
                assert not set(LIBRARY.exercises[each.exercise].avoid) & tags


def since_birth(client: ClientFacts, weeks_from_now: int) -> set[str]:
    tags = set()
    for birth in client.births:
        weeks = birth.weeks_ago + weeks_from_now
        tags |= {"postpartum_lt6wk"} if weeks < 6 else set()
        tags |= {"postpartum_lt12wk"} if weeks < 12 else set()
        tags |= {"caesarean_lt12wk"} if weeks < 12 and birth.mode == "caesarean" else set()
    return tags


@MANY
@given(st.integers(0, 45), st.integers(0, 45))
def test_a_side_difference_is_the_same_whichever_side_is_weaker(one: int, other: int):
    def compared(left: int, right: int):
        sides = {Side.LEFT: left, Side.RIGHT: right}
        measured = tuple(Measurement("single_leg_stance", side, values={"eo": value}) for side, value in sides.items())
        return assess(Record(measurements=measured), LIBRARY).asymmetries[0]

    there, back = compared(one, other), compared(other, one)

    assert (there.index_percent, there.flagged, there.weaker) == (
        back.index_percent,
        back.flagged,
        back.weaker.opposite,
    )
