"""The hypotheses of a finished assessment as its result page shows them, most supported first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from therapy.assessments.live_map import muscle_name
from therapy.assessments.models import Choice, Decision
from therapy.assessments.words import MECHANISMS, severity_words, test_words
from therapy.knowledge import Library
from therapy.knowledge.records import Evidence
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.evidence.reasons import Reason
from therapy.reasoning.hypotheses.explanation import CascadeHypothesis, LocalExplanation, NotLookedAt, place_words
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis, State
from therapy.reasoning.values import Node

FOR, AGAINST, UNTESTED = "for", "against", "untested"
SIGNS: Mapping[str, tuple[str, str]] = {
    FOR: ("plus", "Supports"),
    AGAINST: ("minus", "Against"),
    UNTESTED: ("clock", "Not tested"),
}
THIN = (Evidence.CONVENTION, Evidence.CONTESTED)
PIPS = (4, 3, 1)
STANDING = (Choice.ACCEPT, Choice.EDIT)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of "Because": what was found, in which test, and how good the evidence of that link is."""

    kind: str
    says: str
    tests: tuple[tuple[str, str], ...] = ()
    evidence: str = ""
    is_thin: bool = False
    sources: str = ""

    @property
    def icon(self) -> str:
        return SIGNS[self.kind][0]

    @property
    def sign(self) -> str:
        return SIGNS[self.kind][1]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One hypothesis. A local explanation has no key: it is weighed beside the others, not decided on."""

    title: str
    count: str
    level: int
    word: str
    key: str = ""
    state: str = ""
    mechanisms: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Ranking:
    """How it may spread (with what explains a complaint where it is felt), and muscle by muscle."""

    spread: tuple[Hypothesis, ...]
    muscles: tuple[Hypothesis, ...]
    accepted: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "accepted", sum(each.stands for each in (*self.spread, *self.muscles)))

    @property
    def is_empty(self) -> bool:
        return not self.spread and not self.muscles


def ranking_of(analysis: Analysis, decisions: Mapping[str, Decision], library: Library) -> Ranking:
    """All hypotheses, paths and local explanations by score together, a tie going to the local one."""
    paths = [(each.path.score, 1, _cascade(each, decisions, library)) for each in analysis.cascades]
    local = [(each.score, 0, _local(each, library)) for each in analysis.local if _is_shown(each.score, library)]
    ranked = sorted([*paths, *local], key=lambda each: (-each[0], each[1], each[2].title))
    return Ranking(
        spread=tuple(each for _, _, each in ranked),
        muscles=tuple(_muscle(each, decisions, analysis, library) for each in analysis.muscles),
    )


def path_words(nodes: Iterable[Node], library: Library) -> str:
    """ "Left knee → left hip → lower back"."""
    words = " → ".join(place_words(at, library) for at in nodes)
    return words[:1].upper() + words[1:]


def line_of(reason: Reason, kind: str, library: Library) -> Line:
    sign = library.signs.get(reason.observation)
    side = f", {reason.side}" if reason.side else ""
    says = f"{sign.label}{side}: {severity_words(reason.severity)}" if sign else reason.says
    test = library.tests.get(reason.test)
    return Line(
        kind=kind,
        says=says,
        tests=((test.id, test_words(test)),) if test else (),
        evidence=str(reason.evidence),
        is_thin=reason.evidence in THIN,
        sources=_cited(reason.sources, library),
    )


def _cascade(each: CascadeHypothesis, decisions: Mapping[str, Decision], library: Library) -> Hypothesis:
    level, word = _support(each.path.score, library)
    supporting, against = (
        _lines(reasons, kind, library) for reasons, kind in ((each.supporting, FOR), (each.against, AGAINST))
    )
    missing = tuple(_not_looked_at(gap, library) for gap in each.missing)
    return Hypothesis(
        key=each.key,
        title=path_words(each.path.nodes, library),
        count=_count(len(supporting), len(against), len(missing)),
        level=level,
        word=word,
        mechanisms=_mechanisms(each.supporting, library),
        lines=(*supporting, *against, *missing),
        hops=tuple(
            Line(
                FOR,
                f"{place_words(hop.start, library).capitalize()} → {place_words(hop.end, library)}: {hop.why}",
                evidence=str(hop.evidence),
                is_thin=hop.evidence in THIN,
                sources=_cited(hop.sources, library),
            )
            for hop in each.path.hops
        ),
        retest=each.retest,
        decision=decisions.get(each.key),
    )


def _local(each: LocalExplanation, library: Library) -> Hypothesis:
    level, word = _support(each.score, library)
    return Hypothesis(
        title=f"{place_words(each.node, library).capitalize()}: a local explanation",
        count=_count(len(each.because), 0, 0),
        level=level,
        word=word,
        mechanisms=_mechanisms(each.because, library),
        lines=_lines(each.because, FOR, library),
        note="What was found at the place itself may explain the complaint without any path to it.",
    )


def _muscle(
    each: MuscleHypothesis, decisions: Mapping[str, Decision], analysis: Analysis, library: Library
) -> Hypothesis:
    level, word = _support(each.score, library)
    partners = [muscle_name(one, library) for one in analysis.muscles if one.key in each.partners]
    return Hypothesis(
        key=each.key,
        title=f"{muscle_name(each, library)} {each.words.partition(';')[0]}",
        count=f"Seen in {each.tests} of {each.tests_asked} tests that could have shown it",
        level=level,
        word=word,
        state="" if each.state is State.CONFLICTING else str(each.state),
        mechanisms=_mechanisms(each.because, library),
        lines=_lines(each.because, FOR, library),
        note=f"Goes with: {', '.join(partners)} busy on that side." if partners else "",
        decision=decisions.get(each.key),
    )


def _not_looked_at(gap: NotLookedAt, library: Library) -> Line:
    tests = tuple((test, test_words(library.tests[test])) for test in gap.tests)
    return Line(UNTESTED, f"{place_words(gap.node, library).capitalize()}: nobody has looked", tests)


def _lines(reasons: Iterable[Reason], kind: str, library: Library) -> tuple[Line, ...]:
    """The reasons as lines; what was seen at two places in the same words is told once."""
    return tuple(dict.fromkeys(line_of(reason, kind, library) for reason in reasons))


def _mechanisms(reasons: Iterable[Reason], library: Library) -> tuple[str, ...]:
    seen = [library.signs[each.observation] for each in reasons if each.observation in library.signs]
    return tuple(dict.fromkeys(MECHANISMS[each.mechanism] for each in seen if each.mechanism))


def _count(supporting: int, against: int, missing: int) -> str:
    return f"{supporting} for, {against} against, {missing} not tested"


def _support(score: float, library: Library) -> tuple[int, str]:
    """Pips and the first words of the band a score lies in; what lies below all is the weakest that is shown."""
    bands = library.scoring.bands
    band = library.scoring.band_of(score) or bands[-1]
    words = band.words.partition(":")[0].partition(" by ")[0]
    return PIPS[min(bands.index(band), len(PIPS) - 1)], words.capitalize()


def _is_shown(score: float, library: Library) -> bool:
    return library.scoring.band_of(score) is not None


def _cited(sources: Iterable[str], library: Library) -> str:
    return "; ".join(library.sources[each].cite for each in sources if each in library.sources)
