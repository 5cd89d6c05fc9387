"""Everything recorded at an assessment, as findings of signs: one list, however each of them came in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.knowledge.records.shapes import NOTHING
from therapy.knowledge.signs import Sign
from therapy.reasoning.evidence.findings import measured_findings, reconcile, within_error
from therapy.reasoning.evidence.lengths import read_lengths
from therapy.reasoning.evidence.marks import marked
from therapy.reasoning.evidence.modifiers import retests_within_tests
from therapy.reasoning.evidence.ranges import read_ranges
from therapy.reasoning.evidence.retests import read_retests
from therapy.reasoning.evidence.specials import read_specials
from therapy.reasoning.evidence.strength import read_strength
from therapy.reasoning.evidence.symptoms import read_symptoms
from therapy.reasoning.evidence.told import Painful, RecordedOnly, Remark, Told
from therapy.reasoning.values import Done, FindingMade, Record, Retested

__all__ = ["Collected", "Remark", "all_findings"]


@dataclass(frozen=True, slots=True)
class Collected:
    """The findings of one record, and what is to be said of them.

    `superseded` follow from numbers, and a finding of the therapist's own, or a worse number, stood above them.
    `recorded_only` are kept, in words, and not scored. `done` says by group of signs how well a test could be
    done, where that was said; `painful` are the signs, with their sides, that pain may have made. `retests` are those
    recorded, and those that lie in the tests themselves.
    """

    findings: tuple[FindingMade, ...] = ()
    superseded: tuple[FindingMade, ...] = ()
    remarks: tuple[Remark, ...] = ()
    recorded_only: tuple[str, ...] = ()
    done: Mapping[str, Done] = NOTHING
    painful: frozenset[Painful] = frozenset()
    retests: tuple[Retested, ...] = ()

    def how_well(self, sign: Sign, side: Side) -> Done:
        """How well a sign could be looked for on a side: good where nothing was said, and fair at best with pain."""
        said = self.done.get(sign.group, Done.GOOD)
        return Done.FAIR if said is Done.GOOD and Painful(sign.id, side) in self.painful else said


def all_findings(record: Record, library: Library) -> Collected:
    """Every finding of a record: seen by the therapist, or following from what was measured, asked or marked."""
    alone = tuple(_told(record, library))
    retests = _retests(record, reconcile(record.findings, _findings(alone)), library)
    told = (*alone, *read_retests(retests, library))
    measured = _findings(told)
    findings = reconcile(record.findings, measured)
    return Collected(
        findings=findings,
        superseded=tuple(sorted({each for each in measured if each not in findings})),
        remarks=tuple(sorted({each for each in told if isinstance(each, Remark)})),
        recorded_only=tuple(sorted({each.words for each in told if isinstance(each, RecordedOnly)})),
        done=_by_group(record.quality, library),
        painful=frozenset(each for each in told if isinstance(each, Painful)),
        retests=retests,
    )


def _told(record: Record, library: Library) -> Iterator[Told]:
    yield from measured_findings(record.measurements, record.client, library)
    yield from within_error(record.measurements, library)
    yield from marked(record.body_map, library)
    yield from read_strength(record.strength, record.client, library)
    yield from read_ranges(record.ranges, record.client, library)
    yield from read_lengths(record.lengths, library)
    yield from read_specials(record.specials, library)
    yield from read_symptoms(record.symptoms, record.body_map, library)


def _findings(told: Iterable[Told]) -> list[FindingMade]:
    return [each for each in told if isinstance(each, FindingMade)]


def _retests(record: Record, findings: Iterable[FindingMade], library: Library) -> tuple[Retested, ...]:
    """What was looked at again: a re-test that was recorded stands above what the test itself asks."""
    asked = {
        (each.observation, each.side, library.known_as("retest condition", each.condition)): each
        for each in sorted(retests_within_tests(record.measurements, findings, library), key=repr)
    }
    for each in record.retests:
        asked.pop((each.observation, each.side, library.known_as("retest condition", each.condition)), None)
    return (*record.retests, *asked.values())


def _by_group(quality: Mapping[str, Done], library: Library) -> dict[str, Done]:
    """How well each group of signs could be looked for; a name may be a test, a special test, or both."""
    named = ((test, library.known_as("special test", test), done) for test, done in quality.items())
    return {group: done for test, special, done in named for group in (test, f"special:{special}")}
