"""The weeks that ask tissue for more than the weeks before them let it take."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from therapy.knowledge.records import AdaptsBy, Tissue
from therapy.reasoning.pacing.plan import Plan
from therapy.reasoning.pacing.warnings import Held, Kind, TooFast
from therapy.reasoning.pacing.weekly import WHOLE, WeekDose, weeks_of

MUSCLE = "muscle"
TIMES_FROM = 200  # a rise of so many percent reads better as "3 times as much"
WHY = {
    AdaptsBy.FASTER: "Muscle adapts fast, but not in one week",
    AdaptsBy.SLOWER: "Tendon, fascia and bone adapt slower than muscle",
}
type Weeks = Mapping[str, list[WeekDose]]


def doses_of(plan: Plan, held: Held) -> Weeks:
    """The weeks of every tissue, by its id."""
    return {
        tissue.id: weeks_of(plan, held.course, tissue, held.limits, held.library)
        for tissue in held.library.tissues.values()
    }


def rises(plan: Plan, held: Held) -> Iterator[TooFast]:
    """One for each week that jumps, with every tissue that does."""
    for week, found in jumps(doses_of(plan, held), held).items():
        worst = max(found, key=lambda pair: (_beyond(pair[1]), pair[0].id))
        said = ", ".join(f"{tissue.name.lower()} {how_much(dose)}" for tissue, dose in _worst_first(found))
        yield TooFast(
            Kind.RISE,
            "weekly_dose",
            week,
            _beyond(worst[1]),
            f"Week {week} jumps: {said}.",
            f"{_why(found)}; the limit here is {worst[1].percent} % above the mean of {_before(worst[1])}.",
        )


def jumps(weeks: Weeks, held: Held) -> Mapping[int, list[tuple[Tissue, WeekDose]]]:
    """The planned weeks over the limit of a tissue that also ask for more than the week before, with the tissues."""
    found: dict[int, list[tuple[Tissue, WeekDose]]] = defaultdict(list)
    muscle = [dose.amount for dose in weeks[MUSCLE]]
    least = (held.library.caps["least_part"].low or 0) / WHOLE
    for tissue in held.library.tissues.values():
        for before, dose in pairwise(weeks[tissue.id]):
            judged = tissue.is_careful or dose.amount >= least * muscle[dose.week - 1]
            if judged and dose.jumps_over(before):
                found[dose.week].append((tissue, dose))
    return found


def how_much(dose: WeekDose) -> str:
    """How far a week is above the mean of those before."""
    rise = dose.rise or 0
    return f"{rise / WHOLE + 1:.0f} times as much" if rise >= TIMES_FROM else f"{rise:.0f} %"


def _worst_first(found: list[tuple[Tissue, WeekDose]]) -> list[tuple[Tissue, WeekDose]]:
    return sorted(found, key=lambda pair: (-_beyond(pair[1]), pair[0].id))


def _beyond(dose: WeekDose) -> float:
    """By how many percent of the mean it is over its limit."""
    return (dose.rise or 0) - dose.percent


def _why(found: list[tuple[Tissue, WeekDose]]) -> str:
    slower = any(tissue.speed is AdaptsBy.SLOWER for tissue, _ in found)
    return WHY[AdaptsBy.SLOWER if slower else AdaptsBy.FASTER]


def _before(dose: WeekDose) -> str:
    return "what was planned before, for nothing is logged" if dose.rests_on_plan else "the weeks before"
