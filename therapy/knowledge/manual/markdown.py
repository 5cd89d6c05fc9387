"""Markdown in small pieces: headings that can be linked to, lists, tables."""

from collections.abc import Iterable, Iterator, Sequence


def heading(level: int, words: str, anchor: str = "") -> Iterator[str]:
    """A heading with an empty line around it; with an `anchor` other pages can point to it."""
    yield ""
    yield f"{'#' * level} {f'<a id="{anchor}"></a>' if anchor else ''}{words}"
    yield ""


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; nothing where there is no row."""
    told = [_row(row) for row in rows]
    if told:
        yield _row(titles)
        yield _row(["---"] * len(titles))
        yield from told
        yield ""


def link(words: str, page: str, anchor: str = "") -> str:
    return f"[{words}]({page}{f'#{anchor}' if anchor else ''})"


def sentences(*parts: str) -> str:
    """The parts that say something, each ended with a point."""
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '\\|').replace('\n', ' ') for cell in cells)} |"
