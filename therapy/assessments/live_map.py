"""The body map while recording: which muscles may do too much or too little by what is recorded so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clients.records.models import SafetyScreen
from therapy.assessments.analysis import facts_at_hand, record_from
from therapy.assessments.models import Assessment
from therapy.assessments.progress import Recorded
from therapy.assessments.sheet import BODY_MAP
from therapy.knowledge import Library, load_library
from therapy.reasoning.analysis import Analysis, assess
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis, State

EXAMINATION = "examination"
STATE_WORDS = {State.OVER: "over-active", State.UNDER: "under-active", State.CONFLICTING: "conflicting"}


@dataclass(frozen=True, slots=True)
class MuscleLine:
    """One muscle in the list beside the map, and what was seen for it."""

    name: str
    state: str
    words: str
    because: str


@dataclass(frozen=True, slots=True)
class LiveMap:
    """What the map draws (`findings`), what this test added, and the rest, as a list that says the same."""

    findings: list[dict[str, str]]
    added: tuple[MuscleLine, ...]
    others: tuple[MuscleLine, ...]
    is_stopped: bool


def live_map(
    assessment: Assessment, recorded: Recorded, *, screen: SafetyScreen | None, test: str, today: date
) -> LiveMap:
    """The map by what is recorded so far, seen from one test. No query; after a stop it is empty."""
    library = load_library()
    record = record_from(
        findings=recorded.findings,
        measurements=recorded.measurements,
        body_map=recorded.body_map,
        screen=screen,
        client=facts_at_hand(assessment.client, today=today),
    )
    analysis = assess(record, library)
    added = [each for each in analysis.muscles if any(_is_of(test, reason.test) for reason in each.because)]
    others = [each for each in analysis.muscles if each not in added]
    return LiveMap(
        findings=drawn(analysis, library),
        added=tuple(_line(each, library, test) for each in added),
        others=tuple(_line(each, library) for each in others),
        is_stopped=analysis.safety.stop,
    )


def drawn(analysis: Analysis, library: Library) -> list[dict[str, str]]:
    """The muscles as the body map takes them; where findings conflict the map shows nothing and the list tells."""
    return [
        {
            "muscle": each.muscle,
            "side": str(each.side),
            "state": str(each.state),
            "name": library.muscles[each.muscle].name,
        }
        for each in analysis.muscles
        if each.state is not State.CONFLICTING
    ]


def muscle_name(each: MuscleHypothesis, library: Library) -> str:
    """A muscle with its side in words: "Left gluteus medius"."""
    name = library.muscles[each.muscle].name
    return f"{each.side.capitalize()} {name[:1].lower()}{name[1:]}" if each.side else name


def _line(each: MuscleHypothesis, library: Library, test: str = "") -> MuscleLine:
    reasons = [reason for reason in each.because if test == "" or _is_of(test, reason.test)]
    return MuscleLine(
        name=muscle_name(each, library),
        state=str(each.state),
        words=STATE_WORDS[each.state],
        because=_labels((reason.observation for reason in reasons), library),
    )


def _is_of(page: str, group: str) -> bool:
    """Whether a group of signs is looked for on this page: a test by its own, the examination by all the others."""
    return group == page or (page == EXAMINATION and group != BODY_MAP and group not in load_library().tests)


def _labels(observations: Iterable[str], library: Library) -> str:
    labels = dict.fromkeys(library.signs[each].label for each in observations if each in library.signs)
    return "; ".join(labels)
