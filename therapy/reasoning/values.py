"""What goes in: everything recorded at an assessment and the facts about a client, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from therapy.knowledge.records import History, Side, Unit

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


class Length(StrEnum):
    """How long a muscle was found to be when it was stretched as far as it goes."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"


class Result(StrEnum):
    """What came of a special or provocation test; unclear says nothing either way."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNCLEAR = "unclear"


class Change(StrEnum):
    """How a finding, or a complaint, compares with before."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class EndFeel(StrEnum):
    """What stops a joint at the end of its range: a muscle that yields, the joint itself, or, if empty, pain alone."""

    MUSCLE = "muscle"
    JOINT = "joint"
    BONY = "bony"
    SPRINGY = "springy"
    EMPTY = "empty"
    SOFT = "soft"
    CAPSULAR = "capsular"
    TISSUE = "tissue"


class Done(StrEnum):
    """How well a test could be done."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


@dataclass(frozen=True, slots=True, order=True)
class StrengthTested:
    """The strength of one muscle, or of one movement of a region, on a side.

    Either `muscle` is given, or `region` and `movement`. Either `grade` (0 to 5) or `value` in `unit`
    (N, kg, percent_bodyweight). `pain` 0 to 10 was felt while it was tested; None is not asked.
    """

    side: Side = Side.MIDLINE
    muscle: str = ""
    region: str = ""
    movement: str = ""
    grade: float | None = None
    value: float | None = None
    unit: str = ""
    pain: float | None = None

    @property
    def of(self) -> str:
        """The id of the muscle, or of the movement, that was tested."""
        return self.muscle or f"{self.region}_{self.movement}"


@dataclass(frozen=True, slots=True, order=True)
class RangeTested:
    """How far a region moves in one direction, in degrees or else in centimetres; `end_feel` "" is not recorded."""

    region: str
    movement: str
    side: Side = Side.MIDLINE
    degrees: float | None = None
    cm: float | None = None
    pain: float | None = None
    end_feel: str = ""

    @property
    def id(self) -> str:
        """The id of the movement."""
        return f"{self.region}_{self.movement}"

    @property
    def unit(self) -> Unit:
        """What the range was measured in."""
        return Unit.CENTIMETRES if self.degrees is None else Unit.DEGREES

    @property
    def value(self) -> float:
        """The range in its unit."""
        return (self.cm or 0.0) if self.degrees is None else self.degrees


@dataclass(frozen=True, slots=True, order=True)
class LengthTested:
    """The length of one muscle; `by` says how it was tested and scores nothing."""

    muscle: str
    side: Side
    state: Length
    by: str = ""


@dataclass(frozen=True, slots=True, order=True)
class SpecialTested:
    """The result of a special or provocation test. A test the knowledge does not hold is kept and not scored."""

    test: str
    side: Side
    result: Result


@dataclass(frozen=True, slots=True)
class Symptoms:
    """How the complaint behaves: what brings it on, what eases it, how it goes, and since when.

    `course` and `response_to_care` are "" where they were not asked; the response may also be "none", or other
    words of the therapist's. `since` is kept as it was said, and `since_weeks` is None where that is no length of
    time. Names the knowledge does not hold are kept and not scored.
    """

    provokes: tuple[str, ...] = ()
    eases: tuple[str, ...] = ()
    course: str = ""
    since_weeks: float | None = None
    response_to_care: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Retested:
    """A finding looked at again under one changed condition, and how it changed."""

    test: str
    observation: str
    side: Side
    condition: str
    change: Change


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
    """Everything recorded at one assessment; the order of its parts never matters.

    `has_medical_outcome`: what warned in these findings was looked at by a doctor since, and the outcome is on record.
    """

    findings: tuple[FindingMade, ...] = ()
    body_map: tuple[BodyMapEntry, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    strength: tuple[StrengthTested, ...] = ()
    ranges: tuple[RangeTested, ...] = ()
    lengths: tuple[LengthTested, ...] = ()
    specials: tuple[SpecialTested, ...] = ()
    retests: tuple[Retested, ...] = ()
    symptoms: Symptoms = field(default_factory=Symptoms)
    quality: Mapping[str, Done] = field(default_factory=dict)
    red_flags: Mapping[str, bool] = field(default_factory=dict)
    client: ClientFacts = field(default_factory=ClientFacts)
    has_medical_outcome: bool = False
