"""What reading an input comes to: findings, and what is to be said beside them."""

from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.reasoning.values import BOTH_SIDES, FindingMade, Origin

WITHIN_ERROR = "within measurement error"


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something to say beside a finding, such as that it lies within measurement error."""

    sign: str
    side: Side
    words: str


@dataclass(frozen=True, slots=True, order=True)
class Painful:
    """A sign that pain may have made: it counts as fairly done at best."""

    sign: str
    side: Side


@dataclass(frozen=True, slots=True, order=True)
class RecordedOnly:
    """Something that is kept, in words, and that nothing is concluded from."""

    words: str


type Told = FindingMade | Remark | Painful | RecordedOnly


def measured(sign_id: str, side: Side, severity: int, library: Library) -> FindingMade:
    """A finding that follows from what was measured or asked; without a side where the sign has none."""
    at = side if library.signs[sign_id].sided else Side.MIDLINE
    return FindingMade(sign_id, at, severity, Origin.MEASURED)


def sides_meant(side: Side, *, sided: bool) -> tuple[Side, ...]:
    """The sides a row is about: one recorded of a sided thing without a side is about both alike."""
    return BOTH_SIDES if sided and not side else (side,)
