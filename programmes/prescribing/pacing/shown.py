"""The guard as its panel shows it."""

from dataclasses import dataclass
from functools import cached_property

from programmes.prescribing.models import Programme, ProgrammeVersion
from programmes.prescribing.pacing.drawing import Drawing, drawn
from programmes.prescribing.pacing.guard import Guarded, Told
from therapy.reasoning.pacing.limits import PaceLimits
from therapy.reasoning.pacing.rises import doses_of, jumps


@dataclass(frozen=True)
class Panel:
    """What the panel of one version shows."""

    programme: Programme
    version: ProgrammeVersion
    guarded: Guarded

    @property
    def open(self) -> list[Told]:
        return self.guarded.open

    @property
    def kept(self) -> list[Told]:
        return self.guarded.kept

    @property
    def limits(self) -> PaceLimits:
        return self.guarded.held.limits

    @property
    def may_change(self) -> bool:
        return not self.version.is_published

    @property
    def state(self) -> tuple[str, str]:
        """The tone of the panel's chip and its words."""
        if self.open:
            return "danger", f"{len(self.open)} to look at"
        return ("warn", f"{len(self.kept)} kept, with reasons") if self.kept else ("ok", "Within the limits")

    @cached_property
    def drawings(self) -> list[Drawing]:
        """A drawing of each tissue that the plan loads."""
        held, plan = self.guarded.held, self.guarded.plan
        doses = doses_of(plan, held)
        over = jumps(doses, held)
        found = []
        for tissue in held.library.tissues.values():
            jumping = frozenset(week for week, pairs in over.items() if any(each is tissue for each, _ in pairs))
            found.append(drawn(tissue, doses[tissue.id], now=held.course.now, jumping=jumping))
        return [each for each in found if each]

    @property
    def steepest(self) -> Drawing | None:
        """The tissue that jumps highest above its limit; where none does, the first."""
        return max(self.drawings, key=lambda each: each.beyond, default=None)

    @property
    def others(self) -> list[Drawing]:
        return [each for each in self.drawings if each is not self.steepest]

    @property
    def others_over(self) -> int:
        """How many of the others jump, too."""
        return sum(each.jumps for each in self.others)
