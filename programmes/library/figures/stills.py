"""Stills: one SVG a pose, which lists, prints and mails can show as a picture without any script."""

import re
from pathlib import Path
from typing import Final

STATIC: Final = Path(__file__).resolve().parents[3] / "static"
_TOKENS = STATIC / "css" / "tokens.css"
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
    used = set(re.findall(r"var\(--fig-([a-z-]+)\)", inner))
    bright, dim = (";".join(f"--fig-{key}:{palette[key]}" for key in sorted(used)) for palette in palettes())
    style = f"svg{{{bright}}}@media(prefers-color-scheme:dark){{svg{{{dim}}}}}"
    view = " ".join(f"{value:g}" for value in box)
    title = name.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"><title>{title}</title>'
        f"<style>{style}</style>{inner}</svg>\n"
    )
