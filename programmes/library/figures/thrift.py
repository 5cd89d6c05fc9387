"""A picture in few bytes: whole numbers on a grid fine enough for a card, each step of a path from the last point."""

import re
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 280  # steps along the longer side: finer than the dots a card of 240 px shows
_COMMAND = re.compile(r"([MLAaZ])([^MLAaZ]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+")
_PATH = re.compile(r' d="([^"]*)"')
_LENGTH = re.compile(r' (cx|cy|r|stroke-width|stroke-dasharray)="([^"]*)"')


def thrifty(inner: str, box: list[float]) -> tuple[str, list[int]]:
    """The same picture and its box on the grid."""
    scale = LONGEST / max(box[2:])
    shorter = _PATH.sub(lambda found: f' d="{_path(found[1], scale)}"', inner)
    shorter = _LENGTH.sub(lambda found: f' {found[1]}="{_lengths(found[2], scale)}"', shorter)
    return shorter, [round(value * scale) for value in box]


def _lengths(text: str, scale: float) -> str:
    return " ".join(f"{round(float(value) * scale, 1):g}" for value in text.split())


def _path(path: str, scale: float) -> str:
    """M, L, A, a and Z as M, l, a and z; steps that go nowhere are left out."""
    return "".join(_steps(path, scale))


def _steps(path: str, scale: float) -> Iterator[str]:
    at, before = (0, 0), ""
    for command, text in _COMMAND.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(text)]
        if command == "Z":
            before = "z"
            yield before
            continue
        to = _rounded(numbers[-2:], scale)
        if command == "a":
            to = (at[0] + to[0], at[1] + to[1])
        if command != "M" and to == at:
            continue
        yield _step(
            command.lower(),
            before,
            numbers,
            _joined(*(to if command == "M" else (to[0] - at[0], to[1] - at[1]))),
            scale,
        )
        at, before = to, command.lower()


def _step(command: str, before: str, numbers: list[float], to: str, scale: float) -> str:
    if command == "m":
        return f"M{to}"
    if command == "a":
        radius = round(numbers[0] * scale) or 1
        return f"a{radius} {radius} 0 {numbers[3]:g}{numbers[4]:g}{to}"
    return f"l{to}" if before != "l" else to if to.startswith("-") else f" {to}"


def _rounded(place: list[float], scale: float) -> tuple[int, int]:
    return round(place[0] * scale), round(place[1] * scale)


def _joined(x: int, y: int) -> str:
    return f"{x}{y}" if y < 0 else f"{x} {y}"
