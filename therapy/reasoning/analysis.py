"""The analysis of one assessment: safety first, then what the findings may mean, each with its reasons."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.reasoning.evidence.asymmetry import Asymmetry, asymmetries
from therapy.reasoning.evidence.collect import Collected, all_findings
from therapy.reasoning.evidence.joining import Arms, MuscleSide
from therapy.reasoning.evidence.readings import Readings
from therapy.reasoning.evidence.told import Remark
from therapy.reasoning.evidence.weighing import Weighed, weigh
from therapy.reasoning.hypotheses.cascade import best_routes, shown_paths
from therapy.reasoning.hypotheses.drivers import Driver, drivers
from therapy.reasoning.hypotheses.explanation import (
    CascadeHypothesis,
    LocalExplanation,
    NotLookedAt,
    explained,
    local_explanations,
    unexamined,
)
from therapy.reasoning.hypotheses.judging import muscle_hypotheses, said
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis
from therapy.reasoning.hypotheses.places import Places
from therapy.reasoning.hypotheses.rivals import Rivals, quickest, rivals
from therapy.reasoning.safety.screening import Safety, read_safety
from therapy.reasoning.values import FindingMade, Node, Record


@dataclass(frozen=True, slots=True)
class Analysis:
    """What follows from one record by one version of the knowledge.

    `findings` are those that counted; `superseded` are numbers a therapist's own finding stood above; `remarks`
    stand beside a finding; `recorded_only` is kept and not scored. After a stop, hypotheses are shown under the
    notice alone. `retests` are the one or two rivals worth separating now. `unexplained` were seen, and no
    hypothesis that leads rests on them.
    """

    knowledge_version: str
    safety: Safety
    findings: tuple[FindingMade, ...]
    superseded: tuple[FindingMade, ...]
    complaints: tuple[Node, ...]
    remarks: tuple[Remark, ...] = ()
    recorded_only: tuple[str, ...] = ()
    asymmetries: tuple[Asymmetry, ...] = ()
    muscles: tuple[MuscleHypothesis, ...] = ()
    drivers: tuple[Driver, ...] = ()
    rivals: tuple[Rivals, ...] = ()
    retests: tuple[Rivals, ...] = ()
    cascades: tuple[CascadeHypothesis, ...] = ()
    local: tuple[LocalExplanation, ...] = ()
    look_next: tuple[NotLookedAt, ...] = ()
    unexplained: tuple[FindingMade, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The names of all hypotheses that may be decided on; none after a stop."""
        if self.safety.stop:
            return frozenset()
        muscles, cascades = (each.key for each in self.muscles), (each.key for each in self.cascades)
        drivers, local = (each.key for each in self.drivers), (each.key for each in self.local)
        return frozenset([*muscles, *cascades, *drivers, *local])

    @property
    def leading(self) -> tuple[MuscleHypothesis, ...]:
        """The muscles of medium and high confidence: what the page leads with."""
        return tuple(each for each in self.muscles if each.leads)


def assess(record: Record, library: Library, *, suggestions: bool = True) -> Analysis:
    """What follows from a record. Without `suggestions` only what was recorded, and safety."""
    collected = all_findings(record, library)
    weighed = weigh(collected.findings, library, collected.how_well)
    places = Places(weighed, record.body_map, library)
    analysis = Analysis(
        knowledge_version=library.version,
        safety=read_safety(record, collected.findings, (at.region for at in places.complaints), library),
        findings=collected.findings,
        superseded=collected.superseded,
        complaints=places.complaints,
        remarks=collected.remarks,
        recorded_only=collected.recorded_only,
        asymmetries=asymmetries(Readings(record.measurements, library), library),
    )
    return _with_hypotheses(analysis, record, collected, weighed, places, library) if suggestions else analysis


def _with_hypotheses(
    analysis: Analysis, record: Record, collected: Collected, weighed: Weighed, places: Places, library: Library
) -> Analysis:
    muscles = muscle_hypotheses(weighed.joined, library)
    routes = best_routes(places, library)
    paths = shown_paths(routes, places, library)
    cascades = tuple(explained(path, places, library) for path in paths)
    ranked = drivers(routes, places, library)
    local = local_explanations(places, library)
    apart = rivals(collected.findings, collected.retests, weighed.joined, places, library)
    behind = {*_behind_muscles(muscles, weighed.joined), *_behind_places(cascades, ranked, places)}
    return replace(
        analysis,
        muscles=muscles,
        drivers=ranked,
        rivals=apart,
        retests=quickest(apart, library),
        cascades=cascades,
        local=local,
        look_next=unexamined(paths, places, library),
        unexplained=_unexplained(collected.findings, behind),
    )


def _behind_muscles(
    muscles: Iterable[MuscleHypothesis], votes: Mapping[MuscleSide, Arms]
) -> Iterator[tuple[str, Side]]:
    """Every sign that speaks for a muscle that leads, also where a stronger one of the same test stands for it."""
    for each in muscles:
        if each.leads:
            for arm in said(each.state, each.length):
                ballot = votes[each.muscle, each.side].get(arm)
                yield from ((vote.sign, vote.side) for vote in (ballot.seen if ballot else ()))


def _behind_places(
    cascades: Iterable[CascadeHypothesis], drivers: Iterable[Driver], places: Places
) -> Iterator[tuple[str, Side]]:
    """Every sign seen at a place that is named."""
    named = {at for each in cascades for at in each.path.nodes} | {each.node for each in drivers}
    for at in named:
        yield from ((vote.sign, vote.side) for vote in places.every_sign(at))


def _unexplained(findings: Iterable[FindingMade], behind: Container[tuple[str, Side]]) -> tuple[FindingMade, ...]:
    """The findings that were seen, and that nothing shown first takes in."""
    return tuple(
        each
        for each in findings
        if each.severity
        and not any((each.observation, side) in behind for side in ([each.side] if each.side else Side))
    )
