"""A body map as SVG, in the colours of paper. Left and right are the person's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from therapy.reports.drawing.shapes import Point, Shapes, shapes

MIDLINE, WIDTH, HEIGHT, BETWEEN = 120, 240, 560, 8
SIDES = ("left", "right")
VIEWS = ("front", "back")
FILLS = {"over": "#F2C2A6", "under": "#BFD5EF"}
LINES = {"over": "#A23B12", "under": "#1F5599"}
SKIN, EDGE, MUSCLE, GAP, INK = "#E8E9E3", "#C4C9C0", "#D5D9D0", "#F2F3EE", "#15211D"
PATTERNS = (
    '<pattern id="over" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<path d="M0 0V5" stroke="{LINES["over"]}" stroke-width="1.5" fill="none"/></pattern>'
    '<pattern id="under" width="5.2" height="5.2" patternUnits="userSpaceOnUse">'
    f'<circle cx="1.3" cy="1.3" r="1.05" fill="{LINES["under"]}"/>'
    f'<circle cx="3.9" cy="3.9" r="1.05" fill="{LINES["under"]}"/></pattern>'
)
HALVES = (
    '<clipPath id="half1"><path d="M120 0H240V560H120z"/></clipPath>'
    '<clipPath id="half-1"><path d="M0 0H120V560H0z"/></clipPath>'
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How a region is shown: "over" or "under", thin where that is a first hint only."""

    state: str
    is_thin: bool


type Marks = Mapping[tuple[str, str], Mark]


def body_svg(findings: Sequence[Mapping[str, Any]]) -> str:
    """Front and back, side by side, with the muscles as the body map on screen takes them; the strong come first."""
    marks = _marks(findings)
    views = "".join(
        f'<g transform="translate({n * (WIDTH + BETWEEN)} 0)">{_view(view, marks)}</g>' for n, view in enumerate(VIEWS)
    )
    box = f"0 0 {len(VIEWS) * (WIDTH + BETWEEN) - BETWEEN} {HEIGHT}"
    defs = f"<defs>{PATTERNS}{HALVES}</defs>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{defs}{views}</svg>'


def bare_front() -> str:
    """The body from the front with no muscle marked, to draw on."""
    return f"<defs>{HALVES}</defs>{_view('front', {})}"


def is_on_the_map(muscle: str) -> bool:
    """Whether a muscle has a region of its own; another is told in words alone."""
    return muscle in shapes().regions_of


def swatch_svg(state: str) -> str:
    """The small square of the legend."""
    square = '<rect x="1" y="1" width="22" height="22" rx="3" '
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><defs>{PATTERNS}</defs>'
        f'{square}fill="{FILLS[state]}" stroke="{LINES[state]}" stroke-width="1.6"/>'
        f'{square}fill="url(#{state})"/></svg>'
    )


def _marks(findings: Iterable[Mapping[str, Any]]) -> Marks:
    """By region and side of the person; of two in one region the first stays."""
    marks: dict[tuple[str, str], Mark] = {}
    for each in findings:
        for region in shapes().regions_of.get(str(each["muscle"]), ()):
            for side in [each["side"]] if each["side"] else SIDES:
                marks.setdefault((region, str(side)), Mark(str(each["state"]), bool(each.get("thin"))))
    return marks


def _view(view: str, marks: Marks) -> str:
    known = shapes()
    outline = _outline(known, view)
    letters = ("R", "L") if view == "front" else ("L", "R")
    return (
        f'<clipPath id="{view}"><path d="{outline}"/></clipPath>'
        f'<path d="{outline}" fill="{SKIN}" stroke="{EDGE}"/>'
        f'<g clip-path="url(#{view})">{"".join(_surface(known, view, marks))}'
        f'<g fill="none" stroke="{EDGE}">{known.landmarks[view]}</g>{"".join(_inner_unit(known, view, marks))}</g>'
        f'<path d="M120 2V556" stroke="#48544E" stroke-width=".8" stroke-dasharray="3 3" opacity=".55"/>'
        f"{_letter(26, letters[0])}{_letter(214, letters[1])}"
    )


def _letter(x: int, letter: str) -> str:
    text = f'font-family="Atkinson Hyperlegible Next" font-weight="700" font-size="15" fill="{INK}"'
    return f'<text x="{x}" y="548" text-anchor="middle" {text}>{letter}</text>'


def _surface(known: Shapes, view: str, marks: Marks) -> Iterator[str]:
    for region, (_, points) in known.surface[view].items():
        for sign in (1, -1):
            path = spline(_half(points, sign))
            yield _region(path, marks.get((region, _side(view, sign))), base=f'fill="{MUSCLE}" stroke="{GAP}"')


def _inner_unit(known: Shapes, view: str, marks: Marks) -> Iterator[str]:
    """The deep muscles where there is anything to say of them: they lie under the others."""
    for region, (_, path) in known.inner_unit[view].items():
        for sign in (1, -1):
            if mark := marks.get((region, _side(view, sign))):
                yield f'<g clip-path="url(#half{sign})">{_region(path, mark, base="")}</g>'


def _region(path: str, mark: Mark | None, *, base: str) -> str:
    if mark is None:
        return f'<path d="{path}" {base} stroke-width="1.1"/>'
    line = f'stroke="{LINES[mark.state]}" stroke-width="1.4"'
    if mark.is_thin:
        return f'<path d="{path}" fill="{MUSCLE}" {line} stroke-dasharray="3 2.4"/>'
    pattern = f'<path d="{path}" fill="url(#{mark.state})"/>'
    return f'<path d="{path}" fill="{FILLS[mark.state]}" {line}/>{pattern}'


def _side(view: str, sign: int) -> str:
    """The person's side of a half of the picture, where 1 is the half on the right."""
    return "left" if (view == "front") == (sign == 1) else "right"


def _half(points: Iterable[Point], sign: int) -> list[Point]:
    return [(MIDLINE + sign * point[0], point[1], _is_corner(point)) for point in points]


def _is_corner(point: Point) -> bool:
    return len(point) > 2 and bool(point[2])


def _outline(known: Shapes, view: str) -> str:
    points = known.outline[view]
    return spline([*_half(points, 1), *reversed(_half(points[1:-1], -1))])


def spline(points: Sequence[Point]) -> str:
    """A closed Catmull-Rom spline through points, as Béziers; a corner is not rounded."""
    count = len(points)
    curves = (_curve(*(points[(n + step) % count] for step in (-1, 0, 1, 2))) for n in range(count))
    return f"M{_pair(points[0][:2])}{''.join(curves)}Z"


def _curve(before: Point, start: Point, end: Point, after: Point) -> str:
    leaving, arriving = _handle(before, start, end, 1), _handle(start, end, after, -1)
    return f"C{_pair(leaving)} {_pair(arriving)} {_pair(end[:2])}"


def _handle(before: Point, at: Point, after: Point, sign: int) -> tuple[float, float]:
    bend = 0 if at[2] else 0.3
    return at[0] + sign * (after[0] - before[0]) * bend, at[1] + sign * (after[1] - before[1]) * bend


def _pair(at: Sequence[float]) -> str:
    return f"{round(at[0], 1):g} {round(at[1], 1):g}"
