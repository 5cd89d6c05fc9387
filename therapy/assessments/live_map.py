"""The body map while recording: which muscles may do too much or too little by what is recorded so far."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from clients.records.models import SafetyScreen
from therapy.assessments.analysis import facts_at_hand, has_suggestions, record_from
from therapy.assessments.battery.next_door import NextDoor, next_door
from therapy.assessments.books.fields import Options
from therapy.assessments.books.shelf import VIEWS
from therapy.assessments.models import Assessment
from therapy.assessments.own_views import OwnView, muscle_names, own_views
from therapy.assessments.progress import Recorded
from therapy.assessments.sheet import BODY_MAP
from therapy.knowledge import Library, load_library
from therapy.reasoning.analysis import Analysis, assess
from therapy.reasoning.hypotheses.muscles import LengthState, MuscleHypothesis, State
from therapy.reasoning.hypotheses.rivals import Rivals
from therapy.reasoning.names import muscle_name
from therapy.reasoning.safety.combinations import Raised

EXAMINATION = "examination"
STATE_WORDS = {State.OVER: "over-active", State.UNDER: "under-active", State.CONFLICTING: "conflicting"}
LENGTH_WORDS = {LengthState.SHORT: ", short", LengthState.LONG: ", long"}


@dataclass(frozen=True, slots=True)
class MuscleLine:
    """One muscle in the list beside the map, how confident that is, and what was seen for it."""

    muscle: str
    side: str
    name: str
    state: str
    words: str
    confidence: str
    because: str

    @property
    def is_low(self) -> bool:
        return self.confidence == "low"


@dataclass(frozen=True, slots=True)
class LiveMap:
    """What the map draws and the page lists (`findings`), what this test added, and the rest.

    `own` are the therapist's own views, from which nothing is concluded: they stand after a stop too.
    It is empty after a stop, and `is_off` where the practice does without suggestions. `retests` are worth doing now.
    `together` is a reason to think again by what is recorded so far; cautions are read when the sitting is finished.
    """

    findings: list[dict[str, str | bool]]
    added: tuple[MuscleLine, ...]
    others: tuple[MuscleLine, ...]
    own: tuple[OwnView, ...]
    is_stopped: bool
    is_off: bool
    retests: tuple[Rivals, ...] = ()
    together: tuple[Raised, ...] = ()
    next_door: tuple[NextDoor, ...] = ()

    @property
    def names(self) -> dict[str, dict[str, str | bool]]:
        """Every muscle as the sheet beside the map calls it."""
        return muscle_names()

    @property
    def views(self) -> Options:
        """What a therapist may say of a muscle."""
        return VIEWS.options


def touched(assessment: Assessment, recorded: Recorded) -> frozenset[str]:
    """The tests of which something is recorded, or that were skipped."""
    found, measured = ({row.test for row in rows} for rows in (recorded.findings, recorded.measurements))
    return frozenset({*found, *measured, *assessment.skipped})


def live_map(
    assessment: Assessment, recorded: Recorded, *, screen: SafetyScreen | None, test: str, today: date
) -> LiveMap:
    """The map by what is recorded so far, seen from one test. No query."""
    library, analysis = load_library(), analysis_so_far(assessment, recorded, screen=screen, today=today)
    muscles = () if analysis.safety.stop else analysis.muscles
    added = [each for each in muscles if any(_is_of(test, reason.test) for reason in each.because)]
    others = [each for each in muscles if each not in added]
    own = own_views(recorded.measurements, library)
    return LiveMap(
        findings=[*_told(muscles, added, library), *(each.drawn for each in own)],
        added=tuple(_line(each, library, test) for each in added),
        others=tuple(_line(each, library) for each in others),
        own=own,
        is_stopped=analysis.safety.stop,
        is_off=not has_suggestions(assessment),
        retests=() if analysis.safety.stop else analysis.retests,
        together=analysis.safety.combinations,
        next_door=next_door(analysis, assessment.tests, touched(assessment, recorded), library),
    )


def analysis_so_far(
    assessment: Assessment, recorded: Recorded, *, screen: SafetyScreen | None, today: date
) -> Analysis:
    """What follows from what is recorded so far, by what the client's own row tells of them. No query."""
    record = record_from(
        findings=recorded.findings,
        measurements=recorded.measurements,
        body_map=recorded.body_map,
        screen=screen,
        client=facts_at_hand(assessment.client, today=today),
    )
    return assess(record, load_library(), suggestions=has_suggestions(assessment))


def drawn(muscles: Iterable[MuscleHypothesis], library: Library) -> list[dict[str, str | bool]]:
    """The muscles as the body map takes them, those of low confidence thin.

    Where findings conflict the map shows nothing and the list tells.
    """
    return [_as_drawn(each, library) for each in muscles if each.state is not State.CONFLICTING]


def _as_drawn(each: MuscleHypothesis, library: Library) -> dict[str, str | bool]:
    return {
        "muscle": each.muscle,
        "side": str(each.side),
        "state": str(each.state),
        "name": library.muscles[each.muscle].name,
        "thin": not each.leads,
    }


def _told(
    muscles: Iterable[MuscleHypothesis], added: Collection[MuscleHypothesis], library: Library
) -> list[dict[str, str | bool]]:
    """The muscles for the map and for the list beside it, which the page makes itself of those that are not `added`.

    Where findings conflict the map shows nothing and the list tells.
    """
    return [
        {
            **_as_drawn(each, library),
            "words": f"{_state_words(each)}, {each.confidence} confidence",
            "here": each in added,
        }
        for each in muscles
    ]


def _state_words(each: MuscleHypothesis) -> str:
    return f"{STATE_WORDS[each.state]}{LENGTH_WORDS.get(each.length, '')}"


def _line(each: MuscleHypothesis, library: Library, test: str = "") -> MuscleLine:
    reasons = [reason for reason in each.because if test == "" or _is_of(test, reason.test)]
    return MuscleLine(
        muscle=each.muscle,
        side=str(each.side),
        name=muscle_name(each.muscle, each.side, library),
        state=str(each.state),
        words=_state_words(each),
        confidence=str(each.confidence),
        because=_labels((reason.observation for reason in reasons), library),
    )


def _is_of(page: str, group: str) -> bool:
    """Whether a group of signs is looked for on this page: a test by its own, the examination by all the others."""
    return group == page or (page == EXAMINATION and group != BODY_MAP and group not in load_library().tests)


def _labels(observations: Iterable[str], library: Library) -> str:
    labels = dict.fromkeys(library.signs[each].label for each in observations if each in library.signs)
    return "; ".join(labels)
