"""What was recorded, line by line, as a therapist would write it down; nothing is concluded from it here."""

from collections.abc import Iterator

from therapy.knowledge import Library
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.evidence.recorded import (
    eased_in_words,
    length_in_words,
    provoked_in_words,
    range_in_words,
    retest_in_words,
    special_in_words,
    strength_in_words,
)
from therapy.reasoning.telling.findings import finding_words
from therapy.reasoning.telling.lines import item, title
from therapy.reasoning.values import Record, Symptoms


class RecordReport:
    """Writes what was recorded as lines of text."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def lines(self, record: Record, analysis: Analysis) -> Iterator[str]:
        """Everything that was marked, seen, measured and asked."""
        yield from title("What was recorded")
        for entry in record.body_map:
            where = f"{entry.side} {entry.region}".strip()
            yield item(f"{where}: pain {entry.pain:g}, tension {entry.tension:g}")
        for finding in analysis.findings:
            if finding.observation in self._library.observations:
                yield item(finding_words(finding, self._library))
        for words in (*self._examined(record), *self._asked(record.symptoms), *self._quality(record)):
            yield item(words)

    def aside(self, analysis: Analysis) -> Iterator[str]:
        """What is to be said of single findings, and what was kept without being scored."""
        if analysis.remarks:
            yield from title("Remarks")
        for remark in analysis.remarks:
            side = f", {remark.side}" if remark.side else ""
            yield item(f"{self._library.signs[remark.sign].label}{side}: {remark.words}")
        if analysis.recorded_only:
            yield from title("Kept, and not scored")
        yield from (item(words) for words in analysis.recorded_only)

    def _examined(self, record: Record) -> Iterator[str]:
        library = self._library
        yield from (strength_in_words(each, library) for each in sorted(record.strength, key=repr))
        yield from (range_in_words(each, record.client, library) for each in sorted(record.ranges, key=repr))
        yield from (length_in_words(each, library) for each in sorted(record.lengths, key=repr))
        yield from (special_in_words(each, library) for each in sorted(record.specials, key=repr))
        yield from (f"Re-test: {retest_in_words(each, library)}" for each in sorted(record.retests, key=repr))

    def _asked(self, symptoms: Symptoms) -> Iterator[str]:
        yield from (provoked_in_words(name, self._library) for name in sorted(symptoms.provokes))
        yield from (eased_in_words(name, self._library) for name in sorted(symptoms.eases))
        if symptoms.since:
            yield f"Since: {symptoms.since}"
        if symptoms.course:
            yield f"Course since then: {symptoms.course}"
        if symptoms.response_to_care:
            yield f"Response to care so far: {symptoms.response_to_care}"

    def _quality(self, record: Record) -> Iterator[str]:
        tests, specials = self._library.tests, self._library.special_tests
        for name, done in sorted(record.quality.items()):
            test = tests.get(name) or specials.get(name)
            yield f"{test.name if test else name}: done {done}"
