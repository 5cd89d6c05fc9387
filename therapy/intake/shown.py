"""What a client wrote, in words for the therapist who looks through it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from clients.records.models import HistoryEvent
from therapy.assessments.models import Recurrence
from therapy.assessments.onset_order import onset_words
from therapy.assessments.places import place_words
from therapy.intake.marks import place_in
from therapy.intake.models import ReportState, SelfReport
from therapy.knowledge import load_library
from therapy.outcomes.prompts import FEWEST_ACTIVITIES
from therapy.reasoning.safety.flags import raised_flags


@dataclass(frozen=True, slots=True)
class PlaceShown:
    name: str
    words: str


@dataclass(frozen=True)
class Shown:
    """A report as its page shows it."""

    report: SelfReport

    @property
    def is_waiting(self) -> bool:
        return self.report.state == ReportState.ANSWERED

    @property
    def is_open(self) -> bool:
        return self.report.state == ReportState.OPEN

    @property
    def places(self) -> list[PlaceShown]:
        library = load_library()
        return [PlaceShown(place_words(place_in(each), library), _place_said(each)) for each in self._said("places")]

    @property
    def events(self) -> list[tuple[str, str]]:
        """What happened, each in short and in the client's words."""
        made = (_event(each) for each in self._said("happened"))
        return [(event.in_short, event.words) for event in made]

    @property
    def goal(self) -> str:
        return str(self.report.said.get("goal", ""))

    @property
    def activities(self) -> list[dict[str, Any]]:
        return self._said("activities")

    @property
    def activities_make_a_measure(self) -> bool:
        return len(self.activities) >= FEWEST_ACTIVITIES

    @cached_property
    def warnings(self) -> list[str]:
        """The questions answered with the answer that warns."""
        return [flag.words for flag in raised_flags(self.report.said.get("answers", {}), (), load_library())]

    @property
    def asked(self) -> int:
        return len(self.report.said.get("answers", {}))

    def _said(self, part: str) -> list[dict[str, Any]]:
        return list(self.report.said.get(part, []))


def _event(said: dict[str, Any]) -> HistoryEvent:
    return HistoryEvent(**{**said, "happened_on": date.fromisoformat(said["happened_on"])})


def _place_said(said: dict[str, Any]) -> str:
    return ", ".join(_parts(said)) or "marked"


def _parts(said: dict[str, Any]) -> Iterator[str]:
    for name in ("pain", "tension"):
        if said.get(name) is not None:
            yield f"{name} {said[name]}"
    if said.get("recurrence"):
        yield str(Recurrence(said["recurrence"]).label).lower()
    if said.get("onset"):
        yield f"since {onset_words(Decimal(said['onset']))}"
