"""A programme as the pacing guard reads it: blocks of weeks, each with its workouts and what stands in them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from therapy.knowledge.records import Exercise
from therapy.reasoning.dosage import Dose
from therapy.reasoning.pacing.loads import work_seconds


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of a workout. `key` names its prescription; `gated` is the criterion of its own not met yet."""

    key: str
    exercise: Exercise
    dose: Dose
    gated: str = ""

    @property
    def seconds(self) -> float:
        """Seconds of work on a day it is done."""
        return work_seconds(self.dose)


@dataclass(frozen=True, slots=True)
class Block:
    """Some weeks that ask for the same: a stage, with the workouts that take turns in it.

    `weekdays` are those on which the client trains (Monday is 0), none where their sessions are spread evenly.
    `earliest_week` is the soonest week its gate allows, `impact_from` the soonest for impact; `why` and `why_impact`
    say so in words.
    """

    number: int
    name: str
    first_week: int
    last_week: int
    sessions_per_week: int
    workouts: tuple[tuple[Item, ...], ...]
    weekdays: tuple[int, ...] = ()
    earliest_week: int = 1
    why: str = ""
    impact_from: int = 1
    why_impact: str = ""

    @property
    def weeks(self) -> int:
        return self.last_week - self.first_week + 1

    @property
    def items(self) -> Iterator[Item]:
        for workout in self.workouts:
            yield from workout

    @property
    def turns_a_week(self) -> float:
        """How often each of its workouts comes in a week; where they take turns, on average."""
        return self.sessions_per_week / max(len(self.workouts), 1)

    def moved(self, weeks: int) -> "Block":
        """The same, so many weeks later."""
        return replace(self, first_week=self.first_week + weeks, last_week=self.last_week + weeks)


type Plan = tuple[Block, ...]


def in_order(plan: Plan) -> Plan:
    """The blocks as they follow one another, however they were listed."""
    return tuple(sorted(plan, key=lambda block: (block.first_week, block.number)))


def block_in(plan: Plan, week: int) -> Block | None:
    """The block that a week belongs to."""
    return next((block for block in plan if block.first_week <= week <= block.last_week), None)


def last_week_of(plan: Plan) -> int:
    return max((block.last_week for block in plan), default=0)
