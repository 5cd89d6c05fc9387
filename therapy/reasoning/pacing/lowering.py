"""How the dose of one week is brought within its limits by the smallest changes."""

from collections.abc import Iterator, Sequence
from math import ceil

from therapy.knowledge.records import Tissue
from therapy.reasoning.pacing.changes import Change, FewerSessions, LeaveOut, Lower
from therapy.reasoning.pacing.loads import load_on
from therapy.reasoning.pacing.plan import Block, Item, Plan, block_in
from therapy.reasoning.pacing.rises import doses_of, jumps
from therapy.reasoning.pacing.variables import value_of
from therapy.reasoning.pacing.warnings import Held

LOWERED = ("reps", "sets", "hold_seconds", "duration_seconds")
"""What a rise is smoothed by; fewer bouts a day would change the habit."""
HALVED = ("reps", "hold_seconds", "duration_seconds")  # not lowered below half, for less is another exercise
SLIGHT = 1e-6  # of a weighed second

type Step = tuple[float, Change]


def lower_rise(plan: Plan, week: int, held: Held) -> Iterator[tuple[Change, ...]]:
    """One number of one exercise, or fewer sessions, where that is enough; else sets off the heaviest until it is."""
    done: tuple[Change, ...] = ()
    while True:
        over = jumps(doses_of(plan, held), held).get(week, [])
        if not over:
            yield done
            return
        tissue, dose = max(over, key=lambda pair: (pair[1].amount - (pair[1].limit or 0), pair[0].id))
        excess = dose.amount - (dose.limit or 0)
        steps = [*_steps(plan, week, tissue, held), *_sessions(plan, week, dose.amount)]
        yield from ((*done, change) for removed, change in sorted(steps, key=_by_size) if removed >= excess - SLIGHT)
        heaviest = max(_big_steps(plan, week, tissue, held), key=_by_size)[1]
        done, plan = (*done, heaviest), heaviest.on(plan)


def _by_size(step: Step) -> tuple[float, str]:
    return step[0], str(step[1])


def _sessions(plan: Plan, week: int, amount: float) -> Iterator[Step]:
    """Fewer sessions, down to half of them."""
    block = block_in(plan, week)
    present = block.sessions_per_week if block else 0
    for sessions in range(max(ceil(present / 2), 1), present):
        yield amount * (1 - sessions / present), FewerSessions(block.number if block else 0, sessions)


def _steps(plan: Plan, week: int, tissue: Tissue, held: Held) -> Iterator[Step]:
    """Every single lowering in that week, with what it takes off."""
    for item, weekly in _loading(plan, week, tissue, held):
        for variable in LOWERED:
            present = int(value_of(item.dose, variable))
            least = max(ceil(present / 2), 1) if variable in HALVED else 1
            for value in range(least, present):
                yield from _step(item, weekly, Lower(item.key, variable, value))


def _step(item: Item, weekly: float, change: Lower) -> Iterator[Step]:
    """The change with what it takes off a week; nothing where it takes nothing off, or leaves nothing to count."""
    after = next(each for block in change.on((_alone(item),)) for each in block.items)
    if 0 < after.seconds < item.seconds:
        yield weekly * (1 - after.seconds / item.seconds), change


def _big_steps(plan: Plan, week: int, tissue: Tissue, held: Held) -> Iterator[Step]:
    """A set less of each exercise; where each has one set left, the exercise itself."""
    loading = list(_loading(plan, week, tissue, held))
    several = _with_sets_to_spare(loading)
    for item, weekly in several:
        yield weekly / item.dose.sets, Lower(item.key, "sets", item.dose.sets - 1)
    if not several:
        yield from ((weekly, LeaveOut(item.key)) for item, weekly in loading)


def _with_sets_to_spare(loading: Sequence[tuple[Item, float]]) -> list[tuple[Item, float]]:
    """Those with more than one set; a last set that would no longer count is not one to come to."""
    return [
        (item, weekly)
        for item, weekly in loading
        if item.dose.sets > 1 and any(_step(item, weekly, Lower(item.key, "sets", item.dose.sets - 1)))
    ]


def _loading(plan: Plan, week: int, tissue: Tissue, held: Held) -> Iterator[tuple[Item, float]]:
    """The items of that week that load the tissue, with what each asks of it in a week."""
    block = block_in(plan, week)
    for item in block.items if block else ():
        weekly = load_on(tissue, item.exercise, item.seconds, held.library) * (block.turns_a_week if block else 0)
        if weekly > 0:
            yield item, weekly


def _alone(item: Item) -> Block:
    return Block(1, "", 1, 1, 1, ((item,),))
