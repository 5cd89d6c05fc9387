"""Each mend clears the remark it is for, and what nothing would mend offers none."""

from dataclasses import replace

import pytest

from tests.therapy.reasoning.drafting.made import LIBRARY, LONG, analysis_of, suspected
from tests.therapy.reasoning.drafting.test_checking import LONG_HAMSTRINGS, WEAK_HIP, session
from therapy.knowledge.records import Side
from therapy.reasoning.dosage import DoseSide
from therapy.reasoning.drafting.allowance import Allowance
from therapy.reasoning.drafting.checking import checked_by, places_of, remarks_of
from therapy.reasoning.drafting.deciding import Decided
from therapy.reasoning.drafting.mending import Mend, Way, mend_of
from therapy.reasoning.drafting.planned import Planned
from therapy.reasoning.drafting.remarks import Kind
from therapy.reasoning.hypotheses.muscles import State


def checked(plan, *hypotheses):
    decided = Decided(frozenset(each.key for each in hypotheses))
    return checked_by(plan, analysis_of(*hypotheses), LIBRARY, decided=decided)


def mend(kind, plan, *hypotheses, tags=(), equipment=None) -> Mend | None:
    """The mend of the first remark of this kind."""
    whole = checked(plan, *hypotheses)
    remark = next(each for each in remarks_of(whole) if each.kind is kind)
    return mend_of(remark, whole, lambda stage: Allowance(frozenset(tags), frozenset(), equipment, LIBRARY))


def test_what_is_ruled_out_is_swapped_for_an_easier_step_that_is_not():
    tags = ["pregnancy_supine"]
    found = mend(Kind.CONTRAINDICATED, (session("hip_thrust", tags=tags),), tags=tags)

    assert found.exercises == ("hip_thrust",)
    if found.way is Way.SWAP:
        assert not set(LIBRARY.exercises[found.to].avoid) & set(tags)
    else:
        assert found.way is Way.REMOVE


def test_what_stretches_a_long_muscle_is_taken_out():
    plan = (session("str_hamstring_strap"),)

    assert mend(Kind.STRETCHES_LONG, plan, LONG_HAMSTRINGS).way is Way.REMOVE


def test_a_finding_that_nothing_serves_is_given_an_exercise_for_its_muscle():
    found = mend(Kind.FINDING_WITHOUT_EXERCISE, (session("dnf_nod"),), WEAK_HIP)

    assert (found.way, found.stage, found.session, found.because) == (Way.ADD, 1, "A", WEAK_HIP.key)
    assert "gluteus_medius" in LIBRARY.exercises[found.to].primary


def test_the_added_exercise_clears_the_remark():
    plan = (session("dnf_nod"),)
    found = mend(Kind.FINDING_WITHOUT_EXERCISE, plan, WEAK_HIP)

    mended = (replace(plan[0], exercises=(*plan[0].exercises, Planned(found.to, DoseSide.BOTH))),)

    assert not [each for each in remarks_of(checked(mended, WEAK_HIP)) if each.kind is Kind.FINDING_WITHOUT_EXERCISE]


def test_what_is_done_alike_on_both_sides_is_begun_on_the_side_that_was_found():
    found = mend(Kind.BOTH_SIDES_FOR_ONE, (session("clam"),), WEAK_HIP)

    assert (found.way, found.side, found.exercises) == (Way.SIDE_FIRST, Side.LEFT, ("clam",))
    assert found.words == "Do the left first"


def test_a_session_that_is_too_long_loses_its_last_exercise_that_no_finding_asks_for():
    plan = (session("clam", "dnf_nod", minutes=60),)

    found = mend(Kind.OVER_BUDGET, plan, WEAK_HIP)

    assert (found.way, found.exercises, found.stage) == (Way.REMOVE, ("dnf_nod",), 1)


def test_what_needs_a_thing_that_is_lacking_is_remarked_and_swapped_for_one_that_does_not():
    needing = next(each for each in LIBRARY.exercises.values() if each.equipment == ("band",))
    plan = (replace(session(needing.id), equipment=frozenset()),)

    (remark,) = [each for each in remarks_of(checked(plan)) if each.kind is Kind.EQUIPMENT]
    assert remark.words == f"{needing.name} needs what is not at hand: band."
    found = mend(Kind.EQUIPMENT, plan, equipment=frozenset())
    assert found is None or "band" not in LIBRARY.exercises[found.to].equipment


@pytest.mark.parametrize("equipment", [None, frozenset({"band", "weights", "ball", "roller", "bench", "step"})])
def test_what_is_at_hand_or_was_not_asked_is_no_remark(equipment):
    needing = next(each for each in LIBRARY.exercises.values() if each.equipment == ("band",))
    plan = (replace(session(needing.id), equipment=equipment),)

    assert not [each for each in remarks_of(checked(plan)) if each.kind is Kind.EQUIPMENT]


def test_only_the_therapist_can_say_why_an_exercise_without_a_finding_is_there():
    assert mend(Kind.EXERCISE_WITHOUT_FINDING, (session("dnf_nod"),), WEAK_HIP) is None


def test_the_same_remark_holds_wherever_it_occurs():
    busy = suspected("hamstrings_medial", State.UNDER, LONG)
    whole = checked((session("str_hamstring_strap"), session("str_hamstring_strap", stage=2)), busy)
    remark = next(each for each in remarks_of(whole) if each.kind is Kind.STRETCHES_LONG)

    assert places_of(remark, whole) == {(1, "A"), (2, "A")}
