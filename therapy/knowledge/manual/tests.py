"""The tests of an assessment, each with what may be seen in it."""

from collections.abc import Iterator

from therapy.knowledge.library import Library
from therapy.knowledge.manual.markdown import heading, sentences, table
from therapy.knowledge.manual.words import cited, evidence_of, plain, regions_named, side_words, spoken_for
from therapy.knowledge.records import Observation, Test

TITLES = ["seen", "where", "speaks for", "evidence", "sources"]


def tests(library: Library) -> Iterator[str]:
    """Every test in its order."""
    for test in sorted(library.tests.values(), key=lambda each: each.order):
        yield from heading(2, test.name, test.id)
        yield _how(test)
        yield ""
        yield _in_short(test)
        yield ""
        yield f"Reliability {test.reliability.grade}: {test.reliability.note} ({cited(test.reliability.sources)})"
        yield ""
        yield from table(TITLES, [_observation(each, library) for each in test.observations])


def _how(test: Test) -> str:
    change = test.detectable_change
    error = f"Detectable change {change.value:g} {change.unit} ({cited(change.sources)})" if change else ""
    noted = "; ".join(f"{plain(key)}: {why}" for key, why in test.recording.note_only.items())
    first = f"{test.minutes} min, {plain(test.position)}, {side_words(test.sided)}"
    return sentences(first, test.how, error, f"Noted only: {noted}" if noted else "")


def _in_short(test: Test) -> str:
    """What a result in one word stands for."""
    meant, labels = test.in_short, {each.id: each.label for each in test.observations}
    if meant.positive is None:
        return f"In short, neither positive nor negative stands for anything: {meant.kept}."
    cleared = "; ".join(labels[each] for each in meant.negative)
    return f"In short, positive: {labels[meant.positive]}. Negative: not seen were {cleared}."


def _observation(each: Observation, library: Library) -> list[str]:
    return [
        each.label,
        regions_named([each.region], library),
        f"noted only: {each.note_only}" if each.note_only else spoken_for(each, library),
        evidence_of(each),
        cited(each.sources),
    ]
