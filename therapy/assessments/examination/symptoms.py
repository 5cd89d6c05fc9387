"""How the complaint behaves: what may bring it on or ease it, the telling ones for where it hurts first."""

from collections.abc import Collection
from dataclasses import dataclass

from therapy.assessments.books.fields import Options
from therapy.assessments.examination.slots import Slot
from therapy.knowledge import Library
from therapy.knowledge.records import Symptom

PARTS = {"provokes": "What brings it on?", "eases": "What eases it?"}


@dataclass(frozen=True, slots=True)
class Picks:
    """What may be ticked in one part; `more` stands one tap further."""

    part: str
    legend: str
    first: Options
    more: Options
    chosen: Collection[str]


def picks_of(slot: Slot, hurting: Collection[str], library: Library) -> tuple[Picks, ...]:
    """What brings it on, and what eases it, for where it hurts; anywhere, if nowhere is marked."""
    return tuple(_picks(part, slot, hurting, library) for part in PARTS)


def _picks(part: str, slot: Slot, hurting: Collection[str], library: Library) -> Picks:
    chosen = slot.shown.get(part, [])
    every = library.symptoms.values()
    here = {each.id for each in every if each.id in chosen or _tells(each, part, hurting)}
    first = tuple((each.id, each.name) for each in every if each.id in here)
    more = tuple((each.id, each.name) for each in every if each.id not in here)
    return Picks(part, PARTS[part], first, more, chosen)


def _tells(symptom: Symptom, part: str, hurting: Collection[str]) -> bool:
    readings = symptom.provokes if part == "provokes" else symptom.eases
    return any(not hurting or set(reading.regions) & set(hurting) for reading in readings)
