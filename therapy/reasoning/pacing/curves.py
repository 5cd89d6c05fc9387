"""How fast tissue adapts, as two curves: muscle faster, connective tissue slower.

No study gives the shape of either; a straight line from the start to the first and to the last week of a planning
window is a convention of drawing. Where a window has no known end, neither has its curve.
"""

from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Adaptation, AdaptsBy

DRAWN = {AdaptsBy.FASTER: "muscle_size", AdaptsBy.SLOWER: "tendon_stiffness"}
"""The window that stands for each curve: the best known one."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One curve, by the window it is drawn from."""

    speed: AdaptsBy
    window: Adaptation

    def reached(self, weeks: float) -> tuple[float | None, float]:
        """The share of the change reached after so many weeks, at least and at most; None where nobody knows."""
        at_most = min(weeks / self.window.least_weeks, 1) if self.window.least_weeks else 1.0
        at_least = min(weeks / self.window.most_weeks, 1) if self.window.most_weeks else None
        return at_least, at_most


def curves(library: Library) -> tuple[Curve, ...]:
    """The faster curve, then the slower one."""
    return tuple(Curve(speed, library.adaptations[window]) for speed, window in DRAWN.items())
