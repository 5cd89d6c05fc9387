"""From the items of a stage to its workouts: rotation over A and B days, order, length (prescription.md 2 and 3)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from therapy.knowledge import Library
from therapy.knowledge.records import Category, MuscleUnit, StabilityDemand
from therapy.reasoning.drafting.draft import Candidate, Prescription, Workout
from therapy.reasoning.drafting.needs import Wanted

ORDER = (
    Category.BREATHING,
    Category.ACTIVATION,
    Category.CONTROL,
    Category.STABILITY,
    Category.FUNCTION,
    Category.STRENGTH,
    Category.BALANCE,
    Category.IMPACT,
)
FIRST_INNER_UNIT = 1
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

    def __init__(self, sessions_per_week: int, wanted: Wanted, library: Library) -> None:
        self._sessions = sessions_per_week
        self._wanted = wanted
        self._library = library
        self._fewest, self._most = library.selection.items
        self.warnings: list[str] = []

    def workouts(self, chosen: Sequence[Candidate], adjuncts: Sequence[Candidate]) -> tuple[Day, ...]:
        """A and B where items alternate, otherwise A alone."""
        days = self._days(chosen)
        for day in days:
            trained = {muscle for each in day.items for muscle in each.exercise.primary}
            day.adjuncts.extend(self._on(day, each) for each in adjuncts if each.serves & trained)
            self._shorten(day)
            day.items.sort(key=self._place)
            self._remark(day)
        return days

    def holds(self, chosen: Sequence[Candidate]) -> bool:
        """Whether every workout of these items stays within the usual number of items and the longest session."""
        longest = self._library.selection.max_session_minutes
        return all(len(day.items) <= self._most and day.minutes <= longest for day in self._days(chosen))

    def _days(self, chosen: Sequence[Candidate]) -> tuple[Day, ...]:
        asides = [each for each in chosen if each.dose.is_a_stretch_of_time]
        items = [each for each in chosen if not each.dose.is_a_stretch_of_time]
        rotating = [each for each in items if each.dose.per_week < self._sessions]
        always = [each for each in items if each not in rotating]
        if not rotating or len(items) <= self._fewest:
            return (Day("A", self._sessions, items, asides),)
        a = Day("A", ceil(self._sessions / 2), list(always), asides)
        b = Day("B", self._sessions // 2, list(always), asides)
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
        longest = self._library.selection.max_session_minutes
        fits = day.minutes + each.dose.seconds / 60 <= longest
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
        """Leave out what is too much, then drop sets, both from the lowest priority; the inner unit goes last."""
        while len(day.items) > self._most:
            self._leave_out_lowest(day)
        while day.minutes > self._library.selection.max_session_minutes:
            spare = [each for each in day.items if each.dose.sets > 1]
            if spare:
                lowest = max(spare, key=lambda each: (self._rank(each), each.dose.seconds, each.exercise.id))
                day.items[day.items.index(lowest)] = _one_set_less(lowest)
            else:
                self._leave_out_lowest(day)

    def _leave_out_lowest(self, day: Day) -> None:
        lowest = max(day.items, key=lambda each: (self._rank(each), each.dose.seconds, each.exercise.id))
        day.items.remove(lowest)
        self.warnings.append(f"{lowest.exercise.name} is left out of workout {day.name}: the session is full.")

    def _rank(self, each: Candidate) -> int:
        """What is kept first when time is short: the inner unit, the needs of an accepted origin, standing free."""
        if self._is_inner_unit(each):
            return 0
        if each.serves & self._at_origins():
            return 1
        return 2 if each.exercise.stability_demand >= StabilityDemand.TWO_LEG else 3

    def _at_origins(self) -> frozenset[str]:
        origins = {path.path.nodes[0].region for path in self._wanted.paths}
        return frozenset(m for m in self._wanted.needs if origins & set(self._library.muscles[m].regions))

    def _is_inner_unit(self, each: Candidate) -> bool:
        return all(self._library.muscles[m].unit is MuscleUnit.INNER_UNIT for m in each.exercise.primary)

    def _place(self, each: Candidate) -> tuple[int, int]:
        """Breathing, the inner unit, then from activation to impact; within a kind the earlier stage first."""
        exercise = each.exercise
        early = self._is_inner_unit(each) and exercise.stage in INNER_UNIT_STAGES
        kind = ORDER.index(exercise.category)
        return (FIRST_INNER_UNIT if early and kind else kind + bool(kind)), exercise.stage

    def _remark(self, day: Day) -> None:
        if len(day.items) < self._fewest:
            says = f"Workout {day.name} holds {len(day.items)} active items; {self._fewest} to {self._most} are usual."
            self.warnings.append(says)


def as_workout(day: Day, prescription: Callable[[Candidate], Prescription]) -> Workout:
    """The finished workout: eases first, then the items in order, a walk at the end."""
    ordered = (*day.adjuncts, *day.items, *day.asides)
    return Workout(day.name, tuple(prescription(each) for each in ordered), round(day.minutes))


def _one_set_less(each: Candidate) -> Candidate:
    return replace(each, dose=replace(each.dose, sets=each.dose.sets - 1))
