"""The weeks of a version as one strip: those before the stage that is shown, its own, and those that follow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from programmes.prescribing.models import Stage


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its number, the stage it belongs to, and whether it is "past", "now" or ""."""

    number: int
    stage: Stage
    state: str


@dataclass(frozen=True, slots=True)
class Span:
    """The weeks over one column of the page; `is_shown` for the stage at hand."""

    weeks: list[Week]
    is_shown: bool


def strip_of(stages: Sequence[Stage], *, shown: int, week: int) -> list[Span]:
    """Up to three spans; `shown` is the place of the stage at hand, `week` the week it is now (0: not begun)."""
    parts = (stages[:shown], stages[shown : shown + 1], stages[shown + 1 :])
    return [Span(list(_weeks(part, week)), n == 1) for n, part in enumerate(parts) if part]


def _weeks(stages: Iterable[Stage], week: int) -> Iterable[Week]:
    for stage in stages:
        for number in range(stage.first_week, stage.last_week + 1):
            yield Week(number, stage, "past" if number < week else "now" if number == week else "")
