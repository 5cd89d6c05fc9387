"""The smallest change that clears a warning. It never asks for more of anything, and a therapist accepts it or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from therapy.reasoning.pacing.changes import Change, LeaveOut, Lower, Postpone, changed, merged
from therapy.reasoning.pacing.days import crowded_in
from therapy.reasoning.pacing.gates import early_in, impact_in
from therapy.reasoning.pacing.guarding import warnings_of
from therapy.reasoning.pacing.lowering import lower_rise
from therapy.reasoning.pacing.plan import Block, Item, Plan, in_order
from therapy.reasoning.pacing.raised import by_exercise, most, raised_in
from therapy.reasoning.pacing.variables import value_of
from therapy.reasoning.pacing.warnings import Held, Kind, TooFast

EARLY = (Kind.EARLY_STAGE, Kind.EARLY_LOAD, Kind.EARLY_IMPACT)
TRIED_TOGETHER = 2  # of exercises to leave out, more are tried only from the lightest on

type Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Smoothing:
    """What is proposed, in words, and the warnings that would be new after it."""

    changes: Changes
    words: tuple[str, ...]
    new: tuple[TooFast, ...]


def smoothed(plan: Plan, warning: TooFast, held: Held) -> Smoothing:
    """The smallest change after which the plan no longer has this warning."""
    plan = in_order(plan)
    before = {each.key for each in warnings_of(plan, held)}
    for changes in map(merged, candidates(plan, warning, held)):
        after = warnings_of(changed(plan, changes), held)
        if not any(_is_still(warning, each) for each in after):
            words = tuple(change.words(plan) for change in changes)
            return Smoothing(changes, words, tuple(each for each in after if each.key not in before))
    raise AssertionError(f"No change clears {warning.key}.")


def _is_still(warning: TooFast, after: TooFast) -> bool:
    """Whether it is the same warning; one about a stage moves along with it."""
    same_week = warning.kind in EARLY or after.week == warning.week
    return (after.kind, after.about) == (warning.kind, warning.about) and same_week


def candidates(plan: Plan, warning: TooFast, held: Held) -> Iterator[Changes]:
    """What could clear it, the smallest first; the last one always does."""
    match warning.kind:
        case Kind.RISE:
            yield from lower_rise(plan, warning.week, held)
        case Kind.TWO_AT_ONCE:
            yield from _put_back(plan, warning)
        case Kind.CLOSE_DAYS:
            yield from _fewest_left_out(crowded_in(_numbered(plan, warning), held), held)
        case Kind.EARLY_STAGE:
            yield (Postpone(int(warning.about), round(warning.size)),)
        case Kind.EARLY_LOAD:
            place = plan.index(_numbered(plan, warning))
            yield from _later_or_without(warning, early_in(plan, place, held), held)
        case Kind.EARLY_IMPACT:
            yield from _later_or_without(warning, impact_in(_numbered(plan, warning)), held)


def _numbered(plan: Plan, warning: TooFast) -> Block:
    return next(block for block in plan if str(block.number) == warning.about)


def _later_or_without(warning: TooFast, items: Sequence[Item], held: Held) -> Iterator[Changes]:
    """A stage that runs already cannot begin later."""
    if warning.week > max(held.course.now, 1):
        yield (Postpone(int(warning.about), round(warning.size)),)
    yield tuple(LeaveOut(item.key) for item in items)


def _fewest_left_out(items: Sequence[Item], held: Held) -> Iterator[Changes]:
    """Ever more of them, those that weigh least first."""
    weights = held.library.load_weights
    ordered = sorted(items, key=lambda item: (item.seconds * weights[item.exercise.load_class].weight, item.key))
    for number in range(1, len(ordered) + 1):
        for some in combinations(ordered, number) if number <= TRIED_TOGETHER else (ordered[:number],):
            yield tuple(LeaveOut(item.key) for item in some)


def _put_back(plan: Plan, warning: TooFast) -> Iterator[Changes]:
    """All that rises but one thing goes back to what it was; what is to be raised first is kept first."""
    place = next(place for place, block in enumerate(plan) if block.first_week == warning.week)
    earlier, items = by_exercise(plan[place - 1])[warning.about], by_exercise(plan[place])[warning.about]
    raised = raised_in(earlier, items)
    for kept in raised:
        yield tuple(
            Lower(item.key, name, most(earlier, name))
            for name in raised
            if name != kept
            for item in items
            if value_of(item.dose, name) > most(earlier, name)
        )
