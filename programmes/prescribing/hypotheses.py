"""The hypotheses behind a programme, in names short enough for a chip."""

from therapy.knowledge import load_library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.hypotheses.explanation import CascadeHypothesis, place_words
from therapy.reasoning.hypotheses.muscles import LengthState, MuscleHypothesis, State

STATES = {State.UNDER: "under-active", State.OVER: "over-active", State.CONFLICTING: "conflicting"}
LENGTHS = {LengthState.SHORT: ", short", LengthState.LONG: ", long"}


def short_names(analysis: Analysis) -> dict[str, str]:
    """A short name for every hypothesis, by its key: "L gluteus medius under-active", "Path from the left knee"."""
    muscles = {each.key: _muscle_name(each) for each in analysis.muscles}
    places = {each.key: place_words(each.node, load_library()).capitalize() for each in analysis.drivers}
    local = {each.key: f"{place_words(each.node, load_library()).capitalize()} itself" for each in analysis.local}
    return muscles | places | local | {each.key: _path_name(each) for each in analysis.cascades}


def _muscle_name(hypothesis: MuscleHypothesis) -> str:
    side = f"{hypothesis.side[:1].upper()} " if hypothesis.side else ""
    name = load_library().muscles[hypothesis.muscle].name
    name = name if not side else name[:1].lower() + name[1:]
    return f"{side}{name} {STATES[hypothesis.state]}{LENGTHS.get(hypothesis.length, '')}"


def _path_name(hypothesis: CascadeHypothesis) -> str:
    return f"Path from the {place_words(hypothesis.path.nodes[0], load_library())}"
