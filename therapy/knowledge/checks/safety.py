"""Warning questions, the pain scale, and the words for every step of every scale."""

from collections import Counter
from enum import Enum

from therapy.knowledge.library import Library
from therapy.knowledge.places import Remark, Remarks
from therapy.knowledge.records import (
    AnswerScale,
    Evidence,
    History,
    LoadClass,
    Mechanism,
    MuscleUnit,
    PainContext,
    PainZoneName,
    ReliabilityGrade,
    Role,
    StabilityDemand,
    Tendency,
    TimeOrder,
)

PAIN_SCALE = range(11)

EXPLAINED: tuple[tuple[str, str, type[Enum]], ...] = (
    ("scales", "evidence", Evidence),
    ("scales", "mechanisms", Mechanism),
    ("scales", "answers", AnswerScale),
    ("scales", "roles", Role),
    ("scales", "muscle_units", MuscleUnit),
    ("scales", "tendencies", Tendency),
    ("scales", "stability_demands", StabilityDemand),
    ("scales", "load_classes", LoadClass),
    ("pain", "zones", PainZoneName),
    ("pain", "tightening", PainContext),
    ("scoring", "evidence_weights", Evidence),
    ("scoring", "reliability_weights", ReliabilityGrade),
    ("scoring", "history_weights", History),
    ("scoring", "time_weights", TimeOrder),
)


def questions_end_with_a_question_mark(library: Library) -> Remarks:
    for flag in library.red_flags.values():
        if not flag.ask.endswith("?"):
            yield Remark(("red_flags", flag.id), ("ask",), "a warning question must end with a question mark.")


def pain_zones_cover_the_scale_once(library: Library) -> Remarks:
    covered = Counter(
        score for zone in library.pain.zones.values() for score in range(zone.range[0], zone.range[1] + 1)
    )
    for score in PAIN_SCALE:
        if covered[score] != 1:
            says = f"the score {score} lies in {covered[score]} zones. Every score from 0 to 10 lies in one."
            yield Remark(("pain", ""), ("zones",), says)


def every_word_is_explained(library: Library) -> Remarks:
    """Every table keyed by a vocabulary has a line for every word of it."""
    for record, key, vocabulary in EXPLAINED:
        for word in vocabulary:
            if word not in getattr(getattr(library, record), key):
                yield Remark((record, ""), (key,), f"'{key}' lacks a line for '{word.value}'.")


def urgencies_are_described(library: Library) -> Remarks:
    """Whatever asks for somebody says how soon in a word that is explained."""
    for kind in ("red_flags", "combinations", "special_tests"):
        for record in getattr(library, kind).values():
            if record.urgency and record.urgency not in library.urgencies:
                says = f"urgencies.yaml does not describe '{record.urgency}'. Add an entry with this id."
                yield Remark((kind, record.id), ("urgency",), says)


def bands_fall_step_by_step(library: Library) -> Remarks:
    floors = [band.at_least for band in library.scoring.bands]
    if floors != sorted(set(floors), reverse=True):
        yield Remark(("scoring", ""), ("bands",), "the bands must run from the strongest to the weakest.")
