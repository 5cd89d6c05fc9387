"""The values of a client's measures over time, with what changed, for their therapist."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clients.records.models import Client
from therapy.knowledge import load_library
from therapy.knowledge.records import Outcome
from therapy.knowledge.records.words import Direction
from therapy.outcomes.models import Score
from therapy.outcomes.scoring import RATINGS_OF_CHANGE, Told, told

LATEST = 24  # values in one drawing


@dataclass(frozen=True, slots=True)
class Course:
    """One measure of one client: its values, the oldest first, at least one."""

    outcome: Outcome
    scores: Sequence[Score]

    @property
    def latest(self) -> Score:
        return self.scores[-1]

    @property
    def first(self) -> Score:
        return self.scores[0]

    @property
    def start(self) -> str:
        return f"{self.first.taken_on:%-d %b}"

    @property
    def end(self) -> str:
        return f"{self.latest.taken_on:%-d %b}"

    @property
    def values(self) -> list[float]:
        """Whole ones as whole numbers, for they are drawn and written as they are."""
        return [_plain(float(score.value)) for score in self.scores]

    @property
    def least(self) -> float:
        return _plain(self.outcome.range[0])

    @property
    def most(self) -> float:
        return _plain(self.outcome.range[1])

    @property
    def shown(self) -> str:
        """The latest value as it is said: without needless noughts, a rating of change with its sign."""
        value = self.values[-1]
        said = f"{value:+g}" if self.outcome.range[0] < 0 and self.outcome.id in RATINGS_OF_CHANGE else f"{value:g}"
        return said.replace("-", "−")

    @property
    def is_drawn(self) -> bool:
        return len(self.scores) > 1

    @property
    def told(self) -> Told | None:
        """What the change since the first value means; of a rating of change, what the latest says."""
        if not self.is_drawn and self.outcome.id not in RATINGS_OF_CHANGE:
            return None
        return told(self.outcome, self.values[0], self.values[-1])

    @property
    def better_is(self) -> str:
        return "Higher is better" if self.outcome.higher_is == Direction.BETTER else "Lower is better"

    @property
    def in_words(self) -> str:
        return ", ".join(f"{score.taken_on:%-d %b}: {float(score.value):g}" for score in self.scores)


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number


def courses_of(client: Client) -> list[Course]:
    """The measures kept of this client, the latest first. One query."""
    return sorted(_courses(client), key=lambda course: course.latest.taken_on, reverse=True)


def _courses(client: Client) -> Iterator[Course]:
    of_measure = defaultdict(list)
    for score in Score.objects.of(client).in_order().select_related("typed_by__person"):
        of_measure[score.measure].append(score)
    outcomes = load_library().outcomes
    for measure, scores in of_measure.items():
        if measure in outcomes:
            yield Course(outcomes[measure], scores[-LATEST:])
