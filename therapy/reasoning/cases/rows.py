"""The shapes of a case file: what may stand under each key, read by the strict reader of the knowledge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from therapy.knowledge.reading.marks import Between, IdOf
from therapy.knowledge.records import History, Sex, Side
from therapy.knowledge.records.shapes import NOTHING, RegionId, Severity, TagId, TestId
from therapy.reasoning.values import Birth, BodyMapEntry, ClientFacts

Felt = Annotated[float, Between(0, 10)]
Year = Annotated[float, Between(1900, 2200)]


class Given(StrEnum):
    """A side as it is written; where there is none, the key is left out."""

    LEFT = "left"
    RIGHT = "right"


class Recurrence(StrEnum):
    ONCE = "once"
    SOMETIMES = "sometimes"
    MOST_WEEKS = "most weeks"
    CONSTANT = "constant"


class Mode(StrEnum):
    VAGINAL = "vaginal"
    ASSISTED = "assisted"
    CAESAREAN = "caesarean"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class BirthEntry:
    weeks_ago: Annotated[float, Between(0, 4000, "weeks")]
    mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class ClientEntry:
    age: Annotated[float, Between(0, 120, "years")] | None = None
    sex: Sex | None = None
    tags: tuple[TagId, ...] = ()
    equipment: tuple[str, ...] | None = None
    births: tuple[BirthEntry, ...] = ()

    def facts(self) -> ClientFacts:
        """The same as a value reasoning takes."""
        births = tuple(Birth(each.weeks_ago, each.mode or "") for each in self.births)
        return ClientFacts(self.age, self.sex or "", self.tags, self.equipment, births)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The keys of a case that are not lists of rows."""

    case: str
    client: ClientEntry = ClientEntry()
    red_flags: Mapping[Annotated[str, IdOf("red flag")], bool] = NOTHING
    template: Annotated[str, IdOf("template")] | None = None


@dataclass(frozen=True, slots=True)
class BodyMapRow:
    region: RegionId
    side: Given | None = None
    pain: Felt = 0
    tension: Felt = 0
    recurrence: Recurrence | None = None
    onset: Year | date | None = None
    history: History = History.NONE

    def entry(self) -> BodyMapEntry:
        """The same as a value reasoning takes."""
        return BodyMapEntry(
            region=self.region,
            side=side_of(self.side),
            pain=self.pain,
            tension=self.tension,
            recurrence=self.recurrence or "",
            onset=decimal_year(self.onset) if isinstance(self.onset, date) else self.onset,
            history=self.history,
        )


@dataclass(frozen=True, slots=True)
class FindingRow:
    test: TestId
    observation: Annotated[str, IdOf("observation")]
    severity: Severity
    side: Given | None = None


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """What every measurement says; its numbers stand beside it under the keys of the test."""

    test: TestId
    side: Given | None = None
    site: str | None = None


def side_of(given: Given | None) -> Side:
    """The side that was written, or the midline."""
    return Side(given) if given else Side.MIDLINE


def decimal_year(day: date) -> float:
    """A date as a year with a fraction, as onsets are compared."""
    days = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    return day.year + (day.timetuple().tm_yday - 1) / days
