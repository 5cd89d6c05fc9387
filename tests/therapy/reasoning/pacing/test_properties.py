"""What holds for every plan."""

import os
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.therapy.reasoning.pacing.plans import LIBRARY, courses, plans
from therapy.reasoning.pacing.changes import changed
from therapy.reasoning.pacing.guarding import warnings_of
from therapy.reasoning.pacing.limits import usual_limits
from therapy.reasoning.pacing.plan import Plan
from therapy.reasoning.pacing.smoothing import EARLY, smoothed
from therapy.reasoning.pacing.warnings import Held
from therapy.reasoning.pacing.weekly import Course, planned_in

MANY = settings(max_examples=int(os.environ.get("PROPERTY_EXAMPLES", "60")), deadline=None)


def against(course: Course) -> Held:
    return Held(course, usual_limits(LIBRARY), LIBRARY)


def asked(plan: Plan) -> dict[str, float]:
    """What all stages together ask of each tissue in a week of each."""
    return {tissue.id: sum(planned_in(block, tissue, LIBRARY) for block in plan) for tissue in LIBRARY.tissues.values()}


@MANY
@given(plans(), courses())
def test_smoothing_clears_its_warning_and_never_asks_for_more(plan: Plan, course: Course):
    for warning in warnings_of(plan, against(course)):
        proposal = smoothed(plan, warning, against(course))

        after = changed(plan, proposal.changes)
        left = {
            (each.kind, each.about, 0 if each.kind in EARLY else each.week)
            for each in warnings_of(after, against(course))
        }
        assert (warning.kind, warning.about, 0 if warning.kind in EARLY else warning.week) not in left
        assert proposal.changes
        for tissue, amount in asked(after).items():
            assert amount <= asked(plan)[tissue] + 1e-6


@MANY
@given(plans(), courses(), st.randoms(use_true_random=False))
def test_no_warning_is_lost_by_reordering(plan: Plan, course: Course, chance: random.Random):
    shuffled = [
        replace(block, workouts=tuple(tuple(chance.sample(workout, len(workout))) for workout in block.workouts))
        for block in plan
    ]

    reordered = tuple(chance.sample(shuffled, len(shuffled)))

    assert warnings_of(reordered, against(course)) == warnings_of(plan, against(course))


@MANY
@given(plans(), courses())
def test_the_same_plan_gives_the_same_proposals(plan: Plan, course: Course):
    held = against(course)

    first = [smoothed(plan, warning, held) for warning in warnings_of(plan, held)]

    assert [smoothed(plan[::-1], warning, held) for warning in warnings_of(plan, held)] == first
