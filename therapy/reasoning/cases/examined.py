"""The shapes of what is examined beside the tests: strength, range, length, special tests, symptoms, re-tests."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from therapy.knowledge.reading.marks import Between, Matches
from therapy.knowledge.records import MovementDirection
from therapy.knowledge.records.shapes import MuscleId, ObservationId, RegionId, TestId
from therapy.reasoning.cases.rows import Felt, Given
from therapy.reasoning.values import Change, Done, EndFeel, Length, Result

Grade = Annotated[
    str,
    Matches(
        r"([0-4]\.[0-9]{1,3}|5\.0{1,3}|[0-5][+-]?)(\s*/\s*5)?", "a grade from 0 to 5, such as 4, 3.5, 4+, 4- or 3/5"
    ),
]
Strength = Annotated[float, Between(0, 5000)]
Degrees = Annotated[float, Between(-180, 360, "degrees")]
Centimetres = Annotated[float, Between(-100, 200, "cm")]

A_THIRD = 0.33
"""What a plus adds to a grade, and a minus takes from it."""

WEEKS_IN: Final = {"d": 1 / 7, "w": 1.0, "m": 365.25 / 84, "y": 365.25 / 7}
DURATION = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)\s*(d(?:ays?)?|w(?:ee)?ks?|w|mo(?:nth)?s?|m|y(?:ea)?rs?|y)\b")
END_FEELS: Final[Mapping[str, EndFeel]] = {
    **{each.value: each for each in EndFeel},
    "hard": EndFeel.BONY,
    "bone": EndFeel.BONY,
    "firm": EndFeel.JOINT,
    "leathery": EndFeel.CAPSULAR,
    "muscular": EndFeel.MUSCLE,
    "elastic": EndFeel.MUSCLE,
    "spasm": EndFeel.MUSCLE,
    "guarding": EndFeel.MUSCLE,
    "guarded": EndFeel.MUSCLE,
}
"""The end feels by the words they go by."""


class StrengthUnit(StrEnum):
    NEWTONS = "N"
    KILOGRAMS = "kg"
    PERCENT_BODYWEIGHT = "percent_bodyweight"


@dataclass(frozen=True, slots=True)
class StrengthRow:
    muscle: MuscleId | None = None
    region: RegionId | None = None
    movement: MovementDirection | None = None
    side: Given | None = None
    grade: Grade | None = None
    value: Strength | None = None
    unit: StrengthUnit | None = None
    pain: Felt | None = None


@dataclass(frozen=True, slots=True)
class RangeRow:
    region: RegionId
    movement: MovementDirection
    side: Given | None = None
    degrees: Degrees | None = None
    cm: Centimetres | None = None
    pain: Felt | None = None
    end_feel: str = ""


@dataclass(frozen=True, slots=True)
class LengthRow:
    muscle: MuscleId
    state: Length
    side: Given | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class SpecialRow:
    test: str
    result: Result
    side: Given | None = None


@dataclass(frozen=True, slots=True)
class SymptomsTable:
    provokes: tuple[str, ...] = ()
    eases: tuple[str, ...] = ()
    course: Change | None = None
    since: str = ""
    response_to_care: str = ""


@dataclass(frozen=True, slots=True)
class RetestRow:
    test: TestId
    observation: ObservationId
    condition: str
    change: Change
    side: Given | None = None


@dataclass(frozen=True, slots=True)
class QualityRow:
    test: str
    done: Done


def grade_of(written: str) -> float:
    """A grade by hand as a number, 0 to 5: "4+" is 4.33, "4-" is 3.67, "3/5" is 3."""
    grade = written.partition("/")[0].strip()
    third = A_THIRD * (grade.endswith("+") - grade.endswith("-"))
    return min(max(round(float(grade.rstrip("+-")) + third, 2), 0.0), 5.0)


def weeks_of(since: str) -> float | None:
    """How many weeks a length of time is, such as "8 weeks" or "2 years"; None for a date, a year or other words."""
    found = DURATION.search(since.lower())
    return round(float(found[1]) * WEEKS_IN[found[2][0]], 2) if found else None
