"""Ladders: the way from the easiest exercise of a kind to the hardest, one step at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from programmes.library.words import in_words
from therapy.knowledge.records import Exercise, LoadClass

type Exercises = Mapping[str, Exercise]

_LOADS = list(LoadClass)


@dataclass(frozen=True, slots=True)
class Rung:
    """One exercise of a ladder, what it asks more than the one before, and what else is one step from it."""

    number: int
    exercise: Exercise
    asks_more: list[str]
    also_easier: list[Exercise]
    also_harder: list[Exercise]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Exercises from the easiest to the hardest; `here` is the number of the one it was asked for."""

    rungs: list[Rung]
    here: int

    @property
    def name(self) -> str:
        first, last = self.rungs[0].exercise, self.rungs[-1].exercise
        return first.name if first is last else f"{first.name} to {last.name}"

    @property
    def from_the_top(self) -> list[Rung]:
        return self.rungs[::-1]


def steps(ids: Iterable[str], exercises: Exercises) -> list[Exercise]:
    """Those of these exercises that can be used, by stage."""
    return sorted((exercises[key] for key in ids if key in exercises), key=lambda each: (each.stage, each.order))


def ladder_through(exercise: Exercise, exercises: Exercises) -> Ladder:
    """The way through an exercise: at each step to the neighbour that is most like it."""
    easier = list(_walk(exercise, lambda each: each.regressions, exercises))
    harder = list(_walk(exercise, lambda each: each.progressions, exercises))
    return Ladder(list(_rungs([*reversed(easier), exercise, *harder], exercises)), here=len(easier) + 1)


def ladders_of(wanted: Iterable[Exercise], exercises: Exercises) -> list[Ladder]:
    """Ladders that hold all the exercises wanted: the longest first, those that stand alone last."""
    ladders: list[Ladder] = []
    seen: set[str] = set()
    for exercise in wanted:
        if exercise.id not in seen:
            ladders.append(ladder_through(exercise, exercises))
            seen.update(rung.exercise.id for rung in ladders[-1].rungs)
    return sorted(ladders, key=lambda ladder: len(ladder.rungs) == 1)


def _walk(exercise: Exercise, links: Callable[[Exercise], Iterable[str]], exercises: Exercises) -> Iterator[Exercise]:
    passed = {exercise.id}
    while onward := [each for each in steps(links(exercise), exercises) if each.id not in passed]:
        before = exercise
        exercise = max(onward, key=lambda each: _likeness(before, each))
        passed.add(exercise.id)
        yield exercise


def _likeness(one: Exercise, other: Exercise) -> tuple[int, int]:
    return len({*one.primary} & {*other.primary}), -abs(one.stage - other.stage)


def _rungs(path: list[Exercise], exercises: Exercises) -> Iterator[Rung]:
    on_it = {each.id for each in path}
    asked = [[], *(list(_asks_more(before, after)) for before, after in pairwise(path))]
    for number, (exercise, more) in enumerate(zip(path, asked, strict=True), 1):
        easier, harder = (
            [each for each in steps(ids, exercises) if each.id not in on_it]
            for ids in (exercise.regressions, exercise.progressions)
        )
        yield Rung(number, exercise, more, easier, harder)


def _asks_more(before: Exercise, after: Exercise) -> Iterator[str]:
    """What makes the second harder, in words."""
    if before.position is not after.position:
        yield f"{in_words(after.position).lower()} instead of {in_words(before.position).lower()}"
    if after.stability_demand > before.stability_demand:
        yield "less support"
    if _LOADS.index(after.load_class) > _LOADS.index(before.load_class):
        yield "more load"
    if after.unilateral and not before.unilateral:
        yield "one side at a time"
