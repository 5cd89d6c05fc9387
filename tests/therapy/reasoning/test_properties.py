"""What holds for every record: order never matters, the mirror is true, clean claims nothing, tags are kept."""

import json
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from therapy.knowledge import load_library
from therapy.knowledge.records import History, Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.telling.export import exported
from therapy.reasoning.values import Birth, BodyMapEntry, ClientFacts, FindingMade, Measurement, Record

LIBRARY = load_library()
OBSERVATIONS = sorted(seen.id for seen in LIBRARY.observations.values() if not seen.id.startswith("bm_"))
PLACES = [(region, side) for region in sorted(LIBRARY.regions) for side in LIBRARY.sides_of(region)]
TAGS = sorted(LIBRARY.tags)
FEW = settings(max_examples=20, deadline=None)


@st.composite
def findings(draw, worst=3):
    chosen = draw(st.lists(st.sampled_from(OBSERVATIONS), max_size=14, unique=True))
    sides = st.sampled_from(Side)
    severities = st.integers(0, worst)
    return tuple(
        FindingMade(each, draw(sides) if LIBRARY.observation(each).sided else Side.MIDLINE, draw(severities))
        for each in chosen
    )


@st.composite
def body_maps(draw):
    chosen = draw(st.lists(st.sampled_from(PLACES), max_size=4, unique=True))
    onsets = st.none() | st.integers(2010, 2026)
    return tuple(
        BodyMapEntry(
            region,
            side,
            pain=draw(st.integers(0, 10)),
            tension=draw(st.integers(0, 10)),
            onset=draw(onsets),
            history=draw(st.sampled_from(History)),
        )
        for region, side in chosen
    )


births = st.builds(Birth, st.integers(0, 60), st.sampled_from(["", "vaginal", "caesarean"]))
clients = st.builds(
    ClientFacts,
    age=st.none() | st.integers(18, 90),
    tags=st.lists(st.sampled_from(TAGS), max_size=4, unique=True).map(tuple),
    equipment=st.none() | st.just(("band",)),
    births=st.lists(births, max_size=1).map(tuple),
)
records = st.builds(Record, findings=findings(), body_map=body_maps(), client=clients)
templates = st.sampled_from(sorted(LIBRARY.templates))


def printed(record: Record) -> str:
    analysis = assess(record, LIBRARY)
    return json.dumps(
        exported("any", analysis, propose(analysis, LIBRARY, client=record.client), LIBRARY), sort_keys=True
    )


@FEW
@given(records, st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_found_never_matters(record: Record, chance: random.Random):
    shuffled = replace(
        record,
        findings=tuple(chance.sample(record.findings, len(record.findings))),
        body_map=tuple(chance.sample(record.body_map, len(record.body_map))),
    )

    assert printed(shuffled) == printed(record)


@FEW
@given(records)
def test_the_same_record_gives_the_same_bytes(record: Record):
    assert printed(record) == printed(record)


@FEW
@given(records)
def test_what_is_mirrored_in_comes_out_mirrored(record: Record):
    plain, mirror = assess(record, LIBRARY), assess(mirrored(record), LIBRARY)

    assert {(m.muscle, m.side.opposite, m.over, m.under, m.state) for m in plain.muscles} == {
        (m.muscle, m.side, m.over, m.under, m.state) for m in mirror.muscles
    }
    assert sorted(each.path.score for each in plain.cascades) == sorted(each.path.score for each in mirror.cascades)
    assert {(at.region, at.side.opposite) for at in plain.complaints} == set(mirror.complaints)


def mirrored(record: Record) -> Record:
    return replace(
        record,
        findings=tuple(replace(each, side=each.side.opposite) for each in record.findings),
        body_map=tuple(replace(each, side=each.side.opposite) for each in record.body_map),
    )


@FEW
@given(findings(worst=0))
def test_where_nothing_was_seen_nothing_is_claimed(clean):
    analysis = assess(Record(findings=clean), LIBRARY)

    assert analysis.keys == frozenset()
    assert (analysis.look_next, analysis.unexplained) == ((), ())


@FEW
@given(records, templates)
def test_every_drafted_exercise_is_allowed_by_every_tag_in_force_at_its_stage(record: Record, template: str):
    analysis = assess(record, LIBRARY)
    lasting = {each.tag for each in analysis.safety.cautions if each.basis != "counted"}

    draft = propose(analysis, LIBRARY, client=record.client, template=LIBRARY.templates[template])
    assert draft is not None

    for stage in draft.stages:
        tags = lasting | since_birth(record.client, stage.starts_week - 1)
        for workout in stage.workouts:
            assert workout.minutes <= 45
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


@FEW
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
