"""Finding exercises: by words, stage, category, position and equipment, all of which must hold."""

from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Exercise

AT_HOME = "home"
# What an exercise asks for is written as people say it ("10-15 cm step"): a kind is known by words within.
EQUIPMENT: dict[str, tuple[str, tuple[str, ...]]] = {
    "mat": ("Mat", ("mat",)),
    "band": ("Band", ("band",)),
    "ball": ("Ball", ("ball",)),
    "roller": ("Foam roller", ("roller",)),
    "weights": ("Weights", ("weight", "dumbbell", "kettlebell")),
    "step": ("Step, stool or box", ("step", "stool", "box")),
    "bench": ("Bench", ("bench",)),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; what is empty is not asked. `equipment` is a key of EQUIPMENT, or AT_HOME."""

    words: str = ""
    stage: int | None = None
    category: str = ""
    position: str = ""
    equipment: str = ""


def exercises_like(wanted: Wanted, library: Library) -> list[Exercise]:
    """The exercises for which everything asked holds, in the order of the library."""
    return [exercise for exercise in library.exercises.values() if _holds(wanted, exercise, library)]


def _holds(wanted: Wanted, exercise: Exercise, library: Library) -> bool:
    return (
        wanted.stage in (None, exercise.stage)
        and wanted.category in ("", exercise.category)
        and wanted.position in ("", exercise.position)
        and _has_equipment(wanted.equipment, exercise, library)
        and _is_named(wanted.words, exercise, library)
    )


def _has_equipment(kind: str, exercise: Exercise, library: Library) -> bool:
    if not kind:
        return True
    needed = [thing for thing in exercise.equipment if "optional" not in thing]
    if kind == AT_HOME:
        return set(needed) <= set(library.selection.household_equipment)
    return any(word in thing for thing in needed for word in EQUIPMENT[kind][1])


def _is_named(words: str, exercise: Exercise, library: Library) -> bool:
    muscles = [library.muscles[muscle] for muscle in (*exercise.primary, *exercise.secondary)]
    names = [exercise.name, exercise.plain_name, *(name for each in muscles for name in (each.name, each.plain))]
    text = " ".join(names).casefold()
    return all(word in text for word in words.casefold().split())
