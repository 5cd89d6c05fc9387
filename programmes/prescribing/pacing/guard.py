"""The guard of one version: its warnings, with a proposal for each and the reason with which it was kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from clients.practices.models import Member
from programmes.prescribing.limits import limits_of
from programmes.prescribing.models import KeptRemark, Programme, ProgrammeVersion
from programmes.prescribing.pacing.keeping import reason_for, reasons_for
from programmes.prescribing.pacing.reading import held_for, plan_of
from programmes.prescribing.pacing.settings import pace_limits
from therapy.reasoning.pacing.guarding import warnings_of
from therapy.reasoning.pacing.plan import Plan
from therapy.reasoning.pacing.smoothing import Smoothing, smoothed
from therapy.reasoning.pacing.warnings import Held, TooFast


@dataclass(frozen=True)
class Told:
    """One warning as it is shown."""

    warning: TooFast
    plan: Plan
    held: Held
    kept: KeptRemark | None

    @cached_property
    def smoothing(self) -> Smoothing:
        return smoothed(self.plan, self.warning, self.held)


@dataclass(frozen=True, slots=True)
class Guarded:
    """A version with everything the guard says of it."""

    plan: Plan
    held: Held
    told: Sequence[Told]

    @property
    def open(self) -> list[Told]:
        return [each for each in self.told if not each.kept]

    @property
    def kept(self) -> list[Told]:
        return [each for each in self.told if each.kept]

    def named(self, key: str) -> Told | None:
        """The warning with this key, where it still stands."""
        return next((each for each in self.told if each.warning.key == key), None)


def guarded(version: ProgrammeVersion, programme: Programme, *, today: date, member: Member) -> Guarded:
    """The guard over a version whose contents are fetched. A few queries, whatever its weeks and exercises."""
    limits = limits_of(programme, today=today)
    held = held_for(programme, limits, pace_limits(member), today=today)
    plan = plan_of(version, programme, limits, today=today)
    version.programme = programme
    reasons = reasons_for(version)
    told = [Told(each, plan, held, reason_for(each, reasons)) for each in warnings_of(plan, held)]
    return Guarded(plan, held, told)
