"""What a row says of itself: what is usual, how reliable it is, and what it may speak for."""

from collections.abc import Iterator

from therapy.assessments.words import unit_of
from therapy.knowledge.records import JointRange, LengthTest, Speaks, SpecialTest, StrengthTest, UsualRange
from therapy.reasoning.evidence.usual import usual_for
from therapy.reasoning.values import ClientFacts


def usual_range(range_: JointRange, facts: ClientFacts) -> str:
    """What is usual for this client: "Usual 30 to 45°"; "" where no source gives it."""
    known = ((usual_for(scale.usual, facts), unit) for unit, scale in range_.scales.items())
    return _usual([(usual, unit_of(unit)) for usual, unit in known if usual])


def usual_force(test: StrengthTest, facts: ClientFacts) -> str:
    """What is usual for this client in each unit a source gives."""
    known = ((usual_for(usual, facts), unit) for unit, usual in test.usual.items())
    return _usual([(usual, unit_of(unit)) for usual, unit in known if usual])


def of_range(range_: JointRange) -> Iterator[str]:
    """How reliable it is, the error of measurement, and what too little or too much may speak for."""
    yield from of_test(range_, range_.limited, range_.excessive)
    for unit, scale in range_.scales.items():
        yield f"Less than {scale.error:g}{unit_of(unit)} of difference is within measurement error."


def of_test(test: JointRange | StrengthTest | LengthTest, *speaks: Speaks | None) -> Iterator[str]:
    """How reliable it is, and how often what it shows is found in people without pain."""
    yield f"Reliability {test.grade}: {test.grade_note}."
    yield from (f"Often found without pain: {each.common}." for each in speaks if each and each.common)


def of_special(test: SpecialTest) -> Iterator[str]:
    """What a positive one may speak for, how far it can be relied on, and whether it is a reason to refer."""
    yield f"If positive: {test.says[:1].lower()}{test.says[1:]}"
    if test.urgency:
        yield f"A positive one is a reason to refer ({test.urgency.replace('_', ' ')})."
    if test.note_only:
        yield f"Kept and not scored: {test.note_only}."
    ratios = [(test.rules_in, "positive"), (test.rules_out, "negative")]
    said = [f"{ratio:g} if {result}" for ratio, result in ratios if ratio]
    if said:
        yield f"Likelihood ratio {', '.join(said)}."
    yield f"Reliability {test.grade}, evidence {test.positive.evidence}."
    if test.positive.common:
        yield f"Often found without pain: {test.positive.common}."


def _usual(known: list[tuple[UsualRange, str]]) -> str:
    said = (f"{usual.low:g} to {usual.high:g}{unit}" for usual, unit in known)
    joined = ", ".join(said)
    return f"Usual {joined}" if joined else ""
