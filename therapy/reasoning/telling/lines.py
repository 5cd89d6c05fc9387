"""Lines of plain text for a terminal: titles, paragraphs and lists, wrapped."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from therapy.reasoning.evidence.reasons import Reason

WIDTH = 92
REASONS_SHOWN = 4


def title(words: str) -> Iterator[str]:
    yield ""
    yield words
    yield "─" * len(words)


def because(label: str, reasons: Iterable[Reason]) -> Iterator[str]:
    """The strongest reasons, with how good the evidence is; the rest are counted."""
    all_ = tuple(reasons)
    if all_:
        yield wrap(f"{label}:", 4)
    for each in all_[:REASONS_SHOWN]:
        common = f"; {each.common}" if each.common else ""
        yield item(f"{each.says} [{each.evidence}{common}]", 6)
    if len(all_) > REASONS_SHOWN:
        yield item(f"and {len(all_) - REASONS_SHOWN} more", 6)


def wrap(words: str, indent: int = 0) -> str:
    return fill(words, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2 * bool(indent)))


def item(words: str, indent: int = 0) -> str:
    """A line of a list, hanging under its dash."""
    return fill(words, WIDTH, initial_indent=" " * indent + "- ", subsequent_indent=" " * (indent + 2))
