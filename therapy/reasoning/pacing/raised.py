"""Exercises of which one stage raises more than one thing over the stage before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from therapy.reasoning.pacing.plan import Block, Item, Plan
from therapy.reasoning.pacing.variables import VARIABLES, value_of
from therapy.reasoning.pacing.warnings import Held, Kind, TooFast


def two_at_once(plan: Plan, held: Held) -> Iterator[TooFast]:
    """Of stages not over yet. Progress goes by one thing at a time."""
    for before, block in pairwise(plan):
        if block.last_week >= held.course.now:
            yield from _between(before, block)


def _between(before: Block, block: Block) -> Iterator[TooFast]:
    earlier = by_exercise(before)
    for exercise, items in by_exercise(block).items():
        raised = raised_in(earlier.get(exercise, []), items)
        if len(raised) > 1:
            words = [VARIABLES[each] for each in raised]
            yield TooFast(
                Kind.TWO_AT_ONCE,
                exercise,
                block.first_week,
                len(raised),
                f"{items[0].exercise.name}: {len(raised)} things rise at once.",
                f"In week {block.first_week} {', '.join(words[:-1])} and {words[-1]} go up together. "
                "Raise one at a time, so that you can tell what was too much.",
            )


def by_exercise(block: Block) -> Mapping[str, list[Item]]:
    """The items of a block by their exercise; one may stand in several workouts."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in block.items:
        found[item.exercise.id].append(item)
    return found


def raised_in(before: list[Item], after: list[Item]) -> list[str]:
    """The variables of a dose that are higher than before; none for an exercise that is new."""
    return [name for name in VARIABLES if before and most(after, name) > most(before, name)]


def most(items: list[Item], variable: str) -> int | Decimal:
    """The highest value of a variable among the items of one exercise."""
    return max((value_of(item.dose, variable) for item in items), default=0)
