"""From the items of a stage to its workouts: rotation over A and B days, order, length (prescription.md 2 and 3)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from therapy.knowledge import Library
from therapy.knowledge.records import Category, MuscleUnit, StabilityDemand
from therapy.reasoning.drafting.budget import Budget
from therapy.reasoning.drafting.draft import Candidate, Prescription, Workout
from therapy.reasoning.drafting.needs import Wanted

EASY = (Category.RELEASE, Category.LENGTHEN, Category.MOBILITY, Category.BREATHING)
"""What comes before everything else, the inner unit included."""
ORDER = (
    Category.ACTIVATION,
    Category.CONTROL,
    Category.STABILITY,
    Category.FUNCTION,
    Category.STRENGTH,
    Category.BALANCE,
    Category.IMPACT,
)
INNER_UNIT_STAGES = (1, 2)


@dataclass(slots=True)
class Day:
    """One workout being put together; `asides` are walks and the like, done beside the session."""

    name: str
    sessions: int
    items: list[Candidate] = field(default_factory=list)
    asides: list[Candidate] = field(default_factory=list)
    adjuncts: list[Candidate] = field(default_factory=list)

    @property
    def minutes(self) -> float:
        """How long the session takes, with its eases and rests."""
        return sum(each.dose.seconds for each in (*self.items, *self.adjuncts)) / 60


class WorkoutMaker:
    """Makes the workouts of one stage within the limits of a session."""

    def __init__(self, sessions_per_week: int, wanted: Wanted, budget: Budget, library: Library) -> None:
        self._sessions = sessions_per_week
        self._wanted = wanted
        self._library = library
        self._budget = budget
        self._fewest = min(library.selection.items[0], budget.exercises)
        self.warnings: list[str] = []

    def workouts(self, chosen: Sequence[Candidate], adjuncts: Sequence[Candidate]) -> tuple[Day, ...]:
        """A and B where items alternate, otherwise A alone."""
        days = self._days(chosen)
        for day in days:
            trained = {muscle for each in day.items for muscle in each.exercise.primary}
            fitting = (each for each in adjuncts if each.serves <= trained)
            day.adjuncts.extend(self._on(day, each) for each in fitting)
            self._shorten(day)
            day.items.sort(key=self._place)
            self._remark(day)
        return days

    def holds(self, chosen: Sequence[Candidate]) -> bool:
        """Whether every workout of these items stays within the budget."""
        return all(self._is_within(day) for day in self._days(chosen))

    def remark_on_template(self, items: Sequence[Candidate]) -> None:
        """Say so where the template by itself asks for more than the budget."""
        for day in self._days(items):
            if not self._is_within(day):
                self.warnings.append(
                    f"As the template has it, workout {day.name} takes about {day.minutes:.0f} minutes with "
                    f"{len(day.items)} active items; your budget is {self._budget.minutes} minutes and "
                    f"{self._budget.exercises} items. It is shortened to fit."
                )

    def _is_within(self, day: Day) -> bool:
        return len(day.items) <= self._budget.exercises and day.minutes <= self._budget.minutes

    def _days(self, chosen: Sequence[Candidate]) -> tuple[Day, ...]:
        asides = [each for each in chosen if each.dose.is_a_stretch_of_time]
        items = [each for each in chosen if not each.dose.is_a_stretch_of_time]
        placed = [each for each in items if each.workout]
        rotating = [each for each in items if not each.workout and each.dose.per_week < self._sessions]
        always = [each for each in items if each not in (*placed, *rotating)]
        if not placed and (not rotating or len(items) <= self._fewest):
            return (Day("A", self._sessions, items, asides),)
        a = Day("A", ceil(self._sessions / 2), list(always), asides)
        b = Day("B", self._sessions // 2, list(always), asides)
        for day in (a, b):
            day.items += [self._on(day, each) for each in placed if each.workout == day.name]
        self._deal(rotating, a, b)
        self._fill_up(rotating, a, b)
        return (a, b)

    def _deal(self, rotating: Iterable[Candidate], *days: Day) -> None:
        """Alternate the items, each to the day with fewer of them."""
        for each in rotating:
            day = min(days, key=lambda day: len(day.items))
            day.items.append(self._on(day, each))

    def _fill_up(self, rotating: Iterable[Candidate], *days: Day) -> None:
        """A day with too few items borrows from the other, never impact, and never beyond the session's length."""
        for each in rotating:
            for day in days:
                absent = each.exercise.id not in {item.exercise.id for item in day.items}
                if absent and len(day.items) < self._fewest and self._may_join(each, day):
                    self._share(each, days)

    def _may_join(self, each: Candidate, day: Day) -> bool:
        fits = day.minutes + each.dose.seconds / 60 <= self._budget.minutes
        return fits and each.exercise.category is not Category.IMPACT

    def _share(self, each: Candidate, days: Iterable[Day]) -> None:
        """Put an item on every day, as often as there are sessions."""
        shared = replace(each, dose=replace(each.dose, per_week=self._sessions))
        for day in days:
            day.items[:] = [item for item in day.items if item.exercise.id != each.exercise.id]
            day.items.append(shared)

    def _on(self, day: Day, each: Candidate) -> Candidate:
        return replace(each, dose=replace(each.dose, per_week=min(each.dose.per_week, day.sessions)))

    def _shorten(self, day: Day) -> None:
        """Leave out what is too much, then drop sets, then eases, then items; the inner unit goes last."""
        while len(day.items) > self._budget.exercises:
            self._leave_out_lowest(day)
        while day.minutes > self._budget.minutes and (self._drop_a_set(day) or self._leave_out(day)):
            pass

    def _drop_a_set(self, day: Day) -> bool:
        spare = [each for each in day.items if each.dose.sets > 1]
        if spare:
            lowest = max(spare, key=self._priority)
            day.items[day.items.index(lowest)] = _one_set_less(lowest)
        return bool(spare)

    def _leave_out(self, day: Day) -> bool:
        """The last of the eases, else the item that matters least; a single item is left as it is."""
        if day.adjuncts:
            self._say_left_out(day.adjuncts.pop(), day)
            return True
        if len(day.items) > 1:
            self._leave_out_lowest(day)
            return True
        return False

    def _leave_out_lowest(self, day: Day) -> None:
        lowest = max(day.items, key=self._priority)
        day.items.remove(lowest)
        self._say_left_out(lowest, day)

    def _say_left_out(self, each: Candidate, day: Day) -> None:
        self.warnings.append(f"{each.exercise.name} is left out of workout {day.name}: the session is full.")

    def _priority(self, each: Candidate) -> tuple[int, float, str]:
        """What goes first when time is short: the lower rank, then the longer one."""
        return self._rank(each), each.dose.seconds, each.exercise.id

    def _rank(self, each: Candidate) -> int:
        """What is kept first when time is short: the inner unit, an accepted origin, other needs and standing free."""
        if self._is_inner_unit(each):
            return 0
        if each.serves & self._at_origins():
            return 1
        return 2 if each.serves or each.exercise.stability_demand >= StabilityDemand.TWO_LEG else 3

    def _at_origins(self) -> frozenset[str]:
        origins = {at.region for at in self._wanted.emphasis.origins}
        return frozenset(m for m in self._wanted.needs if origins & set(self._library.muscles[m].regions))

    def _is_inner_unit(self, each: Candidate) -> bool:
        return all(self._library.muscles[m].unit is MuscleUnit.INNER_UNIT for m in each.exercise.primary)

    def _place(self, each: Candidate) -> tuple[int, bool, int, int]:
        """What eases, breathing, the inner unit, then from activation to impact; within a kind the earlier stage."""
        exercise = each.exercise
        if exercise.category in EASY:
            return EASY.index(exercise.category), False, 0, exercise.stage
        late = not (self._is_inner_unit(each) and exercise.stage in INNER_UNIT_STAGES)
        return len(EASY), late, ORDER.index(exercise.category) if late else 0, exercise.stage

    def _remark(self, day: Day) -> None:
        if len(day.items) < self._fewest:
            usual = f"{self._fewest} to {self._budget.exercises} are usual."
            self.warnings.append(f"Workout {day.name} holds {len(day.items)} active items; {usual}")


def as_workout(day: Day, prescription: Callable[[Candidate], Prescription]) -> Workout:
    """The finished workout: eases first, then the items in order, a walk at the end."""
    ordered = (*day.adjuncts, *day.items, *day.asides)
    return Workout(day.name, tuple(prescription(each) for each in ordered), round(day.minutes))


def _one_set_less(each: Candidate) -> Candidate:
    return replace(each, dose=replace(each.dose, sets=each.dose.sets - 1))
