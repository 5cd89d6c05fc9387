"""What goes in: findings, body map, measurements and the facts about a client, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from therapy.knowledge.records import History, Side

BOTH_SIDES = (Side.LEFT, Side.RIGHT)


class Node(NamedTuple):
    """One place on the chain of the body: a region and, on a limb, its side."""

    region: str
    side: Side

    @property
    def key(self) -> str:
        """The place in a stable key, such as `knee-left` or `lumbar`."""
        return f"{self.region}-{self.side}" if self.side else self.region


class Origin(StrEnum):
    """How a finding came to be: seen by the therapist, or following from a number."""

    MANUAL = "manual"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True, order=True)
class FindingMade:
    """An observation that was looked for: `severity` 0 is looked for and not seen, 3 is marked.

    The side is the midline where the observation has none. What was not tested has no finding at all.
    """

    observation: str
    side: Side = Side.MIDLINE
    severity: int = 0
    origin: Origin = Origin.MANUAL


@dataclass(frozen=True, slots=True)
class BodyMapEntry:
    """What the client marked at one place: pain and tension 0 to 10, and when it began, as a decimal year."""

    region: str
    side: Side = Side.MIDLINE
    pain: float = 0
    tension: float = 0
    recurrence: str = ""
    onset: float | None = None
    history: History = History.NONE


type Reading = float | str | bool


@dataclass(frozen=True, slots=True)
class Measurement:
    """The numbers of one test on one side or at one site, by the keys of the test's record."""

    test: str
    side: Side = Side.MIDLINE
    site: str = ""
    values: Mapping[str, Reading] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth, `weeks_ago` on the day of the assessment; `mode` is "" when it was not said."""

    weeks_ago: float
    mode: str = ""


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """What reasoning may know of a client. `equipment` None is not asked; an empty tuple is none at hand.

    `declined_tags` are cautions proposed from answers that the therapist has set aside.
    """

    age: float | None = None
    sex: str = ""
    tags: tuple[str, ...] = ()
    equipment: tuple[str, ...] | None = None
    births: tuple[Birth, ...] = ()
    declined_tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Everything recorded at one assessment; the order of its parts never matters."""

    findings: tuple[FindingMade, ...] = ()
    body_map: tuple[BodyMapEntry, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    red_flags: Mapping[str, bool] = field(default_factory=dict)
    client: ClientFacts = field(default_factory=ClientFacts)
