"""Stages, high loads and impact that come before their time."""

from collections.abc import Iterator

from therapy.knowledge.records import LoadClass
from therapy.reasoning.pacing.days import regions_of
from therapy.reasoning.pacing.loads import is_high
from therapy.reasoning.pacing.plan import Block, Item, Plan
from therapy.reasoning.pacing.warnings import Held, Kind, TooFast

READYING_STAGES = (2, 3)


def early_stages(plan: Plan, held: Held) -> Iterator[TooFast]:
    """Stages that begin before the week their gate allows, and have not begun yet."""
    for block in plan:
        missing = block.earliest_week - block.first_week
        if missing > 0 and block.first_week > held.course.now:
            yield TooFast(
                Kind.EARLY_STAGE,
                str(block.number),
                block.first_week,
                missing,
                f"Stage {block.number} comes {_weeks(missing)} early.",
                f"It begins in week {block.first_week}; {block.why}",
            )


def early_loads(plan: Plan, held: Held) -> Iterator[TooFast]:
    """The first high load on a region that has not had its weeks of stages 2 and 3."""
    for place, block in enumerate(plan):
        early = early_in(plan, place, held) if block.last_week >= held.course.now else []
        if early:
            names = ", ".join(sorted({item.exercise.name for item in early}))
            missing = max(missing_weeks(plan, place, item, held) for item in early)
            yield TooFast(
                Kind.EARLY_LOAD,
                str(block.number),
                block.first_week,
                missing,
                f"Stage {block.number}: high load {_weeks(missing)} early.",
                f"{names}: the region has had {held.limits.high_load_weeks - missing} of "
                f"{held.limits.high_load_weeks} weeks of steady work (stages 2 and 3) before. This is a convention.",
            )


def early_in(plan: Plan, place: int, held: Held) -> list[Item]:
    """The high-load items of the block at a place that come too early for their region."""
    return [
        item
        for item in plan[place].items
        if is_high(item.exercise, held.library) and missing_weeks(plan, place, item, held) > 0
    ]


def missing_weeks(plan: Plan, place: int, item: Item, held: Held) -> int:
    """How many weeks of stages 2 and 3 its region lacks before this block; none where it is loaded highly already."""
    regions = regions_of(item, held.library)
    earlier = [
        (block, each) for block in plan[:place] for each in block.items if regions & regions_of(each, held.library)
    ]
    if any(is_high(each.exercise, held.library) for _, each in earlier):
        return 0
    readied = {block.number: block.weeks for block, each in earlier if each.exercise.stage in READYING_STAGES}
    return max(0, held.limits.high_load_weeks - sum(readied.values()))


def early_impact(plan: Plan, held: Held) -> Iterator[TooFast]:
    """The first block with impact, where it comes before its gate."""
    first = next((block for block in plan if impact_in(block)), None)
    if first is None or first.last_week < held.course.now:
        return
    missing = max(0, first.impact_from - first.first_week)
    gated = min((item.gated for item in impact_in(first) if item.gated), default="")
    closed = gated if first.first_week <= held.course.now else ""
    if missing or closed:
        why = first.why_impact if missing else f"its own gate is not met: {closed}."
        yield TooFast(
            Kind.EARLY_IMPACT,
            str(first.number),
            first.first_week,
            missing or 1,
            f"Impact begins in week {first.first_week}, before its gate.",
            f"{min(item.exercise.name for item in impact_in(first))}: {why}",
        )


def impact_in(block: Block) -> list[Item]:
    return [item for item in block.items if item.exercise.load_class is LoadClass.IMPACT]


def _weeks(number: int) -> str:
    return "1 week" if number == 1 else f"{number} weeks"
