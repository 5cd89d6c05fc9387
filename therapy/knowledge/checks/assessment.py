"""Tests, what may be seen in them, and the appointments made of them."""

from collections.abc import Iterator

from therapy.knowledge.library import Library
from therapy.knowledge.places import Remark, Remarks
from therapy.knowledge.reading.nodes import Step
from therapy.knowledge.records import ANY_REGION, Metric, Observation, Recording, Test, Trigger

LINKS = ("overactive", "underactive", "overactive_opposite", "underactive_opposite", "shortened", "lengthened")
DERIVED_KEYS = ("flexor_over_extensor",)  # a ratio of two tests, which neither records
LINK_MARGIN = 0.1
BATTERY_MARGIN_MINUTES = 25


def observations_are_named_once(library: Library) -> Remarks:
    seen: dict[str, str] = {}
    for test, place, observation in _observations(library):
        if observation.id in seen:
            says = f"the observation '{observation.id}' is described already, in '{seen[observation.id]}'. Rename one."
            yield Remark(("tests", test.id), (*place, "id"), says)
        seen[observation.id] = test.id


def results_in_short_are_seen_in_their_test(library: Library) -> Remarks:
    for test in library.tests.values():
        seen = {observation.id for observation in test.observations}
        for position, named in enumerate(test.in_short.negative):
            if named not in seen:
                says = f"'{named}' is not seen in '{test.id}', so a result in short cannot stand for it."
                yield Remark(("tests", test.id), ("in_short", "negative", position), says)


def triggers_read_a_measure_of_their_test(library: Library) -> Remarks:
    for test, place, observation in _observations(library):
        trigger = observation.trigger
        if trigger is None or trigger.metric is Metric.SCORE or trigger.key in DERIVED_KEYS:
            continue
        keys = _measured(test.recording)
        if trigger.key not in keys:
            says = f"the trigger reads '{trigger.key}', but '{test.id}' records only: {', '.join(keys) or 'nothing'}."
            yield Remark(("tests", test.id), (*place, "trigger", "key"), says)


def triggers_grow_worse_step_by_step(library: Library) -> Remarks:
    for test, place, observation in _observations(library):
        if observation.trigger and not _grows_worse(observation.trigger):
            says = f"the steps of '{observation.id}' must each be further in the direction of 'compare'."
            yield Remark(("tests", test.id), (*place, "trigger"), says)


def links_stay_near_the_confidence(library: Library) -> Remarks:
    for test, place, observation in _observations(library):
        for link in LINKS:
            for muscle, weight in getattr(observation, link).items():
                if weight > observation.confidence + LINK_MARGIN + 1e-9:
                    says = f"'{muscle}' weighs {weight:g}, far above the confidence {observation.confidence:g}."
                    yield Remark(("tests", test.id), (*place, link, muscle), says)


def linked_muscles_lie_near_the_region(library: Library) -> Remarks:
    for test, place, observation in _observations(library):
        muscles = [*observation.overactive, *observation.underactive]
        if observation.region == ANY_REGION or not muscles:
            continue
        near = {observation.region, *library.neighbours(observation.region)}
        if not any(near.intersection(library.muscles[muscle].regions) for muscle in muscles):
            says = f"no muscle linked to '{observation.id}' touches the {observation.region} or a neighbour."
            yield Remark(("tests", test.id), place, says)


def batteries_fit_their_time(library: Library) -> Remarks:
    for battery in library.batteries.values():
        minutes = sum(library.tests[test].minutes for test in battery.tests)
        if minutes > battery.minutes + BATTERY_MARGIN_MINUTES:
            says = f"its tests take {minutes} minutes together, but it is planned for {battery.minutes}."
            yield Remark(("batteries", battery.id), ("minutes",), says)


def _observations(library: Library) -> Iterator[tuple[Test, tuple[Step, ...], Observation]]:
    """Every observation with its test and its path inside the test."""
    for test in library.tests.values():
        for position, observation in enumerate(test.observations):
            yield test, ("observations", position), observation


def _measured(recording: Recording) -> list[str]:
    return [measure.key for measure in (*recording.measures, *recording.per_region, *recording.per_site)]


def _grows_worse(trigger: Trigger) -> bool:
    scales = [steps for steps in (trigger.steps, *trigger.steps_by_sex.values()) if steps]
    if trigger.compare is None:
        return not scales
    return all(list(steps) == sorted(steps, reverse=not trigger.compare.rises) for steps in scales)
