"""What stops, limits or steers: red flags, urgencies, tags, pain zones, flares, screening."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from therapy.knowledge.reading.marks import AtLeast, Between
from therapy.knowledge.records.shapes import NOTHING, Id, PainScore, RegionId, Sources
from therapy.knowledge.records.words import (
    Evidence,
    FlagGroup,
    PainContext,
    PainZoneName,
    Population,
    UrgencyLevel,
)


@dataclass(frozen=True, slots=True)
class Urgency:
    """How fast a warning answer must be followed, by whom, and what the product does meanwhile."""

    id: UrgencyLevel
    order: Annotated[int, Between(1, 4)]
    app: str
    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is asked: everybody, people with a complaint in these regions, or these populations."""

    always: bool = False
    regions: tuple[RegionId, ...] = ()
    populations: tuple[Population, ...] = ()

    def __post_init__(self) -> None:
        if self.always == bool(self.regions or self.populations):
            raise ValueError("a question is asked either always or of named regions and populations")


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A warning question; a yes opens the `follow_up` and sets the urgency. It names no disease."""

    id: Id
    group: FlagGroup
    asked_of: Audience
    ask: str
    urgency: UrgencyLevel
    sources: Sources
    follow_up: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A circumstance that limits options; `modify` says how an exercise is adapted under it.

    One that is `context_only` limits no exercise by itself: it is read together with warning answers and findings.
    """

    id: Id
    name: str
    modify: str
    sources: Sources
    context_only: bool = False


@dataclass(frozen=True, slots=True)
class PainZone:
    range: tuple[PainScore, PainScore]
    meaning: str
    action: str


@dataclass(frozen=True, slots=True)
class PainLimit:
    """A stricter or relative reading of pain in one context."""

    max_during: PainScore
    max_rise: PainScore | None = None
    use_when: str = ""
    rule: str = ""
    note: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class PainModel:
    """How pain, 0 to 10, is recorded and read."""

    scale: str
    record: tuple[Id, ...]
    zones: Mapping[PainZoneName, PainZone]
    settle_rule: str
    weekly_rule: str
    tightening: Mapping[PainContext, PainLimit]
    sources: Sources
    evidence: str


@dataclass(frozen=True, slots=True)
class Flare:
    """What counts as a flare and what is proposed then."""

    definition: str
    response: Annotated[tuple[str, ...], AtLeast(1)]
    sources: Sources


@dataclass(frozen=True, slots=True)
class Override:
    """Who may set a warning aside, and what must be written down."""

    allowed_for: tuple[UrgencyLevel, ...]
    not_allowed_for: tuple[UrgencyLevel, ...]
    to_clear: str
    required_fields: tuple[Id, ...]
    audit: str
    shown_days: Annotated[int, Between(1, 365, "days")]
    reason_characters: Annotated[int, Between(1, 200, "characters")]


@dataclass(frozen=True, slots=True)
class Rescreen:
    every_days: Annotated[int, Between(1, 365, "days")]
    on_events: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Screening:
    """What the product does around the warning questions, before and during a session."""

    on_yes: tuple[Id, ...]
    override: Override
    rescreen: Rescreen
    self_service_clients: str
    all_clear: str
    before_each_session: Annotated[tuple[str, ...], AtLeast(1)]
    before_each_session_postpartum: tuple[str, ...]
    stop_now: Annotated[tuple[str, ...], AtLeast(1)]
    stop_now_pregnant: tuple[str, ...]
    stop_that_exercise: tuple[str, ...]
    action_texts: Mapping[UrgencyLevel, str] = NOTHING


@dataclass(frozen=True, slots=True)
class Wording:
    """Words the product uses and avoids, and the footers of its pages."""

    say: tuple[str, ...]
    do_not_say: Annotated[tuple[str, ...], AtLeast(1)]
    footer_clinician: str
    footer_client: str
