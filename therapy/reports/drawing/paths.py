"""The compensation map as SVG: numbered joints with their words beside the body, and arrows for how it may spread.

It is the drawing of the screen (`static/js/bodymap/cascade.js`) in the colours of paper.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from therapy.reports.drawing.body import HEIGHT, INK, MIDLINE, WIDTH, bare_front
from therapy.reports.drawing.shapes import shapes

BESIDE, LINE = 200, 40
"""Room for words on each side of the body, and the least distance of two of them on one side."""
BRAND, QUIET, BRASS = "#1f5148", "#48544e", "#b07a12"
FACE = 'font-family="Atkinson Hyperlegible Next"'
ARROW = (
    '<marker id="tip" viewBox="0 0 10 10" refX="7.5" refY="5" markerWidth="11" markerHeight="11" '
    f'markerUnits="userSpaceOnUse" orient="auto"><path d="M1 1.5 8.5 5 1 8.5z" fill="{BRAND}"/></marker>'
)


@dataclass(frozen=True, slots=True)
class Joint:
    """One place: its number, where it is drawn, on which side of the picture its words stand, and at which height."""

    number: int
    name: str
    note: str
    kind: str
    x: float
    y: float
    is_right: bool
    words_y: float

    @property
    def radius(self) -> int:
        return 15 if self.kind == "driver" else 11


def paths_svg(cascade: Mapping[str, Any]) -> str:
    """The front of the body with the places and arrows of `cascade_of`."""
    joints = _spread([_joint(n, node) for n, node in enumerate(cascade["nodes"], start=1)])
    arrows = (_arrow(joints[each["from"]], joints[each["to"]], each["strength"]) for each in cascade["links"])
    box = f"{-BESIDE} 0 {WIDTH + 2 * BESIDE} {HEIGHT}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><defs>{ARROW}</defs>'
        f"{bare_front()}{''.join(arrows)}{''.join(map(_drawn, joints))}</svg>"
    )


def _joint(number: int, node: Mapping[str, str]) -> Joint:
    across, y = shapes().joints[node["region"]]
    sign = {"left": 1, "right": -1}.get(node["side"], 0)  # seen from the front, their left is on the right
    is_right = sign > 0 or (not sign and node["kind"] == "driver")
    return Joint(number, node["name"], node["note"], node["kind"], MIDLINE + sign * across, y, is_right, y)


def _spread(joints: Sequence[Joint]) -> list[Joint]:
    """Words keep a line's distance from those above them on their side."""
    lowest = {True: -float(LINE), False: -float(LINE)}
    spread: dict[int, Joint] = {}
    for each in sorted(joints, key=lambda joint: joint.y):
        lowest[each.is_right] = max(each.y, lowest[each.is_right] + LINE)
        spread[each.number] = replace(each, words_y=lowest[each.is_right])
    return [spread[each.number] for each in joints]


def _arrow(start: Joint, end: Joint, strength: int) -> str:
    middle = (start.x + end.x) / 2
    bend = (middle + (28 if middle >= MIDLINE else -36), (start.y + end.y) / 2)
    width, line = min(1 + strength * 0.6, 5), f"M{_edge(start, bend)}Q{bend[0]:g} {bend[1]:g} {_edge(end, bend)}"
    return f'<path d="{line}" fill="none" stroke="{BRAND}" stroke-width="{width:g}" marker-end="url(#tip)"/>'


def _edge(joint: Joint, towards: tuple[float, float]) -> str:
    """Where a line towards a point leaves the circle of a joint."""
    across, down = towards[0] - joint.x, towards[1] - joint.y
    share = (joint.radius + 4) / math.hypot(across, down)
    return f"{joint.x + across * share:.1f} {joint.y + down * share:.1f}"


def _drawn(joint: Joint) -> str:
    return "".join([*_circle(joint), *_words(joint)])


def _circle(joint: Joint) -> Iterable[str]:
    is_driver = joint.kind == "driver"
    fill, line, width = (BRAND, BRASS, 4) if is_driver else ("#ffffff", BRAND, 2.5)
    dashes = ' stroke-dasharray="3 2.5"' if joint.kind == "weak" else ""
    at = f'cx="{joint.x:g}" cy="{joint.y:g}" r="{joint.radius}"'
    yield f'<circle {at} fill="{fill}" stroke="{line}" stroke-width="{width}"{dashes}/>'
    look = f'{FACE} font-weight="700" font-size="{15 if is_driver else 13}" fill="{"#ffffff" if is_driver else BRAND}"'
    yield f'<text x="{joint.x:g}" y="{joint.y + 4.5:g}" text-anchor="middle" {look}>{joint.number}</text>'


def _words(joint: Joint) -> Iterator[str]:
    way, edge, anchor = (1, WIDTH + 6, "start") if joint.is_right else (-1, -6, "end")
    lead = f"M{joint.x + way * (joint.radius + 2):g} {joint.y:g}L{edge - way * 6:g} {joint.words_y:g}"
    yield f'<path d="{lead}" fill="none" stroke="{QUIET}" stroke-width=".8"/>'
    for down, size, weight, colour, said in (
        (1, 16, 700, INK, joint.name),
        (18, 14, 400, QUIET, joint.note),
    ):
        look = f'text-anchor="{anchor}" {FACE} font-weight="{weight}" font-size="{size}" fill="{colour}"'
        yield f'<text x="{edge}" y="{joint.words_y + down:g}" {look}>{escape(said)}</text>'
