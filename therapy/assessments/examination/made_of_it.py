"""What follows from an entry as it is recorded, side by side, in a few words."""

from collections.abc import Iterator, Mapping

from therapy.assessments.words import severity_words
from therapy.knowledge import Library
from therapy.reasoning.evidence.collect import Collected
from therapy.reasoning.values import Record, Result

# By kind of sign: the book it comes from, and what it is called when it is seen.
KINDS = {
    "limited": ("range", "too little"),
    "stiff": ("range", "stopped by the joint"),
    "excessive": ("range", "more than usual"),
    "painful": ("range", "painful"),
    "weak": ("strength", "weak"),
}

type Told = Mapping[tuple[str, str], tuple[str, ...]]


def made_of(record: Record, collected: Collected, library: Library) -> Told:
    """By book and key: "Left: too little, clear", "Right: as usual"; a reason to refer for special tests."""
    sides: dict[tuple[str, str, str], list[str]] = {}
    for sign, side, words in _seen(collected):
        kind, _, key = sign.partition(":")
        if kind in KINDS:
            book, called = KINDS[kind]
            said = sides.setdefault((book, key, side), [])
            said.extend([words.format(called)] if words else [])
    told = dict(_referring(record, library))
    for (book, key, side), said in sorted(sides.items()):
        line = "; ".join(dict.fromkeys(said)) or "as usual"
        told[book, key] = (*told.get((book, key), ()), f"{side.capitalize()}: {line}" if side else line.capitalize())
    return told


def _referring(record: Record, library: Library) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    for each in record.specials:
        urgency = library.special_tests[each.test].urgency
        if urgency and each.result is Result.POSITIVE:
            yield ("special", each.test), (f"A reason to refer. {library.urgencies[urgency].text}.",)


def _seen(collected: Collected) -> Iterator[tuple[str, str, str]]:
    """Every sign with its side, and what to say of it: nothing where it was looked for and not seen."""
    for each in collected.findings:
        yield each.observation, str(each.side), f"{{}}, {severity_words(each.severity)}" if each.severity else ""
    for remark in collected.remarks:
        yield remark.sign, str(remark.side), remark.words
