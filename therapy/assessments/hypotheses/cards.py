"""One hypothesis as a card: its words, how well it is supported, its reasons, and what the therapist decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from therapy.assessments.hypotheses.lines import (
    AGAINST,
    FOR,
    Line,
    gap_line,
    hop_line,
    in_sentence,
    lines_of,
    mechanisms_in,
    sentence_case,
    untested_line,
)
from therapy.assessments.hypotheses.untested import telling_tests
from therapy.assessments.models import Choice, Decision
from therapy.knowledge import Library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.hypotheses.drivers import Driver
from therapy.reasoning.hypotheses.explanation import CascadeHypothesis, LocalExplanation, place_words
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis, State
from therapy.reasoning.hypotheses.tiers import Confidence
from therapy.reasoning.names import listed, muscle_name
from therapy.reasoning.telling.depths import Depths, Explained

PIPS = (4, 3, 1)
TIER_PIPS = {Confidence.HIGH: 4, Confidence.MEDIUM: 3, Confidence.LOW: 1}
STANDING = (Choice.ACCEPT, Choice.EDIT)
LOCAL_NOTE = "What was found at the place itself may explain the complaint without any path to it."


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One hypothesis as the page shows it. `explained` holds its words for therapist, client and report."""

    key: str
    title: str
    count: str
    level: int
    word: str
    lines: tuple[Line, ...]
    explained: Explained
    state: str = ""
    mechanisms: tuple[str, ...] = ()
    hops: tuple[Line, ...] = ()
    note: str = ""
    retest: str = ""
    decision: Decision | None = None

    @property
    def stands(self) -> bool:
        return self.decision is not None and self.decision.choice in STANDING

    @property
    def is_rejected(self) -> bool:
        return self.decision is not None and self.decision.choice == Choice.REJECT

    @property
    def is_decided(self) -> bool:
        return self.decision is not None and self.decision.choice != Choice.REOPEN

    @property
    def shown_title(self) -> str:
        """As the therapist worded it, when edited."""
        return self.decision.words if self.decision and self.decision.choice == Choice.EDIT else self.title


class Cards:
    """Makes the cards of one analysis."""

    def __init__(self, analysis: Analysis, decisions: Mapping[str, Decision], library: Library) -> None:
        self._analysis = analysis
        self._decisions = decisions
        self._library = library
        self._tell = Depths(library)
        self._names = {each.key: muscle_name(each.muscle, each.side, library) for each in analysis.muscles}
        self._examined = frozenset(library.signs[each.observation].group for each in analysis.findings)

    def muscle(self, each: MuscleHypothesis) -> Hypothesis:
        words = each.words.rpartition("; ")[0]
        partners = [in_sentence(self._names[key]) for key in each.partners]
        missing = telling_tests(each, self._examined, self._library)
        untested = (untested_line("Not tested yet", missing, self._library),) if missing else ()
        return Hypothesis(
            key=each.key,
            title=f"{self._names[each.key]} {words}",
            count=f"Seen in {each.tests} of {each.tests_asked} tests that could have shown it",
            level=TIER_PIPS[each.confidence],
            word=f"{each.confidence} confidence".capitalize(),
            lines=(*self._for(each), *self._against(each), *untested),
            explained=self._tell.muscle(each),
            state="" if each.state is State.CONFLICTING else str(each.state),
            note=f"Goes with {listed(partners)}, busy on that side." if partners else "",
            decision=self._decisions.get(each.key),
        )

    def driver(self, each: Driver) -> Hypothesis:
        level, word = self._support(each.score)
        reached = listed([place_words(at, self._library) for at in each.explains])
        return Hypothesis(
            key=each.key,
            title=f"{self._place(each)} may be where it begins",
            count=_count(len(self._for(each)), len(self._against(each))),
            level=level,
            word=word,
            lines=(*self._for(each), *self._against(each)),
            explained=self._tell.driver(each),
            mechanisms=mechanisms_in(each.because, self._library),
            note=f"Its chains reach: {reached}." if reached else "No chain from here reaches another place.",
            decision=self._decisions.get(each.key),
        )

    def cascade(self, each: CascadeHypothesis) -> Hypothesis:
        level, word = self._support(each.path.score)
        supporting = lines_of(each.supporting, FOR, self._library)
        against = self._against(each)
        missing = tuple(gap_line(gap, self._library) for gap in each.missing)
        return Hypothesis(
            key=each.key,
            title=sentence_case(" → ".join(place_words(at, self._library) for at in each.path.nodes)),
            count=f"{_count(len(supporting), len(against))}, {len(missing)} not tested",
            level=level,
            word=word,
            lines=(*supporting, *against, *missing),
            explained=self._tell.cascade(each),
            mechanisms=mechanisms_in(each.supporting, self._library),
            hops=tuple(hop_line(hop, self._library) for hop in each.path.hops),
            retest=each.retest,
            decision=self._decisions.get(each.key),
        )

    def local(self, each: LocalExplanation) -> Hypothesis:
        level, word = self._support(each.score)
        return Hypothesis(
            key=each.key,
            title=f"{self._place(each)}: a local explanation",
            count=_count(len(self._for(each)), len(self._against(each))),
            level=level,
            word=word,
            lines=(*self._for(each), *self._against(each)),
            explained=self._tell.local(each),
            mechanisms=mechanisms_in(each.because, self._library),
            note=LOCAL_NOTE,
            decision=self._decisions.get(each.key),
        )

    def _for(self, each: MuscleHypothesis | Driver | LocalExplanation) -> tuple[Line, ...]:
        return lines_of(each.because, FOR, self._library)

    def _against(self, each: MuscleHypothesis | Driver | LocalExplanation | CascadeHypothesis) -> tuple[Line, ...]:
        return lines_of(each.against, AGAINST, self._library)

    def _place(self, each: Driver | LocalExplanation) -> str:
        return sentence_case(place_words(each.node, self._library))

    def _support(self, score: float) -> tuple[int, str]:
        """Pips and the first words of the band a score lies in; what lies below all is the weakest that is shown."""
        bands = self._library.scoring.bands
        band = self._library.scoring.band_of(score) or bands[-1]
        words = band.words.partition(":")[0].partition(" by ")[0]
        return PIPS[min(bands.index(band), len(PIPS) - 1)], words.capitalize()


def _count(supporting: int, against: int) -> str:
    return f"{supporting} for, {against} against"
