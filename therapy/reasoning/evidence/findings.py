"""From numbers to findings: what each measurement shows by the triggers of its test (model.md 5 and 7).

A number that passes no step is a finding of severity 0: looked for and not seen. A number that was never
taken gives none, since not tested is never the same as normal.
"""

from collections.abc import Iterable, Iterator

from therapy.knowledge import Library
from therapy.knowledge.records import Comparison, Metric, Norm, Observation, Reference, Sex, Side, Test, Trigger
from therapy.reasoning.evidence.asymmetry import ASYMMETRY, difference, weaker_side
from therapy.reasoning.evidence.readings import Readings, number, total
from therapy.reasoning.evidence.told import WITHIN_ERROR, Remark
from therapy.reasoning.values import BOTH_SIDES, ClientFacts, FindingMade, Measurement, Origin

FLEXOR_OVER_EXTENSOR = "flexor_over_extensor"
UNDER_PUBERTY, OVER_FIFTY = 12, 50

type Made = Iterator[tuple[Side, int]]


def reconcile(made: Iterable[FindingMade], measured: Iterable[FindingMade]) -> tuple[FindingMade, ...]:
    """One finding per observation and side: what the therapist saw wins over what a number says."""
    chosen: dict[tuple[str, Side], FindingMade] = {}
    ranked = sorted([*made, *measured], key=lambda finding: (finding.origin is Origin.MEASURED, -finding.severity))
    for finding in ranked:
        chosen.setdefault((finding.observation, finding.side), finding)
    return tuple(chosen[place] for place in sorted(chosen))


def measured_findings(
    measurements: Iterable[Measurement], client: ClientFacts, library: Library
) -> tuple[FindingMade, ...]:
    """Every finding that follows from the measurements, in the order of the knowledge."""
    readings = Readings(measurements, library)
    reader = _Reader(readings, client, library)
    return tuple(
        FindingMade(observation.id, side if observation.sided else Side.MIDLINE, severity, Origin.MEASURED)
        for test in library.tests.values()
        if readings.of(test.id)
        for observation in test.observations
        if observation.trigger
        for side, severity in reader.read(test, observation, observation.trigger)
    )


def within_error(measurements: Iterable[Measurement], library: Library) -> Iterator[Remark]:
    """A remark for each side difference that passes its first step, and not the error of measurement."""
    readings = Readings(measurements, library)
    for test in library.tests.values():
        for observation in test.observations:
            trigger = observation.trigger
            if trigger is None or trigger.metric not in ASYMMETRY:
                continue
            compared = difference(readings, test, trigger)
            if compared and not compared.beyond_error and severity_of(compared.size, trigger):
                yield Remark(observation.id, weaker_side(compared.left, compared.right), WITHIN_ERROR)


def severity_of(value: float, trigger: Trigger, sex: str = "") -> int | None:
    """The number of steps a value passes, 0 to 3; None if the steps depend on a sex that is not known."""
    steps = trigger.steps or (trigger.steps_by_sex.get(Sex(sex)) if sex in set(Sex) else None)
    return None if steps is None else sum(_passes(value, step, trigger.compare) for step in steps)


def _passes(value: float, step: float, compare: Comparison | None) -> bool:
    if compare is Comparison.BELOW:
        return value < step
    return value > step if compare is Comparison.ABOVE else value >= step


class _Reader:
    """Reads triggers against the measurements of one client."""

    def __init__(self, readings: Readings, client: ClientFacts, library: Library) -> None:
        self._readings = readings
        self._client = client
        self._library = library

    def read(self, test: Test, observation: Observation, trigger: Trigger) -> Made:
        """Side and severity of everything this trigger finds."""
        match trigger.metric:
            case Metric.ASYMMETRY_ABSOLUTE | Metric.ASYMMETRY_PERCENT:
                return self._sides_compared(test, trigger)
            case Metric.OPTION:
                return self._options(test, trigger)
            case Metric.RATIO if trigger.key == FLEXOR_OVER_EXTENSOR:
                return self._front_over_back(test, trigger)
        return self._values(test, trigger)

    def _values(self, test: Test, trigger: Trigger) -> Made:
        """Values, scores and ratios: the worst of several sites or trials on a side."""
        worst: dict[Side, int] = {}
        for made in self._readings.of(test.id):
            value = self._value(made, test, trigger)
            severity = None if value is None else severity_of(value, trigger, self._client.sex)
            if severity is not None:
                worst[made.side] = max(severity, worst.get(made.side, 0))
        yield from worst.items()

    def _value(self, made: Measurement, test: Test, trigger: Trigger) -> float | None:
        """The number a trigger looks at, if this measurement has it and the trigger means this site and mode."""
        if trigger.site not in ("", made.site) or (trigger.when and trigger.when not in made.values.values()):
            return None
        if trigger.metric is Metric.SCORE:
            return self._score(made, test, trigger)
        value = number(made.values[trigger.key]) if trigger.key in made.values else None
        if trigger.metric is not Metric.RATIO or value is None:
            return value
        usual = self._usual(test, trigger)
        return value / usual if usual else None

    def _score(self, made: Measurement, test: Test, trigger: Trigger) -> float | None:
        """A score, counted from the cut-off of the client's age where the trigger says so."""
        score = total(made)
        if score is None or not trigger.cutoff_by_age:
            return score
        if self._client.age is None:
            return None
        return score - _cutoff(test, self._client.age)

    def _usual(self, test: Test, trigger: Trigger) -> float | None:
        """What is usual at the client's age (and sex), from the first norm that covers it."""
        usual = (self._norm(norm, trigger) for norm in test.norms if norm.key in ("", trigger.key))
        return next((value for value in usual if value is not None), None)

    def _norm(self, norm: Norm, trigger: Trigger) -> float | None:
        if self._client.age is None:
            return None
        if trigger.of is Reference.AGE_MEAN:
            return norm.mean_at(int(self._client.age))
        return norm.median_at(int(self._client.age), Sex(self._client.sex)) if self._client.sex in set(Sex) else None

    def _options(self, test: Test, trigger: Trigger) -> Made:
        for made in self._readings.of(test.id):
            if trigger.key in made.values:
                yield made.side, trigger.severities.get(str(made.values[trigger.key]), 0)

    def _front_over_back(self, test: Test, trigger: Trigger) -> Made:
        """The front hold divided by the back hold; it needs both tests."""
        back = self._readings.number(test.id, "hold")
        front = self._readings.number("trunk_flexor_endurance", "hold")
        severity = severity_of(front / back, trigger) if back and front is not None else None
        if severity is not None:
            yield Side.MIDLINE, severity

    def _sides_compared(self, test: Test, trigger: Trigger) -> Made:
        """A difference beyond threshold and error is a finding on the weaker side; otherwise on neither."""
        compared = difference(self._readings, test, trigger)
        if compared is None:
            return
        severity = severity_of(compared.size, trigger) if compared.beyond_error else 0
        if severity:
            yield weaker_side(compared.left, compared.right), severity
        else:
            yield from ((side, 0) for side in BOTH_SIDES)


def _cutoff(test: Test, age: float) -> int:
    """The cut-off of a total at this age, in years."""
    band = "over 50" if age > OVER_FIFTY else "under puberty" if age < UNDER_PUBERTY else "puberty to 50"
    return test.recording.cutoff_by_age[band]
