"""Signs: everything that can be looked for in a person, each with what it speaks for when it is seen.

Tests, ranges, strength, length, special tests, symptoms and re-tests are recorded in different ways, yet each ends in
the same question: was it seen, and how clearly? A sign that was looked for and not seen speaks against what it stands
for, by the same links.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from therapy.knowledge.records import (
    Arm,
    Evidence,
    Mechanism,
    ReliabilityGrade,
    SignKind,
)

type Links = Mapping[Arm, Mapping[str, float]]

BODY_MAP = "body_map"
TENSION, RECURRENCE, PAIN = "bm_tension", "bm_recurrent", "bm_pain"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that can be looked for.

    `group` names the test it belongs to: signs of one group are one vote. `region` is ANY_REGION where the record
    names none; `confidence` 0 speaks for no place. `links` and `opposite` give the muscles by arm and weight, on the
    side of the sign and on the other. `common` says how often it is found in people without pain.
    """

    id: str
    label: str
    group: str
    group_name: str
    region: str
    sided: bool
    kind: SignKind
    mechanism: Mechanism | None
    confidence: float
    evidence: Evidence
    grade: ReliabilityGrade
    links: Links
    opposite: Links
    sources: tuple[str, ...]
    common: str = ""
    note_only: str = ""
    main_link: float = field(init=False)

    def __post_init__(self) -> None:
        """`main_link` is the heaviest weight it lends any muscle; 0 if it speaks of none."""
        tables = (*self.links.values(), *self.opposite.values())
        object.__setattr__(self, "main_link", max((max(table.values()) for table in tables if table), default=0.0))
