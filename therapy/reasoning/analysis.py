"""The analysis of one assessment: safety first, then what the findings may mean, each with its reasons."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.reasoning.evidence.asymmetry import Asymmetry, asymmetries
from therapy.reasoning.evidence.findings import measured_findings, reconcile
from therapy.reasoning.evidence.readings import Readings
from therapy.reasoning.evidence.votes import Vote
from therapy.reasoning.evidence.weighing import MuscleRead, Weighed, weigh
from therapy.reasoning.hypotheses.cascade import HIDDEN, Path, ranked_paths, shown_paths
from therapy.reasoning.hypotheses.explanation import (
    CascadeHypothesis,
    LocalExplanation,
    NotLookedAt,
    explained,
    local_explanations,
    unexamined,
)
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis, muscle_hypotheses
from therapy.reasoning.hypotheses.places import Places
from therapy.reasoning.safety.screening import Safety, read_safety
from therapy.reasoning.values import FindingMade, Node, Record


@dataclass(frozen=True, slots=True)
class Analysis:
    """What follows from one record by one version of the knowledge.

    `findings` are those that counted; `superseded` are numbers a therapist's own finding stood above. After a
    stop nothing is ranked. `too_weak` are the paths that were scored and are not shown, for whoever checks the
    sums. `unexplained` were seen, and no hypothesis shown rests on them.
    """

    knowledge_version: str
    safety: Safety
    findings: tuple[FindingMade, ...]
    superseded: tuple[FindingMade, ...]
    complaints: tuple[Node, ...]
    asymmetries: tuple[Asymmetry, ...] = ()
    muscles: tuple[MuscleHypothesis, ...] = ()
    cascades: tuple[CascadeHypothesis, ...] = ()
    too_weak: tuple[CascadeHypothesis, ...] = ()
    local: tuple[LocalExplanation, ...] = ()
    look_next: tuple[NotLookedAt, ...] = ()
    unexplained: tuple[FindingMade, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The names of all hypotheses, as decisions refer to them."""
        return frozenset([each.key for each in self.muscles] + [each.key for each in self.cascades])


def assess(record: Record, library: Library, *, suggestions: bool = True) -> Analysis:
    """What follows from a record. Without `suggestions`, or after a stop, only what was recorded and safety."""
    measured = measured_findings(record.measurements, record.client, library)
    findings = reconcile(record.findings, measured)
    weighed = weigh(findings, record.body_map, library)
    places = Places(weighed, record.body_map, library)
    safety = read_safety(record, findings, (at.region for at in places.complaints), library)
    analysis = Analysis(
        knowledge_version=library.version,
        safety=safety,
        findings=findings,
        superseded=tuple(sorted(each for each in measured if each not in findings)),
        complaints=places.complaints,
        asymmetries=asymmetries(Readings(record.measurements, library), library),
    )
    if safety.stop or not suggestions:
        return analysis
    ranked = ranked_paths(places, library)
    paths = shown_paths(ranked, places, library)
    muscles = muscle_hypotheses(weighed.muscles, library)
    return replace(
        analysis,
        muscles=muscles,
        cascades=tuple(explained(path, places, library) for path in paths),
        too_weak=tuple(explained(path, places, library) for path in ranked if path.band == HIDDEN),
        local=local_explanations(places, library),
        look_next=unexamined(paths, places, library),
        unexplained=_unexplained(findings, _votes_behind(muscles, paths, weighed)),
    )


def _votes_behind(muscles: Iterable[MuscleHypothesis], paths: Iterable[Path], weighed: Weighed) -> Iterator[Vote]:
    """Every vote that a hypothesis shown rests on."""
    for each in muscles:
        for side in {each.side, Side.MIDLINE}:
            read = weighed.muscles.get((each.muscle, side), MuscleRead())
            yield from (*read.over, *read.under)
    for path in paths:
        for at in path.nodes:
            yield from weighed.places[at].seen


def _unexplained(findings: Iterable[FindingMade], votes: Iterable[Vote]) -> tuple[FindingMade, ...]:
    """The findings that were seen, and that no hypothesis shown takes in."""
    behind = {(vote.observation, vote.side) for vote in votes}
    return tuple(
        each
        for each in findings
        if each.severity
        and not any((each.observation, side) in behind for side in ([each.side] if each.side else Side))
    )
