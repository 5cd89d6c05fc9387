"""What stands on paper, before anything is laid out: sections of blocks, plain values all the way down."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, or several with a blank line between them. `is_quiet` is set small."""

    text: str
    is_quiet: bool = False
    block: ClassVar[str] = "text"


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside a section."""

    text: str
    block: ClassVar[str] = "heading"


@dataclass(frozen=True, slots=True)
class Lines:
    """A list, with a heading of its own where there are several in a section."""

    lines: Sequence[str]
    title: str = ""
    block: ClassVar[str] = "lines"


@dataclass(frozen=True, slots=True)
class Notice:
    """What must not be overlooked. `tone` is "danger", "warn" or "info"."""

    title: str
    text: str
    tone: str = "info"
    block: ClassVar[str] = "notice"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head. `widths` are shares of the line; where it `is_grouped`, equal first cells become one."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    title: str = ""
    is_grouped: bool = False
    block: ClassVar[str] = "table"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing (SVG) with its words: `alt` says all that it shows. `keys` are the legend: a drawing and its word.

    `share` is how much of the line it takes, in per cent; where something stands `beside` it, both take half.
    """

    svg: str
    alt: str
    share: int = 100
    keys: Sequence[tuple[str, str]] = ()
    beside: Sequence[Lines] = ()
    block: ClassVar[str] = "picture"


@dataclass(frozen=True, slots=True)
class Claim:
    """A hypothesis: never a statement of fact. `level` is 1 to 4 pips, said in `word`; 0 has none."""

    title: str
    level: int
    word: str
    told: str = ""
    lines: Sequence[tuple[str, str]] = ()
    block: ClassVar[str] = "claim"


@dataclass(frozen=True, slots=True)
class Exercises:
    """One session of a stage: name, dose and reason of each exercise."""

    title: str
    rows: Sequence[tuple[str, str, str]]
    block: ClassVar[str] = "exercises"


type Block = Text | Heading | Lines | Notice | Table | Picture | Claim | Exercises


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Signature:
    name: str
    role: str
    practice: str
    day: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One report or letter. `size` is "a4" or "us-letter"; `about` are labels and values under the title.

    `made_on` is year, month, day. `mark` is said at the top of each page of what is not kept yet.
    """

    title: str
    size: str
    made_on: tuple[int, int, int]
    practice: str
    about: Sequence[tuple[str, str]]
    sections: Sequence[Section]
    signature: Signature
    footer: str
    running: str
    to: Sequence[str] = ()
    greeting: str = ""
    opening: str = ""
    mark: str = ""


def plain_values(value: Any) -> Any:
    """A paper, or any part of one, as JSON takes it; each block says which it is."""
    if is_dataclass(value) and not isinstance(value, type):
        kind = {"block": value.block} if hasattr(value, "block") else {}
        return kind | {each.name: plain_values(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain_values(each) for each in value]
    return value
