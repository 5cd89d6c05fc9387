"""What is examined beside the tests: movements, special tests, symptoms, and re-tests."""

from collections.abc import Iterator

from therapy.knowledge.library import Library
from therapy.knowledge.manual.markdown import heading, link, table
from therapy.knowledge.manual.words import cited, evidence_of, regions_named, spoken_for, usual_words
from therapy.knowledge.records import Movement, Unit
from therapy.knowledge.records.examination import (
    Discriminator,
    RangeScale,
    RetestCondition,
    Speaks,
    SpecialTest,
    Symptom,
)

SPOKEN = ["speaks for", "evidence", "sources"]


def movements(library: Library) -> Iterator[str]:
    """Every movement: what is usual, from when it counts, and what too little, too much or weak speaks for."""
    for each in library.movements.values():
        yield from heading(2, each.name, each.id)
        yield from _range(each)
        if each.strength:
            yield f"- **Strength** (grade {each.strength.grade}). {each.strength.how}"
        yield ""
        yield from table(["found", *SPOKEN], list(_found(each, library)))


def special_tests(library: Library) -> Iterator[str]:
    """Every special test, region by region."""
    for region in library.regions.values():
        rows = [_special(each, library) for each in library.special_tests.values() if each.region == region.id]
        yield from heading(2, region.name, region.id)
        yield from table(["test", "how", "a positive result", "grade", *SPOKEN], rows)


def symptoms(library: Library) -> Iterator[str]:
    """Every symptom, with what it speaks for where it brings the complaint on, or eases it."""
    rows = [row for each in library.symptoms.values() for row in _symptom(each, library)]
    yield from table(["symptom", "where", "says", *SPOKEN], rows)


def retests(library: Library) -> Iterator[str]:
    """Every condition under which a finding is looked at again, and every pair that it sets apart."""
    yield from table(["changed", "how", "takes"], [_condition(each) for each in library.retest_conditions.values()])
    for each in library.discriminators.values():
        yield from heading(2, each.why, each.id)
        yield from _discriminator(each, library)


def _range(each: Movement) -> Iterator[str]:
    if each.range:
        yield f"- **Range** (grade {each.range.grade}). {each.range.how}"
        yield from (_scale(unit, scale) for unit, scale in each.range.scales.items())


def _scale(unit: Unit, scale: RangeScale) -> str:
    usual = "; ".join(f"{usual_words(one, unit)} ({cited(one.sources)})" for one in scale.usual)
    short = " / ".join(f"{step:g}" for step in scale.short_by)
    return f"  - usual {usual}. Counts from {short} {unit} below; error {scale.error:g} ({cited(scale.error_sources)})."


def _found(each: Movement, library: Library) -> Iterator[list[str]]:
    if each.range:
        yield ["too little", *_spoken(each.range.limited, library)]
        if each.range.excessive:
            yield ["too much", *_spoken(each.range.excessive, library)]
    if each.strength:
        yield ["weak", *_spoken(each.strength.weak, library)]


def _special(each: SpecialTest, library: Library) -> list[str]:
    says = f"{each.says} (noted only: {each.note_only})" if each.note_only else each.says
    says = f"{says} Refer: {each.urgency}." if each.urgency else says
    return [each.name, each.how, says, str(each.grade), *_spoken(each.positive, library)]


def _symptom(each: Symptom, library: Library) -> Iterator[list[str]]:
    if each.note_only:
        yield [each.name, "", f"noted only: {each.note_only}", "", "", ""]
    for words, readings in (("brings it on", each.provokes), ("eases it", each.eases)):
        for reading in readings:
            where = regions_named(reading.regions, library)
            yield [f"{each.name} {words}", where, reading.says, *_spoken(reading.speaks, library)]


def _condition(each: RetestCondition) -> list[str]:
    how = f"{each.how} (noted only: {each.note_only})" if each.note_only else each.how
    return [each.name, how, f"{each.seconds} s"]


def _discriminator(each: Discriminator, library: Library) -> Iterator[str]:
    seen = "; ".join(_seen(one, library) for one in each.observations)
    yield f"{library.retest_conditions[each.condition].name}, grade {each.grade}. Looked at again: {seen}."
    yield ""
    rows = [
        [words, f"{regions_named([rival.region], library)}: {rival.says}", *_spoken(rival.speaks, library)]
        for words, rival in (("better", each.first), ("same or worse", each.second))
    ]
    yield from table(["if", "then", *SPOKEN], rows)


def _seen(observation: str, library: Library) -> str:
    seen = library.observation(observation)
    return f"{seen.label} ({link(library.test_of(seen).name, 'tests.md', library.test_of(seen).id)})"


def _spoken(speaks: Speaks, library: Library) -> list[str]:
    return [spoken_for(speaks, library), evidence_of(speaks), cited(speaks.sources)]
