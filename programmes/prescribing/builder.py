"""A programme as its page shows it: one stage wide with its cards, its neighbours narrow, the weeks above.

Made of rows that are fetched already; nothing here asks the database.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from programmes.prescribing.cards import Card
from programmes.prescribing.dose import minutes_of
from programmes.prescribing.drafts.states import NO_STEPS, Steps
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage, Workout
from programmes.prescribing.strip import Span, strip_of
from programmes.prescribing.templates.origin import name_behind
from therapy.knowledge import load_library
from therapy.knowledge.records import Criterion


@dataclass(frozen=True)
class Column:
    """One stage with its workouts."""

    row: Stage
    open_id: UUID | None = None
    refused: Card | None = None

    @cached_property
    def workouts(self) -> list[Workout]:
        return list(self.row.workouts.all())

    @property
    def gates(self) -> list[Criterion]:
        return [load_library().criteria[key] for key in self.row.gates]

    @property
    def goals(self) -> str:
        """What the stage is for, as one line."""
        return "; ".join(self.row.goals)

    @property
    def later_weeks(self) -> range:
        """The weeks at which it could be split."""
        return range(self.row.first_week + 1, self.row.last_week + 1)

    def cards(self, workout: Workout) -> list[Card]:
        rows = list(workout.prescriptions.all())
        keys = ["", *(str(row.pk) for row in rows), "", ""]
        return [self._card(row, keys[n], keys[n + 3]) for n, row in enumerate(rows)]

    @property
    def first_cards(self) -> list[Card]:
        """The cards of the first workout, for a narrow column."""
        return self.cards(self.workouts[0]) if self.workouts else []

    def _card(self, row: Prescription, above: str, below: str) -> Card:
        if self.refused and self.refused.row.pk == row.pk:
            return replace(self.refused, above=above, below=below)
        return Card(row, is_open=row.pk == self.open_id, above=above, below=below)


@dataclass(frozen=True)
class Place:
    """Where the page is: a stage's number (0: the one it is time for), a workout's letter, the card that is open."""

    stage: int = 0
    letter: str = ""
    open_id: UUID | None = None
    refused: Card | None = None


@dataclass(frozen=True)
class Builder:
    """One version of a programme, seen at a place. `outdated` are the revisions that a newer one could replace.

    `steps` are what can be undone and redone; `week` is the week of the programme it is now, 0 before it starts.
    """

    programme: Programme
    version: ProgrammeVersion
    place: Place
    outdated: frozenset[UUID] = frozenset()
    steps: Steps = NO_STEPS
    week: int = 0

    @cached_property
    def columns(self) -> list[Column]:
        return [Column(row, self.place.open_id, self.place.refused) for row in self.version.stages.all()]

    @cached_property
    def _at(self) -> int:
        numbers = [column.row.number for column in self.columns]
        if self.place.stage in numbers:
            return numbers.index(self.place.stage)
        return max(sum(column.row.first_week <= self.week for column in self.columns) - 1, 0)

    @property
    def current(self) -> Column | None:
        return self.columns[self._at] if self.columns else None

    @property
    def before(self) -> Column | None:
        return self.columns[self._at - 1] if self._at else None

    @property
    def after(self) -> Column | None:
        return self.columns[self._at + 1] if self._at + 1 < len(self.columns) else None

    @cached_property
    def workout(self) -> Workout | None:
        """The workout that is shown: the one asked for, else the first."""
        if self.current is None or not self.current.workouts:
            return None
        lettered = {workout.letter: workout for workout in self.current.workouts}
        return lettered.get(self.place.letter, self.current.workouts[0])

    @cached_property
    def cards(self) -> list[Card]:
        return self.current.cards(self.workout) if self.current and self.workout else []

    @property
    def strip(self) -> list[Span]:
        """Its weeks, over the columns they belong to."""
        return strip_of([column.row for column in self.columns], shown=self._at, week=self.week)

    @property
    def opened(self) -> Card | None:
        """The card that is open: the one asked for, else the first."""
        return next((card for card in self.cards if card.is_open), self.cards[0] if self.cards else None)

    @property
    def minutes(self) -> int:
        return minutes_of(card.row for card in self.cards)

    @property
    def longest(self) -> int:
        """The minutes a session should not exceed."""
        return load_library().selection.max_session_minutes

    @property
    def weeks(self) -> int:
        return max((column.row.last_week for column in self.columns), default=0)

    @property
    def takes_own_reasons(self) -> bool:
        """Whether a hypothesis of the therapist's own may be put to an exercise: of a draft, from an assessment."""
        return self.is_draft and self.programme.assessment_id is not None

    @property
    def is_draft(self) -> bool:
        return not self.version.is_published

    @property
    def template_name(self) -> str:
        return name_behind(self.version)
