"""The values of a client's measures over time, with what changed, for their therapist."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clients.records.charts import Chart
from clients.records.models import Client
from therapy.knowledge import load_library
from therapy.knowledge.records import Outcome, Source
from therapy.knowledge.records.words import Direction
from therapy.outcomes.models import Score
from therapy.outcomes.prompts import PROMPTS
from therapy.outcomes.scoring import RATINGS_OF_CHANGE, Told, told, unremarkable_change

LATEST = 24  # values in one drawing
AT_A_GLANCE = "Worst in 24 hours"


@dataclass(frozen=True, slots=True)
class Point:
    on: date
    value: float
    score: Score


@dataclass(frozen=True, slots=True)
class Course:
    """One series of one measure: its values, the oldest first, at least one. `series` is "" where there is but one."""

    outcome: Outcome
    series: str
    points: Sequence[Point]

    @property
    def name(self) -> str:
        return f"Pain, {self.series[:1].lower()}{self.series[1:]}" if self.series else self.outcome.name

    @property
    def stands_for_all(self) -> bool:
        """Whether it is the one series of its measure that is shown where there is no room for more."""
        return self.series in ("", AT_A_GLANCE)

    @property
    def latest(self) -> Point:
        return self.points[-1]

    @property
    def told(self) -> Told | None:
        """What the change since the first value means; of a rating of change, what the latest says."""
        if len(self.points) < 2 and self.outcome.id not in RATINGS_OF_CHANGE:
            return None
        return told(self.outcome, self.points[0].value, self.latest.value)

    @property
    def sources(self) -> Sequence[Source]:
        """Where its range and the changes that count come from."""
        return [load_library().sources[name] for name in self.outcome.sources]

    @property
    def chart(self) -> Chart:
        least, most = self.outcome.range
        low, high = self._band()
        better = "higher" if self.outcome.higher_is == Direction.BETTER else "lower"
        return Chart(
            name=self.name,
            values=[_plain(point.value) for point in self.points],
            least=_plain(least),
            most=_plain(most),
            hint=f"{least:g} to {most:g}, {better} is better".replace("-", "−"),
            start=f"{self.points[0].on:%-d %b}",
            end=f"{self.latest.on:%-d %b}",
            says=self.told.sentence if self.told else "",
            low=low,
            high=high,
            shading="" if low is None else "Shaded: no clear change",
        )

    def _band(self) -> tuple[float | None, float | None]:
        """Where a value is no clear change from the first or, of a rating of change, from "the same"."""
        reach, (least, most) = unremarkable_change(self.outcome), self.outcome.range
        if reach is None:
            return None, None
        middle = (least + most) / 2 if self.outcome.id in RATINGS_OF_CHANGE else self.points[0].value
        return max(middle - reach, least), min(middle + reach, most)


def courses_of(client: Client) -> list[Course]:
    """The series kept of this client, the latest first. One query."""
    return sorted(_courses(client), key=lambda course: course.latest.on, reverse=True)


def agreement(courses: Sequence[Course]) -> str:
    """A sentence once two measures, or one and a rating of change, changed by what counts, the same way."""
    real = [(course.outcome.name, course.told.way) for course in courses if course.told and course.told.is_real]
    for way in ("better", "worse"):
        agreeing = sorted({name for name, its_way in real if its_way == way})
        if len(agreeing) > 1:
            return f"Clearly {way} in {len(agreeing)} measures: {', '.join(agreeing)}."
    return ""


def _courses(client: Client) -> Iterator[Course]:
    outcomes = load_library().outcomes
    points: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for score in Score.objects.of(client).in_order().select_related("typed_by__person"):
        for series, value in _series(score):
            points[score.measure, series].append(Point(score.taken_on, value, score))
    for (measure, series), values in points.items():
        if measure in outcomes:
            yield Course(outcomes[measure], series, values[-LATEST:])


def _series(score: Score) -> Iterator[tuple[str, float]]:
    """The values of a score by series; an answer from before there were several belongs to the first."""
    questions = PROMPTS[score.measure].questions if score.measure in PROMPTS else ()
    if len(questions) < 2 or not score.parts:
        yield "", float(score.value)
        return
    for part in score.parts:
        yield str(part["name"] or questions[0].name), float(part["value"])


def _plain(number: float) -> float:
    """A whole number as one, for it is drawn and written as it is."""
    return int(number) if number == int(number) else number
