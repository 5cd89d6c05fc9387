"""From joint ranges to findings: too little, too much, stopped by the joint, or usual and painful.

What lies within the error of measurement is no finding, and is said to be so. A range that is as usual speaks
against both too little and too much.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import RangeScale, Side, UsualRange
from therapy.knowledge.signs import PAIN
from therapy.reasoning.evidence.marks import mark_severity
from therapy.reasoning.evidence.recorded import range_in_words
from therapy.reasoning.evidence.told import WITHIN_ERROR, RecordedOnly, Remark, Told, measured, sides_meant
from therapy.reasoning.evidence.usual import apart, steps_passed, usual_for
from therapy.reasoning.values import ClientFacts, EndFeel, RangeTested

STOPPED_BY_JOINT = (EndFeel.JOINT, EndFeel.CAPSULAR, EndFeel.BONY)


@dataclass(frozen=True, slots=True)
class Compared:
    """One range beside what is usual and beside the other side, in the unit of its scale."""

    value: float
    scale: RangeScale
    usual: UsualRange | None
    other: float | None

    @property
    def missing(self) -> float:
        """How far it stays under the usual low; negative within the usual."""
        return apart(self.usual.low, self.value) if self.usual else 0.0

    @property
    def less_than_other(self) -> float:
        """How far it stays behind the other side, unless it is the other side that moves too far."""
        if self.other is None or (self.usual and apart(self.other, self.usual.high) >= self.scale.error):
            return 0.0
        return apart(self.other, self.value)

    @property
    def surplus(self) -> float:
        """How far it goes over the usual high; negative within the usual."""
        return apart(self.value, self.usual.high) if self.usual else 0.0

    @property
    def limited(self) -> int:
        """The severity of too little, the worse of both comparisons."""
        error = self.scale.error
        return max(
            steps_passed(self.missing, self.scale.short_by, error=error),
            steps_passed(self.less_than_other, self.scale.side_difference, error=error),
        )

    @property
    def excessive(self) -> int:
        """The severity of too much."""
        return steps_passed(self.surplus, self.scale.beyond_by, error=self.scale.error)

    @property
    def nearly_limited(self) -> bool:
        """Whether there seems to be too little, by no more than the error of measurement."""
        behind = steps_passed(self.less_than_other, self.scale.side_difference) > 0
        return not self.limited and (self.missing > 0 or behind) and self._within_error

    @property
    def nearly_excessive(self) -> bool:
        """Whether there seems to be too much, by no more than the error of measurement."""
        return 0 < self.surplus < self.scale.error

    @property
    def _within_error(self) -> bool:
        return max(self.missing, self.less_than_other) < self.scale.error


def read_ranges(tested: Iterable[RangeTested], client: ClientFacts, library: Library) -> Iterator[Told]:
    """What each range shows; one the knowledge cannot score, or that ended in pain alone, is recorded only."""
    rows = tuple(tested)
    values = {(each.id, each.unit, each.side): each.value for each in rows}
    for each in rows:
        other = values.get((each.id, each.unit, each.side.opposite)) if each.side else None
        compared = _compared(each, other, client, library)
        if compared is None or each.end_feel == EndFeel.EMPTY:
            yield RecordedOnly(range_in_words(each, client, library))
            continue
        for side in sides_meant(each.side, sided=library.movements[each.id].sided):
            yield from _shown(each, compared, side, library)


def _compared(each: RangeTested, other: float | None, client: ClientFacts, library: Library) -> Compared | None:
    """The range beside what it can be compared with; None if there is no record of it, or nothing to compare."""
    movement = library.movements.get(each.id)
    scales = movement.range.scales if movement and movement.range else {}
    scale = next((scale for unit, scale in scales.items() if unit == each.unit), None)
    if scale is None:
        return None
    usual = usual_for(scale.usual, client)
    return None if usual is None and other is None else Compared(each.value, scale, usual, other)


def _shown(each: RangeTested, compared: Compared, side: Side, library: Library) -> Iterator[Told]:
    stopped = compared.limited and each.end_feel in STOPPED_BY_JOINT
    limited = f"stiff:{each.id}" if stopped else f"limited:{each.id}"
    yield measured(limited, side, compared.limited, library)
    if compared.nearly_limited:
        yield Remark(limited, side, WITHIN_ERROR)
    if compared.usual:
        yield from _too_much(f"excessive:{each.id}", compared, side, library)
    if each.pain is not None and not compared.limited:
        yield measured(f"painful:{each.id}", side, mark_severity(PAIN, each.pain, library), library)


def _too_much(sign: str, compared: Compared, side: Side, library: Library) -> Iterator[Told]:
    if sign in library.signs:
        yield measured(sign, side, compared.excessive, library)
        if compared.nearly_excessive:
            yield Remark(sign, side, WITHIN_ERROR)
