"""What the page about the model says: every number of the scoring with its meaning, claims with their evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from therapy.knowledge import Library
from therapy.knowledge.records.scoring import Band
from therapy.reasoning.names import source_name

MEANINGS: Mapping[str, str] = {
    "evidence_weights": "How far a link counts, by the class of its evidence.",
    "reliability_weights": "How far a test counts, by how well two examiners agree on it, from A to D.",
    "history_weights": "How far an earlier injury, operation or birth counts as a possible origin.",
    "time_weights": "What a step of a chain keeps when the second place began later, at an unknown time, or earlier.",
    "origin_history": "The most that an earlier injury alone says for a place as origin.",
    "origin_tissue": "How far a limit of range or a laxity says so.",
    "origin_muscles": "How far the muscles of a place, tested elsewhere, say so.",
    "support_pain": "How far pain of 10 says that a place takes part.",
    "unseen_weight": "How heavily something looked for and not seen stands against what was seen.",
    "unseen_in_same_test": "How much of that is left where the same test showed something else.",
    "unseen_penalty": "The most that a score loses to what was not seen.",
    "common_weight": "What a finding keeps that is common in people without pain.",
    "quality_weights": "What a test keeps that could be done well, fairly or poorly.",
    "main_link_least": "From this weight on a link can be a main one.",
    "main_link_share": "A main link has at least this share of the heaviest link of its sign.",
    "tiers.points": "Points of a test that showed something: marked or clear in a good test, clear, slight, capped.",
    "tiers.medium_points": "Points that medium confidence takes, at least one sign clear and without a cap.",
    "tiers.medium_share": "Share of what was looked for that was seen, for medium confidence.",
    "tiers.high_points": "Points that high confidence takes.",
    "tiers.high_share": "Share of what was looked for that was seen, for high confidence.",
    "tiers.high_tests": "Tests that must show it clearly and without a cap, for high confidence.",
    "conflict_share": "Over- and under-working of one tier conflict from this ratio of their scores on.",
    "hop_decay": "What a chain keeps with each further step.",
    "max_hops": "The most steps of a chain.",
    "min_support": "The weakest link: a place below this ends a chain.",
    "min_origin": "A place below this is no origin.",
    "min_tests": "Different tests that a chain must rest on.",
    "paths_shown": "Chains shown for each complaint, at most.",
    "complaint_from": "Pain or tension that makes a place a complaint, of 10.",
    "gap_origin": "From this origin on, untested neighbours are named.",
    "gap_hops": "How many steps away they may lie.",
    "gaps_shown": "How many of them are named, at most.",
    "affected_shown": "Where nothing hurts: so many of the most affected places end a chain.",
    "drivers_shown": "Places named as where it may begin, at most.",
    "retests_shown": "Re-tests proposed, at most.",
    "bands": "From which score on a chain or a place is said in which words.",
    "asymmetry.amber_percent": "A side difference shown in amber, without a finding, in per cent.",
    "strength.grade": "Grades by hand (0 to 5) under which weakness is slight, clear, marked.",
    "strength.side_difference_grades": "Grades under the other side from which it is slight, clear, marked.",
    "strength.percent_below_usual": "Per cent under the usual low from which it is slight, clear, marked.",
    "strength.side_difference_percent": "Per cent under the other side from which it is slight, clear, marked.",
    "strength.painful_from": "Pain while tested, of 10, from which weakness may be pain alone.",
}


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the scoring, or a few that belong together, and what it means."""

    name: str
    value: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim often made, the state of its evidence, and what may be said instead."""

    claim: str
    evidence: str
    state: str
    may_say: str
    sources: tuple[str, ...]


def numbers_of(library: Library) -> tuple[Number, ...]:
    """Every number of the scoring, in the order of its record."""
    return tuple(
        Number(name.replace("_", " ").replace(".", ": "), value, MEANINGS.get(name, ""))
        for name, value in _flat(library.scoring)
    )


def claims_of(library: Library) -> tuple[ClaimShown, ...]:
    return tuple(
        ClaimShown(
            each.claim,
            str(each.evidence),
            each.state,
            each.may_say,
            tuple(source_name(source, library) for source in each.sources),
        )
        for each in library.claims.values()
    )


def _flat(record: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    for field in fields(record):
        value = getattr(record, field.name)
        if is_dataclass(value):
            yield from _flat(value, f"{field.name}.")
        else:
            yield f"{prefix}{field.name}", _told(value)


def _told(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_told(number)}" for name, number in value.items())
    if isinstance(value, tuple):
        return ", ".join(f"{each.at_least:g} {each.name}" if isinstance(each, Band) else f"{each:g}" for each in value)
    return f"{value:g}"
