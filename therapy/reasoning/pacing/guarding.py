"""Every warning about a plan."""

from collections.abc import Callable, Iterable

from therapy.reasoning.pacing.days import close_days
from therapy.reasoning.pacing.gates import early_impact, early_loads, early_stages
from therapy.reasoning.pacing.plan import Plan, in_order
from therapy.reasoning.pacing.raised import two_at_once
from therapy.reasoning.pacing.rises import rises
from therapy.reasoning.pacing.warnings import Held, Kind, TooFast

type Rule = Callable[[Plan, Held], Iterable[TooFast]]

RULES: tuple[Rule, ...] = (rises, two_at_once, close_days, early_stages, early_loads, early_impact)


def warnings_of(plan: Plan, held: Held) -> tuple[TooFast, ...]:
    """The warnings about this week and those to come, by week; the order in which a plan is listed changes nothing."""
    ordered = in_order(plan)
    found = [each for rule in RULES for each in rule(ordered, held)]
    return tuple(sorted(found, key=lambda each: (each.week, list(Kind).index(each.kind), each.about)))
