"""The weekly dose of a tissue as bars: solid where logged, open where unknown, pale where planned, the band behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from therapy.knowledge.records import Tissue
from therapy.reasoning.pacing.rises import how_much
from therapy.reasoning.pacing.weekly import Source, WeekDose

WIDTH, TOP, BOTTOM, GAP = 300, 10, 84, 3
SECONDS_A_MINUTE = 60
WORDS = {Source.LOGGED: "logged", Source.UNKNOWN: "not logged, shown as planned", Source.PLANNED: "planned"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One week, in units of the drawing. `over` is how much of its height lies above the limit, from the top."""

    week: int
    x: float
    width: float
    y: float
    height: float
    over: float
    limit_y: float | None
    source: str
    words: str
    is_now: bool

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def right(self) -> float:
        return round(self.x + self.width, 1)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The bars of one tissue, and what they show in one sentence."""

    tissue: Tissue
    bars: Sequence[Bar]
    says: str
    jumps: bool
    beyond: float

    @property
    def label(self) -> str:
        """All of it in words, for who does not see it."""
        return f"{self.tissue.name}, weekly dose. {self.says} " + " ".join(bar.words for bar in self.bars)


def drawn(tissue: Tissue, weeks: Sequence[WeekDose], *, now: int, jumping: frozenset[int]) -> Drawing | None:
    """The drawing of a tissue; None for one that the plan never loads."""
    highest = max((max(week.amount, week.limit or 0) for week in weeks), default=0)
    if not any(week.amount for week in weeks):
        return None
    step = WIDTH / len(weeks)
    bars = [
        _bar(week, place * step, step - GAP, (BOTTOM - TOP) / highest, now, jumping) for place, week in enumerate(weeks)
    ]
    beyond = max(((each.rise or 0) - each.percent for each in weeks if each.week in jumping), default=0)
    return Drawing(tissue, bars, _sentence(weeks, jumping), bool(jumping), beyond)


def _bar(week: WeekDose, x: float, width: float, scale: float, now: int, jumping: frozenset[int]) -> Bar:
    height = week.amount * scale
    over = max(week.amount - (week.limit or 0), 0) * scale if week.week in jumping else 0
    return Bar(
        week.week,
        round(x, 1),
        round(width, 1),
        round(BOTTOM - height, 1),
        round(height, 1),
        round(over, 1),
        None if week.limit is None else round(BOTTOM - week.limit * scale, 1),
        week.source.value,
        _words(week, week.week in jumping),
        week.week == now,
    )


def _words(week: WeekDose, jumps: bool) -> str:
    minutes = f"{week.amount / SECONDS_A_MINUTE:.0f}"
    limit = "" if week.limit is None else f", up to {week.limit / SECONDS_A_MINUTE:.0f} within the limit"
    over = ", over the limit" if jumps else ""
    return f"Week {week.week}: {minutes} {WORDS[week.source]}{limit}{over}."


def _sentence(weeks: Sequence[WeekDose], jumping: frozenset[int]) -> str:
    if jumping:
        first = next(week for week in weeks if week.week in jumping)
        return f"Week {first.week} is {_more(first)} the mean of the weeks before."
    begins = next(week.week for week in weeks if week.amount)
    return (
        "Every week stays within the limit."
        if begins == 1
        else f"It begins in week {begins} and stays within the limit."
    )


def _more(week: WeekDose) -> str:
    said = how_much(week)
    return said.replace("as much", "as much as") if "times" in said else f"{said} above"
