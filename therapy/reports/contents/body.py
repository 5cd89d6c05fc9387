"""The body map: the muscles of those hypotheses that the therapist stands by, drawn and listed."""

from collections.abc import Sequence

from therapy.assessments.live_map import drawn
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis, State
from therapy.reasoning.names import muscle_name, plain_muscle_name
from therapy.reports.contents.hypotheses import standing
from therapy.reports.contents.material import Material
from therapy.reports.drawing.body import body_svg, is_on_the_map, swatch_svg
from therapy.reports.paper import Lines, Picture, Section

STATES = {State.OVER: "May be doing too much", State.UNDER: "May be doing too little"}
VIEWS = "The body from the front and from behind; left and right are the client's own."
NOT_DRAWN = "not in the drawing"


def body_map(material: Material) -> Section | None:
    """Nothing where no hypothesis of a muscle was accepted, and after a stop."""
    muscles = accepted_muscles(material)
    if not muscles:
        return None
    lists = [Lines(_names(muscles, state, material), title) for state, title in STATES.items()]
    lists = [each for each in lists if each.lines]
    alt = " ".join([VIEWS, *(f"{each.title}: {'; '.join(each.lines)}." for each in lists)])
    keys = [(swatch_svg(str(state)), title) for state, title in STATES.items()]
    picture = Picture(body_svg(drawn(muscles, material.library)), alt, keys=keys, beside=lists)
    return Section("Body map", [picture])


def accepted_muscles(material: Material) -> Sequence[MuscleHypothesis]:
    """Those that the therapist stands by; what conflicts cannot be drawn."""
    keys = {card.key for card in standing(material)}
    return [each for each in material.analysis.muscles if each.key in keys and each.state is not State.CONFLICTING]


def _names(muscles: Sequence[MuscleHypothesis], state: State, material: Material) -> list[str]:
    return [_name(each, material) for each in muscles if each.state is state]


def _name(each: MuscleHypothesis, material: Material) -> str:
    named = plain_muscle_name if material.report.is_plain else muscle_name
    name = named(each.muscle, each.side, material.library)
    apart = "" if is_on_the_map(each.muscle) else f" ({NOT_DRAWN})"
    return f"{name[:1].upper()}{name[1:]}{apart}"
