"""A programme as its page shows it: one stage wide with its cards, its neighbours narrow, the weeks above.

Made of rows that are fetched already; nothing here asks the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from programmes.prescribing.dose import DOSE_FIELDS, dose_of, minutes_of
from programmes.prescribing.models import DoseSide, Prescription, Programme, ProgrammeVersion, Stage, Workout
from therapy.knowledge import load_library
from therapy.knowledge.records import Criterion, Exercise, Tag
from therapy.reasoning.drafting.dosage import Dose


@dataclass(frozen=True)
class Card:
    """One prescription with what the knowledge says of its exercise. `typed` is what a refused form held."""

    row: Prescription
    is_open: bool = False
    typed: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def exercise(self) -> Exercise:
        return self.row.record

    @cached_property
    def dose(self) -> Dose:
        return dose_of(self.row)

    @property
    def side(self) -> str:
        """The side that the figure shows: the one that goes first."""
        return self.dose.first or (self.row.side if self.row.side in (DoseSide.LEFT, DoseSide.RIGHT) else "")

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the dose form."""
        return {name: getattr(self.row, name) for name in (*DOSE_FIELDS, "note")} | dict(self.typed)

    @property
    def sides(self) -> list[tuple[str, str]]:
        """The sides to choose from; none for an exercise without sides."""
        return [(value, word) for value, word in DoseSide.choices if value] if self.exercise.unilateral else []

    @property
    def cautions(self) -> list[Tag]:
        return [load_library().tags[tag] for tag in self.row.cautions]

    @property
    def gates(self) -> list[Criterion]:
        return [load_library().criteria[key] for key in self.row.requires]

    @property
    def rungs(self) -> list[tuple[str, Exercise]]:
        """The steps down and up the ladder."""
        library = load_library()
        easier = [("Easier", each) for each in library.easier(self.exercise)]
        return easier + [("Harder", each) for each in library.harder(self.exercise)]

    @property
    def reasons(self) -> list[dict[str, str]]:
        """Each reason once by its short name, hypotheses before rules."""
        once = {reason["short"]: reason for reason in self.row.because}
        return sorted(
            once.values(), key=lambda reason: ":" not in reason["key"] or reason["key"].startswith("template")
        )


@dataclass(frozen=True)
class Column:
    """One stage with its workouts."""

    row: Stage
    open_id: UUID | None = None
    refused: "Card | None" = None

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

    def cards(self, workout: Workout) -> list[Card]:
        return [self._card(row) for row in workout.prescriptions.all()]

    @property
    def first_cards(self) -> list[Card]:
        """The cards of the first workout, for a narrow column."""
        return self.cards(self.workouts[0]) if self.workouts else []

    def _card(self, row: Prescription) -> Card:
        if self.refused and self.refused.row.pk == row.pk:
            return self.refused
        return Card(row, is_open=row.pk == self.open_id)


@dataclass(frozen=True)
class Place:
    """Where the page is: a stage's number, a workout's letter, the card that is open."""

    stage: int = 1
    letter: str = ""
    open_id: UUID | None = None
    refused: Card | None = None


@dataclass(frozen=True)
class Builder:
    """One version of a programme, seen at a place. `outdated` are the revisions that a newer one could replace."""

    programme: Programme
    version: ProgrammeVersion
    place: Place
    outdated: frozenset[UUID] = frozenset()

    @cached_property
    def columns(self) -> list[Column]:
        return [Column(row, self.place.open_id, self.place.refused) for row in self.version.stages.all()]

    @cached_property
    def _at(self) -> int:
        numbers = [column.row.number for column in self.columns]
        return numbers.index(self.place.stage) if self.place.stage in numbers else 0

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
    def is_draft(self) -> bool:
        return not self.version.is_published

    @property
    def template_name(self) -> str:
        found = load_library().templates.get(self.programme.template)
        return found.name if found else ""
