"""What holds for everything that can be examined: it is read or refused, weaker is never better, the mirror is true."""

import json
from dataclasses import replace
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.therapy.reasoning.known import EXAMS, MOVEMENTS, known
from therapy.knowledge import load_library
from therapy.knowledge.reading import ReadingError
from therapy.knowledge.records import MovementDirection, Side
from therapy.reasoning.cases import read_case
from therapy.reasoning.cases.examined import END_FEELS
from therapy.reasoning.evidence.collect import all_findings
from therapy.reasoning.telling.export import exported_record
from therapy.reasoning.values import (
    BodyMapEntry,
    Change,
    ClientFacts,
    Done,
    EndFeel,
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
MANY = settings(max_examples=200, deadline=None)

# As a case might say it, rightly and wrongly.

anything = st.none() | st.booleans() | st.integers(-9, 400) | st.floats() | st.text(max_size=8)
nonsense = anything | st.lists(anything, max_size=2) | st.dictionaries(st.text(max_size=4), anything, max_size=2)


def among(*words: str):
    """Mostly one of the first of these words; sometimes anything at all."""
    words = tuple(str(word) for word in words[:6])
    return st.sampled_from(words) | st.sampled_from(words) | nonsense


side = among("left", "right")
region = among(*sorted(LIBRARY.regions))
direction = among(*MovementDirection)
muscle = among(*sorted(LIBRARY.muscles))
number = st.one_of(st.integers(0, 100), st.floats(0, 100), nonsense)
special = among("faber", "Patrick", "fabber", "Ober's test", "slump", "one of my own")
symptom = among(*sorted(LIBRARY.symptoms), "couging", "a draught")


def row(**keys):
    return st.fixed_dictionaries({}, optional=keys)


def rows(**keys):
    return st.lists(row(**keys), max_size=3) | nonsense


grade = st.sampled_from(["4+", "4-", "3/5", 5, 3.5, "6", "4++"]) | number
cases = st.fixed_dictionaries(
    {"case": st.just("any")},
    optional={
        "body_map": rows(region=region, side=side, pain=number),
        "strength": rows(
            muscle=muscle,
            region=region,
            movement=direction,
            side=side,
            grade=grade,
            value=number,
            unit=among("N", "kg"),
            pain=number,
        ),
        "range": rows(
            region=region,
            movement=direction,
            side=side,
            degrees=number,
            cm=number,
            pain=number,
            end_feel=among(*END_FEELS),
        ),
        "length": rows(muscles=muscle, muscle=muscle, side=side, state=among(*Length), by=anything),
        "special": rows(test=special, side=side, result=among(*Result)),
        "symptoms": row(
            provokes=st.lists(symptom, max_size=3) | nonsense,
            eases=st.lists(symptom, max_size=3),
            course=among(*Change),
            since=among("8 weeks", "2 years"),
            response_to_care=among("none", "bettr"),
        )
        | nonsense,
        "retests": rows(
            test=among(*sorted(LIBRARY.tests)),
            observation=among(*sorted(LIBRARY.observations)),
            side=side,
            condition=among(*sorted(LIBRARY.retest_conditions)),
            change=among(*Change),
        ),
        "quality": rows(test=among(*sorted(LIBRARY.tests)) | special, done=among(*Done)),
    },
)


@MANY
@given(cases.map(lambda case: yaml.safe_dump(case, allow_unicode=True)))
@example("case: any\nstrength: &all [*all]")
@example("case: any\nrange: [{? [a] : b}]")
@example("case: any\nsymptoms:")
@example("case: any\nquality: [{test: [], done: good}]")
def test_a_case_is_read_and_told_or_refused_with_sentences_and_never_breaks(text):
    try:
        record = read_case(text, LIBRARY).record
    except ReadingError as error:
        told = [str(problem) for problem in error.problems]
    else:
        all_findings(record, LIBRARY)
        told = [json.dumps(exported_record(record)) + "."]

    assert told
    assert all(each.endswith((".", "?")) for each in told)


# As a record holds it, rightly.

sides = st.sampled_from((Side.LEFT, Side.RIGHT))
pains = st.none() | st.integers(0, 10)
ages = st.none() | st.integers(10, 90)
clients = st.builds(ClientFacts, age=ages, sex=st.sampled_from(["", "female", "male"]))
muscles = st.sampled_from([exam.muscle for exam in EXAMS] + ["soleus"])
movements = st.sampled_from([(each.region, each.direction.value) for each in MOVEMENTS] + [("knee", "flexion")])
grades = st.sampled_from([0, 1, 2, 2.67, 3, 3.33, 3.67, 4, 4.33, 4.67, 5])
degrees = st.floats(-20, 90, allow_nan=False)
newtons = st.floats(0, 300, allow_nan=False)
strengths = st.builds(StrengthTested, sides, muscles, grade=grades, pain=pains) | st.builds(
    StrengthTested, sides, muscles, value=newtons, unit=st.just("N"), pain=pains
)


@st.composite
def ranges(draw):
    region, movement = draw(movements)
    end_feel = draw(st.sampled_from(["", *EndFeel]))
    return RangeTested(region, movement, draw(sides), degrees=draw(degrees), pain=draw(pains), end_feel=end_feel)


def some(strategy):
    return st.lists(strategy, max_size=4).map(tuple)


symptoms = st.builds(Symptoms, some(st.sampled_from(["sitting", "draught"])), some(st.sampled_from(["sitting"])))
records = st.builds(
    Record,
    body_map=some(st.builds(BodyMapEntry, st.just("hip"), sides, st.integers(0, 10), st.integers(0, 10))),
    strength=some(strengths),
    ranges=some(ranges()),
    lengths=some(st.builds(LengthTested, muscles, sides, st.sampled_from(Length))),
    specials=some(st.builds(SpecialTested, st.sampled_from(["faber", "own"]), sides, st.sampled_from(Result))),
    retests=some(
        st.builds(
            Retested, st.just("step_down"), st.just("sd_knee"), sides, st.just("heels_raised"), st.sampled_from(Change)
        )
    ),
    symptoms=symptoms,
    client=clients,
)


def mirrored(record: Record) -> Record:
    """The same record of the same person in a mirror."""
    kinds = ("body_map", "strength", "ranges", "lengths", "specials", "retests")
    turned: dict[str, Any] = {
        kind: tuple(replace(each, side=each.side.opposite) for each in getattr(record, kind)) for kind in kinds
    }
    return replace(record, **turned)


def one_a_side(record: Record) -> Record:
    """The record with one strength and one range for each thing and side, as a case holds them."""
    strength = {(each.of, each.unit, each.side): each for each in record.strength}
    ranges_ = {(each.id, each.unit, each.side): each for each in record.ranges}
    return replace(record, strength=tuple(strength.values()), ranges=tuple(ranges_.values()))


@MANY
@given(records.map(one_a_side))
def test_a_record_in_the_mirror_gives_its_findings_in_the_mirror(record):
    straight, turned = all_findings(record, known()), all_findings(mirrored(record), known())

    assert set(turned.findings) == {replace(each, side=each.side.opposite) for each in straight.findings}
    assert set(turned.remarks) == {replace(each, side=each.side.opposite) for each in straight.remarks}
    assert turned.painful == {replace(each, side=each.side.opposite) for each in straight.painful}


@MANY
@given(records.map(one_a_side))
def test_every_finding_is_of_a_sign_the_knowledge_holds_and_stands_once(record):
    findings = all_findings(record, known()).findings

    assert all(each.observation in known().signs and 0 <= each.severity <= 3 for each in findings)
    assert len({(each.observation, each.side) for each in findings}) == len(findings)


def severity(sign: str, **parts) -> int:
    """How severely this sign, or a stiff joint in its place, shows on the left."""
    signs = {sign, sign.replace("limited", "stiff")}
    return max(
        each.severity
        for each in all_findings(Record(**parts), known()).findings
        if each.observation in signs and each.side is Side.LEFT
    )


@MANY
@given(grades, grades)
def test_a_weaker_grade_is_never_less_weak(one, other):
    weaker, stronger = sorted((one, other))

    def weak(grade: float) -> int:
        return severity("weak:gluteus_medius", strength=(StrengthTested(Side.LEFT, "gluteus_medius", grade=grade),))

    assert weak(weaker) >= weak(stronger)


@MANY
@given(newtons, newtons, newtons, st.integers(18, 90))
def test_a_smaller_force_is_never_less_weak(one, other, right, age):
    weaker, stronger = sorted((one, other))

    def weak(left: float) -> int:
        sides_ = ((Side.LEFT, left), (Side.RIGHT, right))
        strength = tuple(StrengthTested(at, "gluteus_medius", value=value, unit="N") for at, value in sides_)
        return severity("weak:gluteus_medius", strength=strength, client=ClientFacts(age=age))

    assert weak(weaker) >= weak(stronger)


@MANY
@given(
    degrees, degrees, st.none() | degrees, clients, st.sampled_from(["", *EndFeel]).filter(lambda each: each != "empty")
)
def test_a_smaller_range_is_never_less_limited(one, other, right, client, end_feel):
    smaller, larger = sorted((one, other))

    def limited(left: float) -> int:
        sides_ = ((Side.LEFT, left), (Side.RIGHT, right))
        ranges_ = tuple(
            RangeTested("hip", "internal_rotation", at, degrees=value, end_feel=end_feel)
            for at, value in sides_
            if value is not None
        )
        return severity("limited:hip_internal_rotation", ranges=ranges_, client=client)

    assert limited(smaller) >= limited(larger)


@MANY
@given(degrees, degrees, clients)
def test_a_larger_range_is_never_less_excessive(one, other, client):
    smaller, larger = sorted((one, other))

    def excessive(left: float) -> int:
        ranges_ = (RangeTested("hip", "internal_rotation", Side.LEFT, degrees=left),)
        return severity("excessive:hip_internal_rotation", ranges=ranges_, client=client)

    assert excessive(larger) >= excessive(smaller)
