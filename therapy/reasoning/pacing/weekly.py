"""The weekly dose of each tissue: logged in past weeks, planned from this week on, and the band a week may reach.

Where nothing of a past week was logged, what was done in it is unknown: it is neither nought nor what was planned.
Such a week is shown as planned but left out of the mean. Where no week before is known at all, the mean is taken of
what was planned, and the week says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import fmean

from therapy.knowledge import Library
from therapy.knowledge.records import Tissue
from therapy.reasoning.pacing.limits import PaceLimits
from therapy.reasoning.pacing.loads import load_on
from therapy.reasoning.pacing.plan import Block, Plan, block_in, last_week_of

WHOLE = 100


class Source(StrEnum):
    LOGGED = "logged"
    UNKNOWN = "unknown"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Course:
    """Where a client is: the week that runs now (0 before the first), and what was logged in the weeks before.

    `logged` holds the dose by tissue of each past week of which anything was logged. Until `careful_until` (a week
    of the programme) a birth is recent.
    """

    now: int = 0
    logged: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    careful_until: int = 0


@dataclass(frozen=True, slots=True)
class WeekDose:
    """What one week asks of one tissue, in weighed seconds. `limit` is None where nothing known went before it."""

    week: int
    amount: float
    source: Source
    mean: float | None = None
    limit: float | None = None
    percent: int = 0
    rests_on_plan: bool = False

    @property
    def is_over(self) -> bool:
        return self.limit is not None and self.amount > self.limit + 1e-6

    def jumps_over(self, before: "WeekDose") -> bool:
        """Whether this week, still to come, is over its limit because it asks for more than the one before."""
        return self.source is Source.PLANNED and self.is_over and bool(self.mean) and self.amount > before.amount

    @property
    def rise(self) -> float | None:
        """By how many percent it is above the mean of the weeks before."""
        return None if not self.mean else (self.amount / self.mean - 1) * WHOLE


def planned_in(block: Block | None, tissue: Tissue, library: Library) -> float:
    """What a week of a block asks of a tissue."""
    if block is None:
        return 0
    return block.turns_a_week * sum(load_on(tissue, each.exercise, each.seconds, library) for each in block.items)


def weeks_of(plan: Plan, course: Course, tissue: Tissue, limits: PaceLimits, library: Library) -> list[WeekDose]:
    """Every week of the plan, in order."""
    by_block = {id(block): planned_in(block, tissue, library) for block in plan}
    raw = [
        _raw(week, by_block.get(id(block_in(plan, week)), 0), tissue, course)
        for week in range(1, last_week_of(plan) + 1)
    ]
    return [_with_limit(raw, place, tissue, course, limits) for place in range(len(raw))]


def _raw(week: int, planned: float, tissue: Tissue, course: Course) -> WeekDose:
    if week >= max(course.now, 1):
        return WeekDose(week, planned, Source.PLANNED)
    if week in course.logged:
        return WeekDose(week, course.logged[week].get(tissue.id, 0), Source.LOGGED)
    return WeekDose(week, planned, Source.UNKNOWN)


def _with_limit(raw: Sequence[WeekDose], place: int, tissue: Tissue, course: Course, limits: PaceLimits) -> WeekDose:
    week = raw[place]
    begun = next((each.week for each in raw if each.amount > 0), week.week)
    before = [each for each in raw[max(0, place - limits.mean_weeks) : place] if each.week >= begun]
    known = [each.amount for each in before if each.source is not Source.UNKNOWN]
    amounts = known or [each.amount for each in before]
    if not amounts:
        return week
    percent = limits.percent_for(tissue, is_early_after_birth=week.week <= course.careful_until)
    mean = fmean(amounts)
    return WeekDose(
        week.week, week.amount, week.source, mean, mean * (1 + percent / WHOLE), percent, rests_on_plan=not known
    )
