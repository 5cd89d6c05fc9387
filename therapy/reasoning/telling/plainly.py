"""A hypothesis in one plain sentence for the client: what may be, what will be done, what to look out for.

Everyday names, "may" throughout, and no word that alarms (model.md 6.5). The verbs stand so that a muscle and muscles
read alike.
"""

from collections.abc import Mapping

from therapy.knowledge import Library
from therapy.reasoning.hypotheses.drivers import Driver
from therapy.reasoning.hypotheses.explanation import CascadeHypothesis, LocalExplanation, place_words
from therapy.reasoning.hypotheses.muscles import LengthState, MuscleHypothesis, State
from therapy.reasoning.names import listed, plain_muscle_name
from therapy.reasoning.values import Node

PLACES_NAMED = 2
WORKING: Mapping[State, str] = {
    State.UNDER: "doing less than a full share",
    State.OVER: "working harder than needed",
}
LENGTH: Mapping[LengthState, str] = {
    LengthState.SHORT: "a little short and ",
    LengthState.LONG: "long already and ",
}
PLANS: Mapping[tuple[State, LengthState], str] = {
    (State.UNDER, LengthState.SHORT): "we will train that through its range",
    (State.OVER, LengthState.SHORT): "we will help that let go and lengthen",
    (State.OVER, LengthState.LONG): "we will share the work out and leave stretching aside",
}
USUAL_PLANS: Mapping[State, str] = {State.UNDER: "we will train that", State.OVER: "we will help that settle"}
AND_SEE = "and see what changes"


def muscle_plainly(each: MuscleHypothesis, library: Library) -> str:
    """Such as "Your left side buttock muscle may be doing less than a full share; we will …"."""
    name = plain_muscle_name(each.muscle, each.side, library)
    if each.state is State.CONFLICTING:
        return f"Our checks of your {name} point two ways, so we will look again before choosing."
    plan = PLANS.get((each.state, each.length), USUAL_PLANS[each.state])
    says = f"{name} may be {LENGTH.get(each.length, '')}{WORKING[each.state]}; {plan} {AND_SEE}."
    return f"Your {says}" if each.leads else f"There are first hints that your {says}"


def driver_plainly(each: Driver, library: Library) -> str:
    """Where it may begin, and what that may change elsewhere."""
    reached = _places(each.explains[:PLACES_NAMED], library)
    see = f"and see what that changes for your {reached}" if reached else AND_SEE
    return f"Your {place_words(each.node, library)} may be where this pattern begins; we will start there {see}."


def cascade_plainly(each: CascadeHypothesis, library: Library) -> str:
    """Which place may be helping which, and where to look whether that is so."""
    first, second, *rest = each.path.nodes
    see = f"and see what that changes for your {place_words(rest[-1], library)}" if rest else AND_SEE
    helping = f"Your {place_words(second, library)} may be working hard to help your {place_words(first, library)}"
    return f"{helping}; we will train both {see}."


def local_plainly(each: LocalExplanation, library: Library) -> str:
    """That the place itself may be all there is to it."""
    at = place_words(each.node, library)
    return f"What we found at your {at} may explain what you feel there; we will train that {AND_SEE}."


def _places(nodes: tuple[Node, ...], library: Library) -> str:
    return listed([place_words(at, library) for at in nodes])
