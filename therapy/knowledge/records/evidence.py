"""Where statements come from, what the scales mean, and the principles that hold for the whole."""

from collections.abc import Mapping
from dataclasses import dataclass

from therapy.knowledge.records.shapes import Id, Severity, SourceId, Sources, StageNumber
from therapy.knowledge.records.words import (
    AnswerScale,
    Checked,
    Evidence,
    LoadClass,
    Mechanism,
    MuscleUnit,
    Role,
    StabilityDemand,
    Tendency,
)


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the bibliography."""

    id: Id
    cite: str
    checked: Checked
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Principle:
    """A rule in words that holds for a whole kind of record, such as how a phase opens."""

    id: Id
    says: str
    evidence: Evidence | None = None
    sources: tuple[SourceId, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Something often said about this kind of work, the state of its evidence, and what may be said instead."""

    id: Id
    claim: str
    evidence: Evidence
    state: str
    may_say: str
    sources: Sources


@dataclass(frozen=True, slots=True)
class Scales:
    """What each step or word of the closed vocabularies means, in plain words."""

    evidence: Mapping[Evidence, str]
    mechanisms: Mapping[Mechanism, str]
    severities: Mapping[Severity, str]
    answers: Mapping[AnswerScale, str]
    roles: Mapping[Role, str]
    muscle_units: Mapping[MuscleUnit, str]
    tendencies: Mapping[Tendency, str]
    stages: Mapping[StageNumber, str]
    stability_demands: Mapping[StabilityDemand, str]
    load_classes: Mapping[LoadClass, str]
