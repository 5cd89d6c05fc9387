"""The ways to narrow the library: for each what it is called, its choices, and which of them an exercise has."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from programmes.library.evidence import EVIDENCE, grounds_of
from programmes.library.models.own import OwnState
from programmes.library.words import choices_of
from therapy.knowledge import load_library
from therapy.knowledge.records import Category, Exercise, Position

AT_HOME, NOTHING = "home", "none"
# What an exercise asks for is written as people say it ("10-15 cm step"): a kind is known by words within.
EQUIPMENT: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "mat": ("Mat", ("mat",)),
    "wall": ("Wall or door frame", ("wall", "door")),
    "chair": ("Chair", ("chair",)),
    "pillow": ("Pillow or towel", ("pillow", "cushion", "towel")),
    "band": ("Band", ("band",)),
    "ball": ("Ball", ("ball",)),
    "roller": ("Foam roller", ("roller",)),
    "weights": ("Weights", ("weight", "dumbbell", "kettlebell")),
    "step": ("Step, stool or box", ("step", "stool", "box")),
    "bench": ("Bench", ("bench",)),
}


type States = Mapping[str, str]

LIBRARY: Final = "library"
STATES: Final[Mapping[str, str]] = {
    LIBRARY: "Plumbline",
    OwnState.REVIEWED.value: "Your practice",
    OwnState.DRAFT.value: "Your practice, draft",
    OwnState.RETIRED.value: "Your practice, retired",
}


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow. `choices` are pairs of key and word, in the order they are shown.

    `keys_of` is also given the states of the practice's own exercises by their ids.
    """

    name: str
    label: str
    keys_of: Callable[[Exercise, States], Iterable[str]]
    choices: Callable[[], list[tuple[str, str]]]


def _equipment_of(exercise: Exercise, _: States) -> Iterable[str]:
    needed = [thing for thing in exercise.equipment if "optional" not in thing]
    if not needed:
        yield NOTHING
    if set(needed) <= set(load_library().selection.household_equipment):
        yield AT_HOME
    for key, (_name, words) in EQUIPMENT.items():
        if any(word in thing for thing in needed for word in words):
            yield key


def _regions_of(exercise: Exercise, _: States) -> Iterable[str]:
    muscles = load_library().muscles
    return {region for muscle in exercise.primary for region in muscles[muscle].regions}


def _stages() -> list[tuple[str, str]]:
    return [
        (str(number), f"{number}, {stage.name.lower()}") for number, stage in load_library().stages.items() if number
    ]


def _equipment() -> list[tuple[str, str]]:
    kinds = [(key, name) for key, (name, _) in EQUIPMENT.items()]
    return [(NOTHING, "No equipment"), (AT_HOME, "Household things only"), *kinds]


def _regions() -> list[tuple[str, str]]:
    regions = sorted(load_library().regions.values(), key=lambda region: -region.order)
    return [(region.id, region.name) for region in regions]


def _muscles() -> list[tuple[str, str]]:
    muscles = load_library().muscles.values()
    return sorted(((muscle.id, muscle.name) for muscle in muscles), key=lambda choice: choice[1])


FACETS: Final[tuple[Facet, ...]] = (
    Facet("stage", "Stage", lambda each, _: [str(each.stage)], _stages),
    Facet("category", "Purpose", lambda each, _: [each.category.value], lambda: choices_of(Category)),
    Facet("position", "Position", lambda each, _: [each.position.value], lambda: choices_of(Position)),
    Facet("equipment", "Equipment", _equipment_of, _equipment),
    Facet("region", "Region", _regions_of, _regions),
    Facet("muscle", "Muscle", lambda each, _: each.primary, _muscles),
    Facet(
        "evidence",
        "Evidence",
        lambda each, _: [grounds_of(each)],
        lambda: [(key, word) for key, (word, _) in EVIDENCE.items()],
    ),
    Facet("state", "Made by", lambda each, states: [states.get(each.id, LIBRARY)], lambda: list(STATES.items())),
)
