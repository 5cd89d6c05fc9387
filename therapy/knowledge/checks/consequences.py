"""Whatever can be recorded has a consequence, or says why it has none.

A consequence is a place or a muscle it speaks for, a warning it raises, or a re-test it settles. An observation of a
test always has one: its record must name a place and a confidence.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from therapy.knowledge.library import Library
from therapy.knowledge.places import Remark, Remarks
from therapy.knowledge.reading.nodes import Step
from therapy.knowledge.records import Metric, Recording, RecordingType, Speaks, Test

READ_BY_THE_CHAIN = ("onset", "event")
"""When and how a complaint began: the order and the history of the chain."""

ARMS = ("overactive", "underactive", "shortened", "lengthened")
LINKS = (*ARMS, *(f"{arm}_opposite" for arm in ARMS))
ASYMMETRY = (Metric.ASYMMETRY_ABSOLUTE, Metric.ASYMMETRY_PERCENT)


class _Spoken(NamedTuple):
    """What one thing that can be found speaks for, and where that is written."""

    record: tuple[str, str]
    path: tuple[Step, ...]
    speaks: Speaks


def whatever_is_found_speaks(library: Library) -> Remarks:
    for each in _spoken(library):
        if _is_silent(each.speaks):
            yield Remark(each.record, each.path, "it speaks for no place and no muscle.")


def special_tests_speak_or_say_why_not(library: Library) -> Remarks:
    asked = _asked_of_special_tests(library)
    for test in library.special_tests.values():
        silent = _is_silent(test.positive)
        if silent and not (test.urgency or test.note_only or test.id in asked):
            says = f"'{test.id}' speaks for nothing and asks for nobody. Say in 'note_only' why it is recorded."
            yield Remark(("special_tests", test.id), ("positive",), says)
        if test.note_only and not silent:
            says = f"'{test.id}' is noted only, yet it speaks for something. Drop one of them."
            yield Remark(("special_tests", test.id), ("note_only",), says)


def conditions_set_something_apart(library: Library) -> Remarks:
    used = {each.condition for each in library.discriminators.values()}
    for condition in library.retest_conditions.values():
        if bool(condition.note_only) == (condition.id in used):
            says = f"'{condition.id}' must set two explanations apart, or say in 'note_only' why it does not."
            yield Remark(("retest_conditions", condition.id), (), says)


def numbers_are_read_or_noted(library: Library) -> Remarks:
    for test in library.tests.values():
        keys, noted = set(_keys(test)), test.recording.note_only.keys()
        read = _read(test, library)
        for key in sorted(keys - read - noted):
            says = f"nothing reads '{key}' of '{test.id}'. Say under 'note_only' why it is recorded."
            yield Remark(("tests", test.id), ("recording",), says)
        for key in sorted(noted - (keys - read)):
            says = f"'{key}' is noted only, but '{test.id}' does not record it, or it is read."
            yield Remark(("tests", test.id), ("recording", "note_only", key), says)


def names_lead_to_one_record(library: Library) -> Remarks:
    for kind in ("special_tests", "symptoms", "retest_conditions"):
        records = getattr(library, kind)
        taken: dict[str, str] = {each: each for each in records}
        for each in records.values():
            for position, name in enumerate(each.aliases):
                if taken.setdefault(name, each.id) != each.id:
                    says = f"the name '{name}' leads to '{taken[name]}' already."
                    yield Remark((kind, each.id), ("aliases", position), says)


def _is_silent(speaks: Speaks) -> bool:
    return speaks.mechanism is None and not any(getattr(speaks, link) for link in LINKS)


def _spoken(library: Library) -> Iterator[_Spoken]:
    """All but special tests, which may also ask for somebody."""
    yield from _spoken_by_movements(library)
    for exam in library.muscle_exams.values():
        record = ("muscle_exams", exam.muscle)
        if exam.strength:
            yield _Spoken(record, ("strength", "weak"), exam.strength.weak)
        if exam.length:
            yield _Spoken(record, ("length", "short"), exam.length.short)
            yield _Spoken(record, ("length", "long"), exam.length.long)
    for symptom in library.symptoms.values():
        for way in ("provokes", "eases"):
            for position, reading in enumerate(getattr(symptom, way)):
                yield _Spoken(("symptoms", symptom.id), (way, position, "speaks"), reading.speaks)
    for pair in library.discriminators.values():
        yield _Spoken(("discriminators", pair.id), ("first", "speaks"), pair.first.speaks)
        yield _Spoken(("discriminators", pair.id), ("second", "speaks"), pair.second.speaks)


def _spoken_by_movements(library: Library) -> Iterator[_Spoken]:
    for movement in library.movements.values():
        record = ("movements", movement.id)
        if movement.range:
            yield _Spoken(record, ("range", "limited"), movement.range.limited)
            if movement.range.excessive:
                yield _Spoken(record, ("range", "excessive"), movement.range.excessive)
        if movement.strength:
            yield _Spoken(record, ("strength", "weak"), movement.strength.weak)


def _asked_of_special_tests(library: Library) -> set[str]:
    """The special tests that some combination looks at."""
    clauses = [each.when for each in library.combinations.values()]
    atoms = [atom for clause in clauses for atom in (*clause.wanted, *clause.none)]
    return {library.known_as("special test", name) for atom in atoms if atom.special for name in atom.special.tests}


def _keys(test: Test) -> Iterator[str]:
    """The name of everything a test records beside what is seen; `items` and `tasks` stand for all of them."""
    recording = test.recording
    yield from (each.key for each in (*recording.measures, *recording.per_region, *recording.per_site))
    yield from recording.modifiers
    seen = {each.id for each in test.observations}
    whole: Mapping[str, bool] = {
        "items": not {each.key for each in recording.items} <= seen,
        "tasks": bool(recording.tasks),
        "method": bool(recording.methods),
        "score": recording.type is RecordingType.SCORE,
        "grade": recording.type is RecordingType.GRADE_0_3,
    }
    yield from (name for name, is_there in whole.items() if is_there)


def _read(test: Test, library: Library) -> set[str]:
    """The keys of a test that make a finding, or that settle a re-test."""
    triggers = [each.trigger for each in test.observations if each.trigger]
    keys = {each.key for each in triggers} | set(READ_BY_THE_CHAIN)
    if any(each.metric is Metric.SCORE for each in triggers):
        keys |= {"score", "grade"}
    compared = {each.key for each in triggers if each.metric in ASYMMETRY}
    modes = {each.when for each in triggers if each.when}
    keys |= set(_taken_beyond_the_cap(test.recording, compared))
    keys |= {each.key for each in test.recording.measures if modes.intersection(each.options)}
    return keys | {each for each in test.recording.modifiers if _sets_apart(each, test, library)}


def _taken_beyond_the_cap(recording: Recording, compared: set[str]) -> Iterator[str]:
    """The measure whose sides are compared where both reached the cap of the one before."""
    for first, second in pairwise(recording.measures):
        if first.cap and first.key in compared:
            yield second.key


def _sets_apart(modifier: str, test: Test, library: Library) -> bool:
    """Whether a re-test under this change sets apart two explanations of something seen in the test."""
    condition = library.known_as("retest condition", modifier)
    seen = {each.id for each in test.observations}
    pairs = [each for each in library.discriminators.values() if each.condition == condition]
    return any(seen.intersection(each.observations) for each in pairs)
