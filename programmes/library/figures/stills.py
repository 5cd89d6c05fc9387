"""Stills: one SVG a pose, which lists, prints and mails can show as a picture without any script."""

import re
from pathlib import Path
from string import ascii_letters
from typing import Final

from programmes.library.figures.thrift import thrifty

STATIC: Final = Path(__file__).resolve().parents[3] / "static"
_TOKENS = STATIC / "css" / "tokens.css"
_COLOUR = re.compile(r"var\(--fig-([a-z-]+)\)")
_TOKEN = re.compile(r"--fig-([a-z-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));")


def palettes() -> tuple[dict[str, str], dict[str, str]]:
    """The figure's colours from the design tokens, for a light page and for a dark one."""
    light, dark = {}, {}
    for name, bright, dim, same in _TOKEN.findall(_TOKENS.read_text(encoding="utf-8")):
        light[name], dark[name] = bright or same, dim or same
    for palette in (light, dark):
        palette["halo"] = palette["bg"]
    return light, dark


def still_svg(inner: str, box: list[float], name: str) -> str:
    """A picture that stands alone: its colours inside, the dark ones where the page around it is dark."""
    inner, grid = thrifty(inner, box)
    letters = dict(zip(sorted(set(_COLOUR.findall(inner))), ascii_letters, strict=False))
    light, dark = palettes()
    style = _colours(light, letters)
    differing = {key: letter for key, letter in letters.items() if dark[key] != light[key]}
    style += f"@media(prefers-color-scheme:dark){{{_colours(dark, differing)}}}"
    inner = _COLOUR.sub(lambda found: f"var(--{letters[found[1]]})", inner)
    title = name.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{" ".join(map(str, grid))}"><title>{title}</title>'
        f"<style>{style}</style>{inner}</svg>\n"
    )


def _colours(palette: dict[str, str], letters: dict[str, str]) -> str:
    return f"svg{{{';'.join(f'--{letter}:{palette[key]}' for key, letter in letters.items())}}}"
