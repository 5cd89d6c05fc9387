"""A thing that is measured, as its test's page shows it: its fields, what is usual, and how the sides compare."""

from collections.abc import Iterator
from dataclasses import dataclass

from therapy.assessments.cell import Cell
from therapy.assessments.counting import SCORE
from therapy.assessments.sheet import Entry
from therapy.knowledge.records import Norm, Recording, Sex, Test
from therapy.reasoning.evidence.asymmetry import Asymmetry
from therapy.reasoning.values import ClientFacts

ROOM = 1.5  # how far the drawn scale goes beyond what is usual or measured


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry with its cells; `norm` is what is usual in people of the client's age, where a source gives it."""

    entry: Entry
    cells: tuple[Cell, ...]
    recording: Recording
    norm: float | None = None
    compared: Asymmetry | None = None

    @property
    def key(self) -> str:
        return f"{self.entry.key}-{self.entry.site}"

    @property
    def values(self) -> list[float | None]:
        return [cell.value if isinstance(cell.value, int | float) else None for cell in self.cells]

    @property
    def before(self) -> str:
        """What was measured last time: "Was left 6 cm, right 11 cm."."""
        said = ", ".join(f"{cell.side} {cell.before}".strip() for cell in self.cells if cell.before)
        return f"Was {said}." if said else ""

    @property
    def is_paired(self) -> bool:
        return len(self.cells) > 1

    @property
    def usual(self) -> str:
        low, high, unit = self.entry.usual_min, self.entry.usual_max, self.entry.unit_words
        if low is not None and high is not None:
            return f"Usual {low:g} to {high:g}{unit}"
        if low is not None:
            return f"Usual from {low:g}{unit}"
        if high is not None:
            return f"Usual up to {high:g}{unit}"
        return f"About {self.norm:g}{unit} is usual at this age" if self.norm is not None else ""

    @property
    def scale_most(self) -> float:
        """The end of the drawn scale: a little beyond what is usual or measured."""
        usual = (self.entry.usual_max, self.entry.usual_min, self.norm)
        known = [each for each in (*usual, *self.values) if each is not None]
        return min(self.entry.most, max(known, default=self.entry.most) * ROOM) or self.entry.most

    @property
    def scale_least(self) -> float:
        return min([0, *(each for each in self.values if each is not None)])

    @property
    def is_drawn(self) -> bool:
        """Whether a drawn scale tells anything: what is usual, or one side beside the other."""
        if self.entry.taps:
            return False
        bounds = (self.entry.usual_min, self.entry.usual_max)
        return bounds != (None, None) or (self.is_paired and self.values != [None, None])

    @property
    def is_counted(self) -> bool:
        return any(cell.counted for cell in self.cells)

    @property
    def standing(self) -> str:
        """What a score stands for: "Left 3 of 6, moderate. Right 0 of 6, good.", or the total of both sides."""
        if self.entry.key != SCORE:
            return ""
        return " ".join([*self._bands(), *self._total()])

    @property
    def beyond(self) -> str:
        """How far each side lies outside of what is usual: "Left 3 cm below usual."."""
        said = list(self._beyond())
        joined = ", ".join(said)
        return f"{joined[:1].upper()}{joined[1:]} usual." if said else ""

    @property
    def remark(self) -> str:
        """How the sides differ, in the measure's own unit, and whether that is more than error."""
        left, right = self.values if self.is_paired else (None, None)
        if left is None or right is None or left == right:
            return ""
        lower, higher = ("Left", "right") if left < right else ("Right", "left")
        apart = f"{lower} is {abs(left - right):g}{self.entry.unit_words} less than {higher}"
        return f"{apart}: {self.compared.words}." if self.compared else f"{apart}."

    @property
    def is_flagged(self) -> bool:
        return self.compared is not None and self.compared.flagged

    def _bands(self) -> Iterator[str]:
        for cell, value in zip(self.cells, self.values, strict=True):
            bands = self.recording.bands.items()
            band = next((name for name, (low, high) in bands if value is not None and low <= value <= high), "")
            if band:
                said = f"{cell.side} {value:g} of {self.entry.most:g}, {band}.".strip()
                yield f"{said[:1].upper()}{said[1:]}"

    def _total(self) -> Iterator[str]:
        known = [value for value in self.values if value is not None]
        if self.recording.total_range and len(known) == len(self.cells):
            yield f"Total {sum(known):g} of {self.recording.total_range[1]}."

    def _beyond(self) -> Iterator[str]:
        low, high = self.entry.usual_min, self.entry.usual_max
        for cell, value in zip(self.cells, self.values, strict=True):
            at = f"{cell.side} " if cell.side else ""
            if value is not None and low is not None and value < low:
                yield f"{at}{low - value:g}{self.entry.unit_words} below"
            if value is not None and high is not None and value > high:
                yield f"{at}{value - high:g}{self.entry.unit_words} above"


def norm_of(test: Test, key: str, client: ClientFacts) -> float | None:
    """What is usual at the client's age (and sex) for a measure, from the first norm of the test that covers it."""
    if client.age is None:
        return None
    known = (_norm(each, int(client.age), client.sex) for each in test.norms if each.key in ("", key))
    return next((value for value in known if value is not None), None)


def _norm(norm: Norm, age: int, sex: str) -> float | None:
    by_sex = norm.median_at(age, Sex(sex)) if sex in set(Sex) else None
    return norm.mean_at(age) if by_sex is None else by_sex
