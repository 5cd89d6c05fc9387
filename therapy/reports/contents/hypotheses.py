"""The hypotheses that the therapist stands by, told as such."""

from collections.abc import Iterator, Sequence

from therapy.assessments.hypotheses import OwnHypothesis
from therapy.assessments.hypotheses.cards import Hypothesis
from therapy.assessments.hypotheses.lines import AGAINST, FOR, Line
from therapy.assessments.models import Choice
from therapy.reasoning.telling.depths import UNVALIDATED
from therapy.reports.contents.material import Material
from therapy.reports.contents.paths import paths_drawn
from therapy.reports.paper import Block, Claim, Heading, Section, Text

LINES_TOLD = 4
PLAINLY = (
    "These are ideas that fit what we found. They are not certain, and nothing here names an illness. "
    "We look again and change our minds when what we see changes."
)
OWN = "The therapist's own, not ranked by any rule"
TO_CLIENT, TO_REFERRER = "In the words used with the client", "Working hypotheses"


def standing(material: Material) -> tuple[Hypothesis, ...]:
    """Accepted or edited, in the order of the page; none where nothing is suggested."""
    parts = material.ranking.parts if material.ranking else ()
    return tuple(card for part in parts for card in part.cards if card.stands)


def hypotheses(material: Material) -> Section | None:
    """Those that reasoning found and the therapist accepted, then the therapist's own; None where there are neither."""
    own = [each for each in material.own if each.stands]
    if not standing(material) and not own:
        return None
    report = material.report
    if report.is_plain:
        title = "What may lie behind it" if report.is_to_client else TO_CLIENT
        found = [_plain_claim(card) for card in standing(material)]
        return Section(title, [Text(PLAINLY), *found, *(Claim(each.shown_title, 0, OWN) for each in own)])
    return Section(TO_REFERRER, [*_in_clinical_words(material), *map(_own_claim, own)])


def _own_claim(each: OwnHypothesis) -> Claim:
    return Claim(each.shown_title, 0, OWN, f"Rests on: {each.added.reason}")


def _plain_claim(card: Hypothesis) -> Claim:
    return Claim(_edited(card) or card.explained.client, card.level, card.word)


def _in_clinical_words(material: Material) -> Iterator[Block]:
    if standing(material):
        yield Text(UNVALIDATED)
    for part in material.ranking.parts if material.ranking else ():
        cards = [card for card in part.cards if card.stands]
        if cards and part.title:
            yield Heading(part.short)
        yield from map(_clinical_claim, cards)
    yield from paths_drawn(material, frozenset(card.key for card in standing(material)))
    if cited := _sources(standing(material)):
        yield Text(f"Sources: {cited}.", is_quiet=True)


def _clinical_claim(card: Hypothesis) -> Claim:
    told = f"Reworded by the therapist. The suggestion read: {card.title}." if _edited(card) else card.note
    lines = [*_first(card.lines, FOR), *_first(card.lines, AGAINST)]
    untested = [line for line in card.lines if line.kind not in (FOR, AGAINST)]
    return Claim(card.shown_title, card.level, card.word, told, [_line(each) for each in (*lines, *untested)])


def _edited(card: Hypothesis) -> str:
    decision = card.decision
    return decision.words if decision and decision.choice == Choice.EDIT else ""


def _first(lines: Sequence[Line], kind: str) -> Sequence[Line]:
    return [line for line in lines if line.kind == kind][:LINES_TOLD]


def _line(line: Line) -> tuple[str, str]:
    """What it does for the hypothesis, and what it says with its test and how good its evidence is."""
    tests = ", ".join(name for _, name in line.tests)
    evidence = f"{line.evidence} evidence" if line.evidence else ""
    beside = "; ".join(filter(None, (tests, evidence, line.common)))
    return line.sign, f"{line.says} ({beside})" if beside else line.says


def _sources(cards: Sequence[Hypothesis]) -> str:
    told = (line for card in cards for line in (*_first(card.lines, FOR), *_first(card.lines, AGAINST), *card.hops))
    names = (name for line in told if line.sources for name in line.sources.split("; "))
    return "; ".join(dict.fromkeys(names))
