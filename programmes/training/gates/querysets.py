from typing import TYPE_CHECKING

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from programmes.training.gates.models import GateStanding, SeenCriterion, StageDecision  # noqa: F401


class StageDecisionQuerySet(ScopedQuerySet["StageDecision"]):
    pass


class SeenCriterionQuerySet(ScopedQuerySet["SeenCriterion"]):
    pass


class GateStandingQuerySet(ScopedQuerySet["GateStanding"]):
    pass
