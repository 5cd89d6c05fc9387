"""The body as the model sees it: regions, the chain between them, muscles and slings."""

from dataclasses import dataclass
from typing import Annotated

from therapy.knowledge.reading.marks import AtLeast, Between
from therapy.knowledge.records.shapes import Id, MuscleId, RegionId, SlingId, SourceId, Sources, Weight
from therapy.knowledge.records.words import Crossing, Evidence, MuscleUnit, Need, RegionKind, Role, Tendency


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the body.

    `order` runs from foot to head. A `trunk` region is one node of the chain, any other is one node
    on each side, whether or not its findings are `sided`.
    """

    id: Id
    name: str
    plain: str
    order: Annotated[float, Between(1, 20)]
    sided: bool
    trunk: bool
    need: Need
    kind: RegionKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChainEdge:
    """An undirected link of the cascade model; `plausibility` is its prior, set by the domain analyst."""

    id: Id
    between: tuple[RegionId, RegionId]
    plausibility: Weight
    crossing: Crossing
    evidence: Evidence
    why: str
    sources: Sources

    def __post_init__(self) -> None:
        if self.between[0] == self.between[1]:
            raise ValueError("'between' names the same region twice. A chain edge links two regions")

    def other_end(self, region: str) -> str:
        """The region this edge leads to from `region`, which must be one of its ends."""
        first, second = self.between
        return second if region == first else first


@dataclass(frozen=True, slots=True)
class Sling:
    """Muscles and fascia taught as one chain."""

    id: Id
    name: str
    muscles: Annotated[tuple[MuscleId, ...], AtLeast(2)]
    evidence: Evidence
    crosses_midline: bool = False


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle or a group that is trained as one.

    `substitutes` commonly take over when this one is inhibited; over-active `antagonists` are taught to go
    with its inhibition. Both, like `tendency`, are teaching convention and score nothing by themselves.
    """

    id: Id
    name: str
    plain: str
    regions: Annotated[tuple[RegionId, ...], AtLeast(1)]
    crosses: tuple[str, ...]
    sided: bool
    role: Role
    unit: MuscleUnit
    slings: tuple[SlingId, ...]
    tendency: Tendency
    actions: str
    antagonists: tuple[MuscleId, ...]
    substitutes: tuple[MuscleId, ...]
    releasable: bool
    evidence: Evidence | None = None
    note: str = ""
    sources: tuple[SourceId, ...] = ()
