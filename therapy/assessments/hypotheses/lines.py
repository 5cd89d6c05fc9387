"""The lines under "Because": what was found, in which test, how good the evidence is, and what nobody has tested."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from therapy.assessments.words import MECHANISMS, severity_words, test_words
from therapy.knowledge import Library
from therapy.knowledge.records import Evidence
from therapy.reasoning.evidence.reasons import Reason
from therapy.reasoning.hypotheses.cascade import Hop
from therapy.reasoning.hypotheses.explanation import NotLookedAt, place_words
from therapy.reasoning.names import source_name

FOR, AGAINST, UNTESTED = "for", "against", "untested"
SIGNS: Mapping[str, str] = {FOR: "Supports", AGAINST: "Against", UNTESTED: "Not tested"}
THIN = (Evidence.CONVENTION, Evidence.CONTESTED)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of "Because". `common` says how often this is found in people without pain, where that is known."""

    kind: str
    says: str
    tests: tuple[tuple[str, str], ...] = ()
    evidence: str = ""
    is_thin: bool = False
    sources: str = ""
    common: str = ""

    @property
    def sign(self) -> str:
        return SIGNS[self.kind]


def lines_of(reasons: Iterable[Reason], kind: str, library: Library) -> tuple[Line, ...]:
    """The reasons as lines; what was seen at two places in the same words is told once."""
    return tuple(dict.fromkeys(_line(reason, kind, library) for reason in reasons))


def untested_line(says: str, tests: Iterable[str], library: Library) -> Line:
    """What nobody has looked at, with the tests that would tell most."""
    return Line(UNTESTED, says, tuple((test, test_words(library.tests[test])) for test in tests))


def gap_line(gap: NotLookedAt, library: Library) -> Line:
    return untested_line(f"{sentence_case(place_words(gap.node, library))}: nobody has looked", gap.tests, library)


def hop_line(hop: Hop, library: Library) -> Line:
    """One link of a chain with what it rests on."""
    ends = f"{sentence_case(place_words(hop.start, library))} → {place_words(hop.end, library)}"
    return Line(
        FOR,
        f"{ends}: {hop.why}",
        evidence=str(hop.evidence),
        is_thin=hop.evidence in THIN,
        sources=_cited(hop.sources, library),
    )


def mechanisms_in(reasons: Iterable[Reason], library: Library) -> tuple[str, ...]:
    """The mechanisms that reasons speak of, in words."""
    seen = [library.signs[each.observation] for each in reasons if each.observation in library.signs]
    return tuple(dict.fromkeys(MECHANISMS[each.mechanism] for each in seen if each.mechanism))


def sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def in_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]


def _line(reason: Reason, kind: str, library: Library) -> Line:
    sign = library.signs.get(reason.observation)
    side = f", {reason.side}" if reason.side else ""
    says = f"{sentence_case(sign.label)}{side}: {severity_words(reason.severity)}" if sign else reason.says
    test = library.tests.get(reason.test)
    return Line(
        kind=kind,
        says=says,
        tests=((test.id, test_words(test)),) if test else (("", sign.group_name),) if sign else (),
        evidence=str(reason.evidence),
        is_thin=reason.evidence in THIN,
        sources=_cited(reason.sources, library),
        common=reason.common,
    )


def _cited(sources: Iterable[str], library: Library) -> str:
    return "; ".join(source_name(each, library) for each in sources if each in library.sources)
