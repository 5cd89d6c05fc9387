"""What a colleague would ask about a plan: structured remarks, each with its exercises and hypotheses.

A remark forbids nothing; it is for the therapist to weigh.
"""

from therapy.knowledge import Library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.drafting.budget import Budget, usual_budget
from therapy.reasoning.drafting.checked import Checked
from therapy.reasoning.drafting.deciding import UNDECIDED, Decided
from therapy.reasoning.drafting.draft import ProgrammeDraft
from therapy.reasoning.drafting.item_checks import (
    both_sides_for_one,
    cautions,
    contraindicated,
    equipment,
    exercise_without_finding,
    stretches_long,
)
from therapy.reasoning.drafting.needs import never_stretched
from therapy.reasoning.drafting.plan_checks import (
    finding_without_exercise,
    load_before_activation,
    over_budget,
    stretched_and_loaded,
)
from therapy.reasoning.drafting.planned import Plan, plan_of
from therapy.reasoning.drafting.remarks import Kind, PlanRemark

CHECKS = (
    contraindicated,
    stretches_long,
    load_before_activation,
    stretched_and_loaded,
    finding_without_exercise,
    over_budget,
    cautions,
    equipment,
    both_sides_for_one,
    exercise_without_finding,
)
"""In the order of `Kind`: what could harm first."""


def check_plan(
    plan: ProgrammeDraft | Plan,
    analysis: Analysis,
    library: Library,
    *,
    decided: Decided = UNDECIDED,
    budget: Budget | None = None,
) -> tuple[PlanRemark, ...]:
    """The remarks on a draft, or on a plan a therapist has changed; each is made once, where it first occurs."""
    whole = plan_of(plan, library) if isinstance(plan, ProgrammeDraft) else plan
    return remarks_of(checked_by(whole, analysis, library, decided=decided, budget=budget))


def checked_by(
    plan: Plan, analysis: Analysis, library: Library, *, decided: Decided, budget: Budget | None = None
) -> Checked:
    """A plan beside what an assessment asks for and forbids."""
    return Checked(
        plan=plan,
        muscles=decided.chosen(analysis.muscles, lambda each: each.leads),
        long=never_stretched(decided.standing(analysis.muscles)),
        locked_regions=frozenset(analysis.safety.locked_regions),
        budget=budget or usual_budget(library),
        library=library,
    )


def checked_alone(plan: Plan, library: Library) -> Checked:
    """A plan without an assessment behind it: nothing asks for an exercise, the client's own limits still hold."""
    return Checked(plan, (), frozenset(), frozenset(), usual_budget(library), library)


def remarks_of(checked: Checked) -> tuple[PlanRemark, ...]:
    """Each remark once, where it first occurs."""
    first: dict[tuple[Kind, str], PlanRemark] = {}
    for check in CHECKS:
        for remark in check(checked):
            first.setdefault((remark.kind, remark.words), remark)
    return tuple(first.values())


def places_of(remark: PlanRemark, checked: Checked) -> frozenset[tuple[int, str]]:
    """Every stage and session in which the same is to be remarked."""
    same = (
        each for check in CHECKS for each in check(checked) if (each.kind, each.words) == (remark.kind, remark.words)
    )
    return frozenset((each.stage, each.session) for each in same)
