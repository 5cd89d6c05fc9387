"""What can be written down in a test: its observations side by side, and its numbers with unit and bounds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from therapy.assessments.words import named, unit_of
from therapy.knowledge import Library
from therapy.knowledge.records import Measure, Observation, RecordingType, ScoreItem, Test, Unit

SIDES = ("left", "right")
WHOLE = ("",)
BODY_MAP = "body_map"

# What an instrument or a body can give at all: a slip of the finger lies outside, an odd client does not.
BOUNDS: Mapping[Unit, tuple[float, float]] = {
    Unit.SECONDS: (0, 600),
    Unit.MILLIMETRES: (0, 200),
    Unit.CENTIMETRES: (-40, 200),
    Unit.DEGREES: (-60, 220),
    Unit.PRESSURE: (-100, 300),
    Unit.REPETITIONS: (0, 200),
    Unit.BREATHS: (0, 80),
    Unit.FINGERS: (0, 8),
    Unit.COUNT: (0, 100),
    Unit.ZERO_TO_TEN: (0, 10),
    Unit.ZERO_TO_THREE: (0, 3),
}
INSTRUMENTS: Mapping[str, str] = {
    Unit.SECONDS: "stopwatch",
    Unit.REPETITIONS: "counter",
    Unit.BREATHS: "counter",
    Unit.COUNT: "counter",
}
PASS_FAIL = ("pass", "fail", "symptom")
YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to measure: a number between `least` and `most`, or one of `options`; once per side.

    `words` are its name where the key gives none. It is timed to `cap` seconds, or counted for `counted_seconds`; of
    `best_of` tries the best is kept.
    """

    key: str
    site: str = ""
    sides: tuple[str, ...] = WHOLE
    unit: str = ""
    least: float = 0
    most: float = 0
    usual_min: float | None = None
    usual_max: float | None = None
    options: tuple[tuple[str, str], ...] = ()
    words: str = ""
    cap: int | None = None
    counted_seconds: int | None = None
    best_of: int | None = None

    @property
    def title(self) -> str:
        """What is measured, without its site."""
        return self.words or named(self.key)

    @property
    def name(self) -> str:
        return f"{named(self.site)}: {self.title.lower()}" if self.site else self.title

    @property
    def instrument(self) -> str:
        """What the page offers to take it with: "stopwatch", "counter", or nothing."""
        return INSTRUMENTS.get(self.unit, "")

    @property
    def taps(self) -> tuple[tuple[str, str], ...]:
        """What is tapped and not typed: the options, or the steps of a short scale. Nothing where a number is typed."""
        if self.options or self.unit not in ("", Unit.ZERO_TO_THREE):
            return self.options
        return tuple((f"{step}", f"{step}") for step in range(int(self.least), int(self.most) + 1))

    @property
    def unit_words(self) -> str:
        return unit_of(self.unit)

    def read(self, said: Any) -> float | str | None:
        """The value as it is kept; None for an empty field. Raises ValidationError outside options and bounds."""
        said = "" if said is None else str(said).strip()
        if not said:
            return None
        return self._choice(said) if self.options else self._number(said)

    def _choice(self, said: str) -> str | float:
        if said not in dict(self.options):
            raise ValidationError(f"{self.name}: choose one of {', '.join(words for _, words in self.options)}.")
        return float(said) if said.isdigit() else said

    def _number(self, said: str) -> float:
        value = number_from(said)
        if not self.least <= value <= self.most:
            raise ValidationError(f"{self.name}: give a number from {self.least:g} to {self.most:g}{self.unit_words}.")
        return value


def number_from(said: str) -> float:
    """A number as it was typed, with a comma or a point; no number at all where it is none."""
    try:
        return float(said.replace(",", ".").replace("−", "-"))
    except ValueError:
        return float("nan")


def sides_of(observation: Observation) -> tuple[str, ...]:
    return SIDES if observation.sided else WHOLE


def entries_of(test: Test) -> tuple[Entry, ...]:
    """Everything that can be measured in a test, in the order of its record."""
    return tuple(_entries(test))


def asked_items(test: Test) -> tuple[ScoreItem, ...]:
    """The lines of a score that are asked for themselves, and not read from what was seen."""
    is_score = test.recording.type is RecordingType.SCORE
    return tuple(item for item in test.recording.items if is_score and item.seen is None)


def entry_of(test: Test, key: str, site: str) -> Entry:
    """The entry of this key and site. Raises ValidationError where the test has none."""
    found = next((each for each in entries_of(test) if (each.key, each.site) == (key, site)), None)
    if found is None:
        raise ValidationError(f"{test.name} has no measure of this name.")
    return found


def known_test(library: Library, test_id: str) -> Test:
    """The test of this id. Raises ValidationError if the knowledge has none."""
    if test_id not in library.tests:
        raise ValidationError("There is no such test. Choose one from the list.")
    return library.tests[test_id]


def known_observation(library: Library, observation_id: str, side: str) -> Observation:
    """The observation of this id, which must go with the side. Raises ValidationError otherwise."""
    if observation_id not in library.observations:
        raise ValidationError("There is no such observation. Choose one from the test's list.")
    observation = library.observation(observation_id)
    if side not in sides_of(observation):
        wanted = "left or right" if observation.sided else "without a side"
        raise ValidationError(f"{observation.label} is recorded {wanted}.")
    return observation


def _entries(test: Test) -> Iterator[Entry]:
    recording = test.recording
    sides = SIDES if recording.per_side else WHOLE
    for site in recording.sites if recording.per_site else ():
        yield from (_measured(each, site, WHOLE) for each in recording.per_site)
    yield from (_measured(each, "", sides) for each in recording.measures)
    if recording.type is RecordingType.GRADE_0_3:
        grades = tuple((str(grade), words) for grade, words in recording.grades.items())
        yield from (Entry("grade", site, sides, options=grades) for site in recording.sites or WHOLE)
    if recording.type is RecordingType.SCORE and recording.range:
        yield from (Entry(item.key, options=_said(YES_NO), words=item.text) for item in asked_items(test))
        yield Entry("score", sides=sides, least=recording.range[0], most=recording.range[1])
    yield from (Entry(task, options=_said(PASS_FAIL)) for task in recording.tasks)
    yield from (Entry(change, options=_said(YES_NO)) for change in recording.modifiers)
    if recording.methods:
        yield Entry("method", options=_said(recording.methods))


def _measured(measure: Measure, site: str, sides: tuple[str, ...]) -> Entry:
    if measure.unit is None:
        return Entry(measure.key, site, sides, options=_said(measure.options))
    least, most = BOUNDS.get(measure.unit, (0, 1000))
    return Entry(
        measure.key,
        site,
        sides,
        measure.unit,
        least,
        float(measure.cap or most),
        measure.usual_min,
        measure.usual_max,
        cap=measure.cap,
        counted_seconds=measure.counted_seconds,
        best_of=measure.best_of,
    )


def _said(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((word, named(word)) for word in words)
