"""The built pictures of the figures, made for paper: their colours said outright, or black with a hatch."""

import re
from functools import cache
from typing import Final

from programmes.library.figures.building import FOLDER
from programmes.library.figures.stills import palettes

START, FINISH = "starts", "stills"
_STYLE = re.compile(r"<style>svg\{(.*?)\}.*?</style>", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_BOX = re.compile(r'viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')
_OPEN = re.compile(r"(<svg[^>]*>)(.*)(</svg>)", re.DOTALL)
HATCH: Final = (
    '<defs><pattern id="works" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="5" height="5" fill="#fff"/><path d="M1 0V5" stroke="#000" stroke-width="2.2"/></pattern>'
    '<pattern id="helps" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/>'
    '<circle cx="2" cy="2" r="1.1" fill="#000"/></pattern></defs>'
)
HIGHLIGHT: Final = {"work": "url(#works)", "assist": "url(#helps)"}
LINES: Final = ("work-line", "assist-line", "line")


def is_drawn(name: str) -> bool:
    return (FOLDER / START / f"{name}.svg").is_file() and (FOLDER / FINISH / f"{name}.svg").is_file()


@cache
def picture(name: str, end: str, *, is_mirrored: bool = False, is_black: bool = False) -> str:
    """The start or the finish of a figure; mirrored, it shows the other side of the body."""
    svg = _TITLE.sub("", (FOLDER / end / f"{name}.svg").read_text("utf-8").strip())
    style = _STYLE.search(svg)
    assert style, f"{name}.svg says no colours."
    for letter, colour in (said.split(":") for said in style[1].split(";")):
        svg = svg.replace(f"var({letter})", _on_paper(colour, is_black=is_black))
    svg = _STYLE.sub(HATCH if is_black else "", svg)
    return _mirrored(svg) if is_mirrored else svg


def swatch(*, is_black: bool) -> str:
    """The small square that says what the highlight means."""
    fill, line = (HIGHLIGHT["work"], "#000") if is_black else (palettes()[0]["work"], palettes()[0]["work-line"])
    defs = HATCH if is_black else ""
    square = f'<rect x="1.5" y="1.5" width="21" height="21" rx="5" fill="{fill}" stroke="{line}" stroke-width="2.4"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{defs}{square}</svg>'


def _on_paper(colour: str, *, is_black: bool) -> str:
    """The colour itself, or its grey; what works is hatched, so that no grey has to be told from another."""
    if not is_black:
        return colour
    names = {value.upper(): name for name, value in palettes()[0].items() if name in (*HIGHLIGHT, *LINES)}
    name = names.get(colour.upper(), "")
    return HIGHLIGHT.get(name) or ("#000000" if name in LINES else _grey(colour))


def _grey(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{level:02x}{level:02x}{level:02x}"


def _mirrored(svg: str) -> str:
    box = _BOX.search(svg)
    assert box, "A picture says its box."
    across = 2 * float(box[1]) + float(box[3])
    turned = f'<g transform="translate({across:g} 0) scale(-1 1)">'
    return _OPEN.sub(lambda found: f"{found[1]}{turned}{found[2]}</g>{found[3]}", svg)
