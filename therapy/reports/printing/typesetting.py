"""Typst lays papers out, ours and those of the rooms above. It takes values, never markup, and can fetch nothing."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Protocol

import typst
from PIL import Image

from therapy.reports.paper import plain_values

HERE: Final = Path(__file__).parent
FONTS: Final = HERE / "fonts"
PAPER: Final = HERE / "paper.typ"
DOTS_AN_INCH: Final = 110
COLOURS: Final = 64
OUR_LETTERS: Final = (
    r"\n -~\u00a0-\u024f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u04ff\u1e00-\u1eff"
    r"\u2010-\u2027\u2030-\u2040\u2044-\u205e\u2190-\u2193\u2212\u2260-\u2265\u25a1"
)
"""Latin, Greek, Cyrillic and the signs that go with them: what our typefaces and Typst's own surely have."""
NOT_OURS: Final = re.compile(f"[^{OUR_LETTERS}]")
MISSING, NO_LETTER = "could not be displayed", "□"
NOTE: Final = f"{NO_LETTER} stands for a letter that is not in the typefaces of this machine."


class Printable(Protocol):
    """A dataclass of plain values all the way down, with a line at its foot."""

    @property
    def footer(self) -> str: ...


def pdf_of(paper: Printable, template: Path = PAPER) -> bytes:
    """The paper as PDF/UA-1: tagged, titled, with words for each drawing. A template may import what lies in HERE.

    A letter that our typefaces lack is taken from those of the machine; where they lack it too, the paper says so.
    """
    for job in _jobs(paper, template):
        with suppress(_LetterMissing):
            return _printed(job)
    raise AssertionError("The last try holds letters of our own typefaces alone.")


def pages_of(paper: Printable, template: Path = PAPER) -> list[bytes]:
    """Each page as a PNG, to look at."""
    pages = typst.compile(**next(_jobs(paper, template)), format="png", ppi=DOTS_AN_INCH)
    return [_in_few_colours(page) for page in (pages if isinstance(pages, list) else [pages])]


def _in_few_colours(page: bytes) -> bytes:
    """A third of the bytes, for a tablet on a slow line; a page has hardly more colours."""
    small = BytesIO()
    with Image.open(BytesIO(page)) as picture:
        reduced = picture.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    reduced.save(small, "PNG")
    return small.getvalue()


class _LetterMissing(Exception):
    pass


def _printed(job: dict[str, Any]) -> bytes:
    try:
        pdf: bytes = typst.compile(**job, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as failure:
        if MISSING in str(failure):
            raise _LetterMissing from failure
        raise
    return pdf


def _jobs(paper: Printable, template: Path) -> Iterator[dict[str, Any]]:
    """Our typefaces alone, which print the same everywhere; with those of the machine; without what both lack."""
    values = plain_values(paper)
    yield _job(values, template, with_machine=False)
    yield _job(values, template, with_machine=True)
    yield _job(_in_our_letters(values) | {"footer": f"{values['footer']} {NOTE}"}, template, with_machine=False)


def _in_our_letters(value: Any) -> Any:
    if isinstance(value, str):
        return NOT_OURS.sub(NO_LETTER, value)
    if isinstance(value, list):
        return [_in_our_letters(each) for each in value]
    return {name: _in_our_letters(each) for name, each in value.items()} if isinstance(value, dict) else value


def _job(values: dict[str, Any], template: Path, *, with_machine: bool) -> dict[str, Any]:
    return {
        "input": template.read_bytes(),
        "root": str(HERE),
        "font_paths": [str(FONTS)],
        "ignore_system_fonts": not with_machine,
        "sys_inputs": {"paper": json.dumps(values)},
    }
