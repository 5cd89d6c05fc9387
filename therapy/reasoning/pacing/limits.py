"""How fast a practice lets a programme grow; without its own word, what the knowledge has. All of it convention."""

from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Tissue

CAREFUL, USUAL = "weekly_volume_careful", "weekly_volume"
HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True)
class PaceLimits:
    """`careful_percent` is the weekly rise for tendon, bone and the first weeks after a birth, `usual_percent`
    otherwise; `gap_days` the least days from one high load on a region to the next; `high_load_weeks` the weeks of
    stages 2 and 3 before one.
    """

    careful_percent: int
    usual_percent: int
    gap_days: int
    high_load_weeks: int
    mean_weeks: int

    def percent_for(self, tissue: Tissue, *, is_early_after_birth: bool) -> int:
        """The rise a tissue may take in a week, against the mean of the weeks before."""
        careful = is_early_after_birth or tissue.is_careful
        return self.careful_percent if careful else self.usual_percent


def usual_limits(library: Library) -> PaceLimits:
    """The limits of the knowledge."""
    caps = library.caps
    return PaceLimits(
        careful_percent=round(caps[CAREFUL].high or 0),
        usual_percent=round(caps[USUAL].high or 0),
        gap_days=round((caps["high_load_gap"].low or 0) / HOURS_A_DAY),
        high_load_weeks=round(caps["high_load_after"].low or 0),
        mean_weeks=round(caps["mean_weeks"].high or 0),
    )
