"""Every special test, every reading of a symptom, every re-test, and every mark on the body map."""

from collections.abc import Iterator
from typing import Any

from tests.therapy.reasoning.rules.rule import Kind, Rule, on, place, side_of
from therapy.knowledge import Library
from therapy.knowledge.records import Side, Symptom
from therapy.knowledge.signs import BODY_MAP, RECURRENCE, TENSION
from therapy.reasoning.evidence.recorded import eased_in_words, provoked_in_words, special_in_words
from therapy.reasoning.values import (
    BodyMapEntry,
    Change,
    Record,
    Result,
    Retested,
    SpecialTested,
    Symptoms,
)


def of_specials(library: Library) -> Iterator[Rule]:
    for each in library.special_tests.values():
        side = side_of(sided=each.sided)
        sign = place(f"special:{each.id}", side)
        positive, negative = (SpecialTested(each.id, side, result) for result in (Result.POSITIVE, Result.NEGATIVE))
        yes, no = Record(specials=(positive,)), Record(specials=(negative,))
        if each.note_only:
            noted = [f"only noted: {special_in_words(result, library)}" for result in (positive, negative)]
            says = f"{each.name} positive{on(side)} is only noted, and so is negative"
            yield Rule(each.id, says, yes, no, {sign: None, noted[0]: 1}, {sign: None, noted[1]: 1})
        else:
            says = f"{each.name} positive{on(side)} speaks for what it is taught to show, negative against"
            yield Rule(each.id, says, yes, no, {sign: 2}, {sign: 0})


def special_records(library: Library) -> Iterator[str]:
    return iter(library.special_tests)


def of_symptoms(library: Library) -> Iterator[Rule]:
    for symptom in library.symptoms.values():
        for key, stem, readings, in_words in _directions(symptom):
            symptoms = Symptoms((symptom.id,)) if key == "provokes" else Symptoms(eases=(symptom.id,))
            elsewhere = Record(symptoms=symptoms)
            for region in [region for reading in readings for region in reading.regions]:
                side = side_of(sided=not library.regions[region].trunk)
                sore = Record(symptoms=symptoms, body_map=(BodyMapEntry(region, side, pain=5),))
                sign = place(f"{stem}:{symptom.id}:{region}", side)
                noted = f"only noted: {in_words(symptom.id, library)}"
                name = library.regions[region].name.lower()
                yield Rule(
                    of=f"{stem}:{symptom.id}:{region}",
                    says=f"{in_words(symptom.id, library)}: speaks where the {name} hurts, is only noted where nothing "
                    "does",
                    fires=sore,
                    silent=elsewhere,
                    shows={sign: 2, noted: None},
                    shows_not={sign: None, noted: 1},
                )


def symptom_records(library: Library) -> Iterator[str]:
    for symptom in library.symptoms.values():
        for _, stem, readings, _ in _directions(symptom):
            yield from (f"{stem}:{symptom.id}:{region}" for reading in readings for region in reading.regions)


def _directions(symptom: Symptom):
    return (
        ("provokes", "provoked_by", symptom.provokes, provoked_in_words),
        ("eases", "eased_by", symptom.eases, eased_in_words),
    )


def of_noted_symptoms(library: Library) -> Iterator[Rule]:
    """What is asked for safety alone: noted at a complaint, and not scored."""
    for symptom in library.symptoms.values():
        if symptom.note_only:
            body_map = tuple(BodyMapEntry(region, pain=5) for region in library.regions)
            noted = f"only noted: {provoked_in_words(symptom.id, library)}"
            yield Rule(
                of=symptom.id,
                says=f"{symptom.name} that brings it on is only noted, whatever hurts; where nobody named it, not even",
                fires=Record(symptoms=Symptoms((symptom.id,)), body_map=body_map),
                silent=Record(body_map=body_map),
                shows={noted: 1},
                shows_not={noted: None},
            )


def noted_symptom_records(library: Library) -> Iterator[str]:
    return (each.id for each in library.symptoms.values() if each.note_only)


def of_retests(library: Library) -> Iterator[Rule]:
    for rivals in library.discriminators.values():
        condition = library.retest_conditions[rivals.condition]
        first, second = (f"retest:{rivals.id}:{end} left" for end in ("first", "second"))
        for seen in rivals.observations:
            observation = library.observation(seen)
            better, same = (
                Record(retests=(Retested(library.test_of(observation).id, seen, Side.LEFT, rivals.condition, change),))
                for change in (Change.BETTER, Change.SAME)
            )
            yield Rule(
                of=f"{rivals.id} {seen}",
                says=f"{observation.label} ({seen}) better with {condition.name.lower()} speaks for the first of "
                f"{rivals.id.replace('_', ' ')} ({rivals.first.region}), the same against it and softly for the second "
                f"({rivals.second.region})",
                fires=better,
                silent=same,
                shows={first: 2, second: 0},
                shows_not={first: 0, second: 1},
            )


def retest_records(library: Library) -> Iterator[str]:
    return (f"{rivals.id} {seen}" for rivals in library.discriminators.values() for seen in rivals.observations)


def of_marks(library: Library) -> Iterator[Rule]:
    """An empty mark is no examination, so it tells nothing at all."""
    tension, recurrence = (library.observations[each].trigger for each in (TENSION, RECURRENCE))
    word, severity = next((word, step) for word, step in recurrence.severities.items() if step)
    least = tension.steps[0]
    for region in library.regions.values():
        side = side_of(sided=not region.trunk)
        marks: tuple[tuple[str, Any, Any, int], ...] = (
            ("tension", least, least - 0.5, 1),
            ("recurrence", word, "", severity),
        )
        for key, mark, less, shown in marks:
            marked, not_marked = (
                Record(body_map=(BodyMapEntry(region.id, side, **{key: value}),)) for value in (mark, less)
            )
            sign = place(f"{key}:{region.id}", side)
            yield Rule(
                of=f"{key}:{region.id}",
                says=f"A {key} of {mark} marked at the {region.name.lower()}{on(side)} is a finding, "
                f"{less or 'no word'} is none",
                fires=marked,
                silent=not_marked,
                shows={sign: shown},
                shows_not={sign: None},
            )


def mark_records(library: Library) -> Iterator[str]:
    return (sign.id for sign in library.signs.values() if sign.group == BODY_MAP)


KINDS = {
    "special test": Kind(of_specials, special_records),
    "symptom": Kind(of_symptoms, symptom_records),
    "noted symptom": Kind(of_noted_symptoms, noted_symptom_records),
    "re-test": Kind(of_retests, retest_records),
    "mark": Kind(of_marks, mark_records),
}
