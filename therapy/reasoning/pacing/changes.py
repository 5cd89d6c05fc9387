"""What may be changed in a plan to clear a warning: a dose lowered, an exercise left out, fewer
sessions, a stage begun later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from therapy.reasoning.pacing.plan import Block, Item, Plan, in_order
from therapy.reasoning.pacing.variables import VARIABLES, value_of, with_value


@dataclass(frozen=True, slots=True)
class Lower:
    """One variable of one exercise's dose becomes `value`."""

    key: str
    variable: str
    value: int | Decimal

    def on(self, plan: Plan) -> Plan:
        return _each_item(
            plan,
            lambda item: (
                replace(item, dose=with_value(item.dose, self.variable, self.value)) if item.key == self.key else item
            ),
        )

    def words(self, plan: Plan) -> str:
        item = _found(plan, self.key)
        was = value_of(item.dose, self.variable)
        return f"{item.exercise.name}: {VARIABLES[self.variable]} from {was} to {self.value}"


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """One exercise is left out of its workout."""

    key: str

    def on(self, plan: Plan) -> Plan:
        return _each_item(plan, lambda item: None if item.key == self.key else item)

    def words(self, plan: Plan) -> str:
        block, place = _place(plan, self.key)
        where = f", workout {chr(ord('A') + place)}" if len(block.workouts) > 1 else ""
        return f"{_found(plan, self.key).exercise.name} is left out of stage {block.number}{where}"


@dataclass(frozen=True, slots=True)
class FewerSessions:
    """A stage has so many sessions a week."""

    number: int
    sessions: int

    def on(self, plan: Plan) -> Plan:
        return tuple(
            replace(block, sessions_per_week=self.sessions) if block.number == self.number else block for block in plan
        )

    def words(self, plan: Plan) -> str:
        was = next(block.sessions_per_week for block in plan if block.number == self.number)
        return f"Stage {self.number}: {self.sessions} sessions a week instead of {was}"


@dataclass(frozen=True, slots=True)
class Postpone:
    """A stage begins so many weeks later: the one before it lasts longer, and those after it move along."""

    number: int
    weeks: int

    def on(self, plan: Plan) -> Plan:
        ordered = in_order(plan)
        place = next(place for place, block in enumerate(ordered) if block.number == self.number)
        before = [replace(block, last_week=block.last_week + self.weeks) for block in ordered[place - 1 : place]]
        return (*ordered[: max(place - 1, 0)], *before, *(block.moved(self.weeks) for block in ordered[place:]))

    def words(self, plan: Plan) -> str:
        block = next(block for block in plan if block.number == self.number)
        return f"Stage {self.number} begins in week {block.first_week + self.weeks} instead of {block.first_week}"


type Change = Lower | LeaveOut | FewerSessions | Postpone


def merged(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The same in as few changes as can be: the last word on a number counts, and none on what is left out."""
    left_out = {change.key for change in changes if isinstance(change, LeaveOut)}
    last: dict[object, Change] = {}
    for change in changes:
        if not (isinstance(change, Lower) and change.key in left_out):
            last[(change.key, change.variable) if isinstance(change, Lower) else change] = change
    return tuple(last.values())


def changed(plan: Plan, changes: Sequence[Change]) -> Plan:
    """The plan with all these changes."""
    for change in changes:
        plan = change.on(plan)
    return plan


def _each_item(plan: Plan, turned: Callable[[Item], Item | None]) -> Plan:
    return tuple(
        replace(
            block,
            workouts=tuple(
                tuple(new for item in workout if (new := turned(item)) is not None) for workout in block.workouts
            ),
        )
        for block in plan
    )


def _place(plan: Plan, key: str) -> tuple[Block, int]:
    return next(
        (block, place)
        for block in plan
        for place, workout in enumerate(block.workouts)
        for item in workout
        if item.key == key
    )


def _found(plan: Plan, key: str) -> Item:
    return next(item for block in plan for item in block.items if item.key == key)
