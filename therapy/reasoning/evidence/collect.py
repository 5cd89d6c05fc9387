"""Everything recorded at an assessment, as findings of signs: one list, however each of them came in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.knowledge.records.shapes import NOTHING
from therapy.knowledge.signs import Sign
from therapy.reasoning.evidence.findings import measured_findings, reconcile
from therapy.reasoning.evidence.marks import marked
from therapy.reasoning.values import Done, FindingMade, Record


class Remark(NamedTuple):
    """Something to say beside a finding, such as that it lies within measurement error."""

    sign: str
    side: Side
    words: str


@dataclass(frozen=True, slots=True)
class Collected:
    """The findings of one record, and what is to be said of them.

    `superseded` follow from numbers, and a therapist's own finding stood above them. `recorded_only` are kept, in
    words, and not scored. `done` says by group of signs how well a test could be done, where it was said;
    `painful` are the signs that pain may have made, side by side.
    """

    findings: tuple[FindingMade, ...] = ()
    superseded: tuple[FindingMade, ...] = ()
    remarks: tuple[Remark, ...] = ()
    recorded_only: tuple[str, ...] = ()
    done: Mapping[str, Done] = NOTHING
    painful: frozenset[tuple[str, Side]] = frozenset()

    def how_well(self, sign: Sign, side: Side) -> Done:
        """How well a sign could be looked for on a side; pain makes it poor, and nothing said is good."""
        if (sign.id, side) in self.painful:
            return Done.POOR
        return self.done.get(sign.group, Done.GOOD)


def all_findings(record: Record, library: Library) -> Collected:
    """Every finding of a record: seen by the therapist, or following from what was measured, asked or marked."""
    measured = tuple(_measured(record, library))
    findings = reconcile(record.findings, measured)
    return Collected(
        findings=findings,
        superseded=tuple(sorted(each for each in measured if each not in findings)),
        done=record.quality,
    )


def _measured(record: Record, library: Library) -> Iterator[FindingMade]:
    yield from measured_findings(record.measurements, record.client, library)
    yield from marked(record.body_map, library)
