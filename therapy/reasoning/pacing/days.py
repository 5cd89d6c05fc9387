"""High-load days that lie too close together for one region."""

from collections.abc import Iterator, Sequence

from therapy.knowledge import Library
from therapy.reasoning.pacing.loads import is_high
from therapy.reasoning.pacing.plan import Block, Item, Plan
from therapy.reasoning.pacing.warnings import Held, Kind, TooFast

A_WEEK = 7


def weekdays_for(sessions_per_week: int) -> tuple[int, ...]:
    """The weekdays (Monday is 0) that spread so many sessions most evenly: 3 gives Monday, Wednesday, Friday.

    Raises ValueError outside 1 to 7.
    """
    if not 1 <= sessions_per_week <= A_WEEK:
        raise ValueError(f"A week holds 1 to 7 sessions, not {sessions_per_week}.")
    return tuple(number * A_WEEK // sessions_per_week for number in range(sessions_per_week))


def training_days(sessions_per_week: int, chosen: Sequence[int] = ()) -> tuple[int, ...]:
    """The weekdays of so many sessions: among those chosen where they suffice, spread evenly."""
    if len(chosen) < sessions_per_week:
        return weekdays_for(sessions_per_week)
    days = sorted(chosen)
    return tuple(days[number * len(days) // sessions_per_week] for number in range(sessions_per_week))


def close_days(plan: Plan, held: Held) -> Iterator[TooFast]:
    """One for each stage that is not over and loads a region highly again before it has rested."""
    for block in plan:
        if block.last_week >= held.course.now and (crowded := crowded_in(block, held)):
            names = sorted({item.exercise.name for item in crowded})
            yield TooFast(
                Kind.CLOSE_DAYS,
                str(block.number),
                block.first_week,
                len(crowded),
                f"Stage {block.number}: high loads lie too close.",
                f"{_listed(names)} load the same region again within {held.limits.gap_days} days. "
                "Leave a day between, or keep them in one workout.",
            )


def crowded_in(block: Block, held: Held) -> list[Item]:
    """The high-load items of a block that come again on a region before `gap_days` are over."""
    high = [
        (place, item)
        for place, workout in enumerate(block.workouts)
        for item in workout
        if is_high(item.exercise, held.library)
    ]
    regions = {region for _, item in high for region in regions_of(item, held.library)}
    crowded = {
        item.key: item
        for region in regions
        for item in _too_close([one for one in high if region in regions_of(one[1], held.library)], block, held)
    }
    return [item for _, item in high if item.key in crowded]


def regions_of(item: Item, library: Library) -> frozenset[str]:
    """Where its main muscles are."""
    return frozenset(region for muscle in item.exercise.primary for region in library.muscles[muscle].regions)


def days_of(block: Block, places: set[int]) -> list[int]:
    """The days, counted from the first, on which the workouts at these places come, over a full round of turns."""
    rounds = len(block.workouts)
    weekdays = training_days(block.sessions_per_week, block.weekdays)
    days = [week * A_WEEK + day for week in range(rounds) for day in weekdays]
    return [day for turn, day in enumerate(days) if turn % rounds in places]


def _too_close(on_region: Sequence[tuple[int, Item]], block: Block, held: Held) -> list[Item]:
    days = days_of(block, {place for place, _ in on_region})
    again = [*days[1:], days[0] + A_WEEK * len(block.workouts)]
    gaps = [after - before for before, after in zip(days, again, strict=True)]
    return [item for _, item in on_region] if min(gaps) < held.limits.gap_days else []


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
