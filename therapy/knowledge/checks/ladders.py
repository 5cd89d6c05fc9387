"""The ladders of exercises: progressions one way, regressions the other."""

from collections.abc import Iterator, Mapping

from therapy.knowledge.library import Library
from therapy.knowledge.places import Remark, Remarks
from therapy.knowledge.records import Exercise

FIRST_LATE_STAGE = 3
ENTRY_STAGE = 2


def steps_lead_both_ways(library: Library) -> Remarks:
    for key, back in (("progressions", "regressions"), ("regressions", "progressions")):
        for exercise in library.exercises.values():
            for position, step in enumerate(getattr(exercise, key)):
                if exercise.id not in getattr(library.exercises[step], back):
                    says = f"'{step}' is among the {key}, but does not name '{exercise.id}' among its {back}."
                    yield Remark(("exercises", exercise.id), (key, position), says)


def the_stage_never_falls_on_the_way_up(library: Library) -> Remarks:
    for exercise in library.exercises.values():
        for position, harder in enumerate(library.harder(exercise)):
            if harder.stage < exercise.stage:
                says = f"the progression '{harder.id}' is of stage {harder.stage}, below stage {exercise.stage} here."
                yield Remark(("exercises", exercise.id), ("progressions", position), says)


def no_ladder_runs_in_a_circle(library: Library) -> Remarks:
    """Take away, again and again, what leads nowhere further; what is left leads back to itself."""
    left: dict[str, set[str]] = {exercise.id: set(exercise.progressions) for exercise in library.exercises.values()}
    while ends := [exercise for exercise, steps in left.items() if not steps & left.keys()]:
        for exercise in ends:
            del left[exercise]
    for exercise in _on_a_circle(left):
        says = f"the progressions from '{exercise}' lead back to it. A ladder only leads up."
        yield Remark(("exercises", exercise), ("progressions",), says)


def late_stages_lead_back_to_an_entry(library: Library) -> Remarks:
    for exercise in library.exercises.values():
        if exercise.stage >= FIRST_LATE_STAGE and not _has_easy_start(library, exercise):
            says = f"no chain of regressions leads from '{exercise.id}' back to stage 1 or 2."
            yield Remark(("exercises", exercise.id), ("regressions",), says)


def entries_at_stage_two_are_few(library: Library) -> Remarks:
    for exercise in library.exercises.values():
        if exercise.stage == ENTRY_STAGE and not exercise.adjunct and not exercise.regressions:
            says = f"'{exercise.id}' is of stage 2 and has nothing easier. Allowed, if nothing easier is needed."
            yield Remark(("exercises", exercise.id), ("regressions",), says)


def _on_a_circle(steps: Mapping[str, set[str]]) -> Iterator[str]:
    return (exercise for exercise in steps if exercise in _reachable(steps, exercise))


def _reachable(steps: Mapping[str, set[str]], start: str) -> set[str]:
    """Everything that the steps lead to; the start itself only if they lead back to it."""
    seen: set[str] = set()
    waiting = list(steps[start])
    while waiting:
        step = waiting.pop()
        if step in steps and step not in seen:
            seen.add(step)
            waiting.extend(steps[step])
    return seen


def _has_easy_start(library: Library, exercise: Exercise) -> bool:
    regressions = {each.id: set(each.regressions) for each in library.exercises.values()}
    below = _reachable(regressions, exercise.id)
    return any(library.exercises[step].stage <= ENTRY_STAGE for step in below)
