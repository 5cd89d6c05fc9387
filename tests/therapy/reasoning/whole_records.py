"""Whole records for property tests: everything that can be recorded, in any mixture."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from therapy.knowledge import load_library
from therapy.knowledge.records import History, Side
from therapy.reasoning.values import (
    Birth,
    BodyMapEntry,
    Change,
    ClientFacts,
    Done,
    FindingMade,
    Length,
    LengthTested,
    RangeTested,
    Record,
    Result,
    Retested,
    SpecialTested,
    StrengthTested,
    Symptoms,
)

LIBRARY = load_library()
OBSERVATIONS = sorted(seen.id for seen in LIBRARY.observations.values() if not seen.id.startswith("bm_"))
PLACES = [(region, side) for region in sorted(LIBRARY.regions) for side in LIBRARY.sides_of(region)]
LIMBS = (Side.LEFT, Side.RIGHT)
RANGES = sorted(each.id for each in LIBRARY.movements.values() if each.range and "deg" in each.range.scales)
STRONG_MOVEMENTS = sorted(each.id for each in LIBRARY.movements.values() if each.strength)
EXAMS = LIBRARY.muscle_exams


def sides_of(sided: bool) -> st.SearchStrategy[Side]:
    return st.sampled_from(LIMBS) if sided else st.just(Side.MIDLINE)


@st.composite
def findings(draw: Any, worst: int = 3) -> tuple[FindingMade, ...]:
    chosen = draw(st.lists(st.sampled_from(OBSERVATIONS), max_size=12, unique=True))
    return tuple(
        FindingMade(
            each,
            draw(st.sampled_from(Side)) if LIBRARY.observation(each).sided else Side.MIDLINE,
            draw(st.integers(0, worst)),
        )
        for each in chosen
    )


@st.composite
def body_maps(draw: Any) -> tuple[BodyMapEntry, ...]:
    chosen = draw(st.lists(st.sampled_from(PLACES), max_size=4, unique=True))
    felt, onsets = st.integers(0, 10), st.none() | st.integers(2010, 2026)
    return tuple(
        BodyMapEntry(
            region,
            side,
            pain=draw(felt),
            tension=draw(felt),
            recurrence=draw(st.sampled_from(["", "sometimes", "constant"])),
            onset=draw(onsets),
            history=draw(st.sampled_from(History)),
        )
        for region, side in chosen
    )


@st.composite
def strengths(draw: Any) -> tuple[StrengthTested, ...]:
    muscles = sorted(each for each in EXAMS if EXAMS[each].strength)
    grades, pain = st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]), st.none() | st.integers(0, 8)
    of_muscles = [
        StrengthTested(draw(sides_of(LIBRARY.muscles[each].sided)), muscle=each, grade=draw(grades), pain=draw(pain))
        for each in draw(st.lists(st.sampled_from(muscles), max_size=3, unique=True))
    ]
    of_movements = [
        StrengthTested(
            draw(sides_of(LIBRARY.movements[each].sided)),
            region=LIBRARY.movements[each].region,
            movement=str(LIBRARY.movements[each].direction),
            grade=draw(grades),
        )
        for each in draw(st.lists(st.sampled_from(STRONG_MOVEMENTS), max_size=2, unique=True))
    ]
    return (*of_muscles, *of_movements)


@st.composite
def ranges(draw: Any) -> tuple[RangeTested, ...]:
    def tested(each: str) -> RangeTested:
        movement = LIBRARY.movements[each]
        assert movement.range
        low, high = movement.range.scales[DEGREES].bounds
        return RangeTested(
            movement.region,
            str(movement.direction),
            draw(sides_of(movement.sided)),
            degrees=draw(st.integers(round(low), round(high))),
            pain=draw(st.none() | st.integers(0, 8)),
        )

    return tuple(tested(each) for each in draw(st.lists(st.sampled_from(RANGES), max_size=3, unique=True)))


DEGREES = next(unit for each in LIBRARY.movements.values() if each.range for unit in each.range.scales if unit == "deg")


@st.composite
def lengths(draw: Any) -> tuple[LengthTested, ...]:
    muscles = sorted(each for each in EXAMS if EXAMS[each].length)
    return tuple(
        LengthTested(each, draw(sides_of(LIBRARY.muscles[each].sided)), draw(st.sampled_from(Length)))
        for each in draw(st.lists(st.sampled_from(muscles), max_size=3, unique=True))
    )


@st.composite
def specials(draw: Any) -> tuple[SpecialTested, ...]:
    tests = sorted(each.id for each in LIBRARY.special_tests.values() if each.urgency is None)
    return tuple(
        SpecialTested(each, draw(sides_of(LIBRARY.special_tests[each].sided)), draw(st.sampled_from(Result)))
        for each in draw(st.lists(st.sampled_from(tests), max_size=3, unique=True))
    )


@st.composite
def retests(draw: Any, made: tuple[FindingMade, ...]) -> tuple[Retested, ...]:
    """Re-tests of findings that were seen."""
    askable = [
        (finding, each)
        for finding in made
        if finding.severity
        for each in LIBRARY.discriminators.values()
        if finding.observation in each.observations
    ]
    if not askable:
        return ()
    finding, each = draw(st.sampled_from(askable))
    test = LIBRARY.test_of(LIBRARY.observation(finding.observation)).id
    change = draw(st.sampled_from(Change))
    return (Retested(test, finding.observation, finding.side, each.condition, change),)


@st.composite
def symptoms(draw: Any) -> Symptoms:
    ids = st.lists(st.sampled_from(sorted(LIBRARY.symptoms)), max_size=3, unique=True).map(tuple)
    return Symptoms(provokes=draw(ids), eases=draw(ids))


births = st.builds(Birth, st.integers(0, 60), st.sampled_from(["", "vaginal", "caesarean"]))
clients = st.builds(
    ClientFacts,
    age=st.none() | st.integers(18, 90),
    sex=st.sampled_from(["", "female", "male"]),
    tags=st.lists(st.sampled_from(sorted(LIBRARY.tags)), max_size=4, unique=True).map(tuple),
    equipment=st.none() | st.just(("band",)),
    births=st.lists(births, max_size=1).map(tuple),
)
qualities = st.dictionaries(st.sampled_from(sorted(LIBRARY.tests)), st.sampled_from(Done), max_size=2)


@st.composite
def records(draw: Any) -> Record:
    """Any record a therapist might leave behind, a few things of every kind."""
    made = draw(findings())
    return Record(
        findings=made,
        body_map=draw(body_maps()),
        strength=draw(strengths()),
        ranges=draw(ranges()),
        lengths=draw(lengths()),
        specials=draw(specials()),
        retests=draw(retests(made)),
        symptoms=draw(symptoms()),
        quality=draw(qualities),
        client=draw(clients),
    )


SIDED = ("findings", "body_map", "measurements", "strength", "ranges", "lengths", "specials", "retests")


def mirrored(record: Record) -> Record:
    """The same record of the client's mirror image."""
    turned: dict[str, Any] = {
        name: tuple(replace(each, side=each.side.opposite) for each in getattr(record, name)) for name in SIDED
    }
    return replace(record, **turned)
