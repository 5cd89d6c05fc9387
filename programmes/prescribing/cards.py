"""One exercise of a workout as its card shows it. Made of a row that is fetched already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.text import slugify

from programmes.prescribing.contents import RULES
from programmes.prescribing.dose import DOSE_FIELDS, WORDS_BESIDE, dose_of
from programmes.prescribing.doses.steppers import Stepper, limits, steppers
from programmes.prescribing.models import DoseSide, Prescription
from therapy.knowledge import load_library
from therapy.knowledge.records import Criterion, Exercise, Tag
from therapy.reasoning.dosage import Dose, DoseNotRead, parse


@dataclass(frozen=True)
class Card:
    """One prescription with what the knowledge says of its exercise. `typed` is what a refused form held.

    `above` and `below` are the cards it would stand in front of if it moved one up or down; "" is the end.
    """

    row: Prescription
    is_open: bool = False
    typed: Mapping[str, Any] = field(default_factory=dict)
    above: str = ""
    below: str = ""

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
        """The fields of the dose form, with what a refused one held."""
        return {name: getattr(self.row, name) for name in (*DOSE_FIELDS, *WORDS_BESIDE)} | dict(self.typed)

    @property
    def line(self) -> str:
        """The dose as its field shows it: as it was typed where it could not be read."""
        return str(self.typed.get("dose", self.dose))

    @property
    def unread(self) -> list[str]:
        """What is not understood of the dose as it was typed."""
        try:
            parse(self.line, onto=self.dose)
        except DoseNotRead as refusal:
            return list(refusal.sentences)
        return []

    @property
    def steppers(self) -> list[Stepper]:
        return steppers(self.dose, self.values)

    @property
    def limits(self) -> list[Stepper]:
        return limits(self.values)

    @property
    def sides(self) -> list[tuple[str, str]]:
        """The sides to choose from; none for an exercise without sides."""
        if not (self.exercise.unilateral or self.row.side):
            return []
        return [(value, word) for value, word in DoseSide.choices if value or not self.exercise.unilateral]

    @property
    def cautions(self) -> list[Tag]:
        return [load_library().tags[tag] for tag in self.row.cautions]

    @property
    def gates(self) -> list[Criterion]:
        return [load_library().criteria[key] for key in self.row.requires]

    @property
    def reasons(self) -> list[dict[str, str]]:
        """Each reason once by its short name, hypotheses before rules."""
        once = {reason["short"]: reason | {"anchor": _anchor(reason["key"])} for reason in self.row.because}
        return sorted(once.values(), key=lambda reason: not reason["anchor"])


def _anchor(key: str) -> str:
    """Where the result page tells of a hypothesis; "" for a rule."""
    kind, colon, _ = key.partition(":")
    return f"h-{slugify(key)}" if colon and kind not in RULES else ""
