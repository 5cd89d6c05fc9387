"""One field of a test's page."""

import json
from dataclasses import dataclass
from typing import Any

from therapy.assessments.counting import Counted
from therapy.assessments.words import NOT_TESTED, SEVERITIES, severity_words

GRADES = tuple(map(str, range(len(SEVERITIES))))
SIDE_WORDS = {"left": "Left", "right": "Right", "": "Seen"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One field: what stands in it, what is wrong with it, and what it is counted from, if it is.

    `none` says in words that nothing stands in it, and `before` what stood in it last time.
    """

    name: str
    side: str
    value: Any = None
    error: str = ""
    recorded: Any = None
    counted: tuple[Counted, ...] = ()
    before: str = ""
    none: str = NOT_TESTED

    @property
    def side_words(self) -> str:
        return SIDE_WORDS[self.side]

    @property
    def counted_text(self) -> str:
        """What it is counted from, as the page's script reads it."""
        return json.dumps([{"field": each.field, "points": each.points} for each in self.counted])

    @property
    def comma_side(self) -> str:
        """The side behind a name read aloud: "Reach forwards, left"."""
        return f", {self.side}" if self.side else ""

    @property
    def words(self) -> str:
        return severity_words(int(self.value)) if str(self.value) in GRADES else self.none

    @property
    def shown(self) -> str:
        """The value in a field: "" for nothing, 4 for 4.0."""
        if self.value is None:
            return ""
        return f"{self.value:g}" if isinstance(self.value, int | float) else str(self.value)
