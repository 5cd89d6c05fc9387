"""Angles of the lines drawn on a picture. A place is counted in dots from the upper left corner, y downwards."""

import math
from dataclasses import dataclass
from typing import Final

LEVEL: Final = 0.05  # degrees that are written as none
STEEP: Final = 45.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A line between two places of a picture."""

    x1: int
    y1: int
    x2: int
    y2: int

    @property
    def length(self) -> float:
        return math.hypot(self.x2 - self.x1, self.y2 - self.y1)

    @property
    def ends(self) -> list[int]:
        return [self.x1, self.y1, self.x2, self.y2]

    @property
    def lean(self) -> float:
        """Degrees from the picture's own vertical, above -90 and up to 90; positive where the top is to the right."""
        return _folded(math.degrees(math.atan2(self.x2 - self.x1, self.y1 - self.y2)))


@dataclass(frozen=True, slots=True)
class Angle:
    """How a line stands against the true vertical: `lean` as that of a segment."""

    lean: float

    @property
    def from_vertical(self) -> float:
        return abs(self.lean)

    @property
    def from_horizontal(self) -> float:
        return 90 - abs(self.lean)

    @property
    def is_steep(self) -> bool:
        """Whether it is nearer to the vertical than to the horizontal."""
        return self.from_vertical <= STEEP

    @property
    def degrees(self) -> float:
        """From whichever of the two is nearer, to a tenth."""
        return round(self.from_vertical if self.is_steep else self.from_horizontal, 1)

    @property
    def is_true(self) -> bool:
        """Whether it is upright or level, as far as the number tells."""
        return self.degrees < LEVEL

    @property
    def goes_right(self) -> bool:
        """Whether its upper end is the one to the right."""
        return self.lean > 0


def angle_of(line: Segment, plumb: Segment | None) -> Angle:
    """The line against the plumb line, or against the picture's own edge where none is drawn."""
    return Angle(_folded(line.lean - (plumb.lean if plumb else 0)))


def _folded(degrees: float) -> float:
    """The same line's angle above -90 and up to 90: a line has no direction."""
    folded = degrees % 180
    return folded - 180 if folded > 90 else folded
