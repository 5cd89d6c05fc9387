"""What stands on a handout, before anything is laid out: plain values all the way down."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture (SVG, made for paper) and all that it shows in words."""

    svg: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise: its dose as the phone says it, up to five plain steps, and what it is for."""

    number: int
    name: str
    dose: str
    steps: Sequence[str]
    why: str
    note: str
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Workout:
    title: str
    lead: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of one week in the log: the letter of its session and a box for each time; nothing on a day of rest."""

    letter: str = ""
    boxes: int = 0


@dataclass(frozen=True, slots=True)
class Log:
    """Seven days by some weeks. `head` names each week's first day; a row is a weekday and its cells."""

    head: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell]]]


@dataclass(frozen=True, slots=True)
class Code:
    """The way to the same list on a phone: drawn, and to type."""

    svg: str
    address: str
    letters: str


@dataclass(frozen=True, slots=True)
class Handout:
    """One programme's stage on paper. `size` is "a4" or "us-letter"; `made_on` is year, month, day.

    `whose` is the client's name or initials, empty where neither is to stand there. `stop` says when to stop
    and whom to call, each line a lead and what follows it. `swatch` shows how what works is marked in the pictures.
    """

    title: str
    lead: str
    whose: str
    size: str
    made_on: tuple[int, int, int]
    practice: str
    phone: str
    therapist: str
    printed: str
    workouts: Sequence[Workout]
    log: Log
    stop: Sequence[tuple[str, str]]
    code: Code | None
    is_large: bool
    is_black: bool
    swatch: str
    running: str
    footer: str = ""
