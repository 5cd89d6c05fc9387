"""A version of a programme as the checks of reasoning read it: what a colleague would ask, and what would mend it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from programmes.library.exercises import knowledge_with
from programmes.prescribing.decisions import decided_on
from programmes.prescribing.dose import dose_of, minutes_of
from programmes.prescribing.limits import Limits, limits_of
from programmes.prescribing.models import KeptRemark, Prescription, Programme, ProgrammeVersion, Stage, Workout
from therapy.assessments.analysis import analysis_of, has_suggestions, standing_screen
from therapy.assessments.models import Assessment
from therapy.assessments.since_last import sitting_of
from therapy.knowledge import Library
from therapy.reasoning.comparing.changes import Prescribed
from therapy.reasoning.comparing.comparing import compare
from therapy.reasoning.drafting.allowance import Allowance
from therapy.reasoning.drafting.checked import Checked
from therapy.reasoning.drafting.checking import checked_alone, checked_by, places_of, remarks_of
from therapy.reasoning.drafting.mending import Mend, mend_of
from therapy.reasoning.drafting.planned import Plan, Planned, PlannedSession
from therapy.reasoning.drafting.remarks import Kind, PlanRemark

REASON_GONE = "reason_gone"
PACE = "pace:"
"""How the keys of those begin that the pacing guard tells by itself."""
HARMS = frozenset({Kind.CONTRAINDICATED, Kind.STRETCHES_LONG})


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing a colleague would ask. `places` are the stages and sessions it holds for; `kept` lets it stand."""

    key: str
    kind: str
    words: str
    mend: Mend | None = None
    places: frozenset[tuple[int, str]] = frozenset()
    kept: KeptRemark | None = None

    @property
    def harms(self) -> bool:
        """Whether it is about what could do harm."""
        return self.kind in HARMS


def remarks_on(version: ProgrammeVersion, programme: Programme, *, today: date) -> list[Remark]:
    """What a colleague would ask about a version with its contents; what was let stand comes last."""
    assessment = programme.assessment
    limits, library = limits_of(programme, today=today), _known_to(version)
    plan, kept = plan_of(version, limits), {each.key: each for each in version.kept_remarks.all()}
    if assessment is None:
        found = _remarks(checked_alone(plan, library), limits, version, kept, leave_out=Kind.EXERCISE_WITHOUT_FINDING)
    else:
        assessment.client = programme.client
        decided = decided_on(assessment)
        checked = checked_by(plan, analysis_of(assessment, today=today), library, decided=decided)
        asked = has_suggestions(assessment)
        found = _remarks(checked, limits, version, kept, leave_out="" if asked else Kind.EXERCISE_WITHOUT_FINDING)
        found += [_told(REASON_GONE, words, kept) for words in _reasons_gone(version, assessment)] if asked else []
    return sorted(found, key=lambda each: each.kept is not None)


def kept_in(version: ProgrammeVersion) -> list[KeptRemark]:
    """The remarks that were let stand in a version, whether they hold any more or not. One query."""
    return list(version.kept_remarks.exclude(key__startswith=PACE).select_related("by__person"))


def _remarks(
    checked: Checked, limits: Limits, version: ProgrammeVersion, kept: dict[str, KeptRemark], *, leave_out: str
) -> list[Remark]:
    weeks = {stage.number: stage.first_week for stage in version.stages.all()}

    def allowed(stage: int) -> Allowance:
        return limits.in_week(weeks.get(stage, 1))

    found = (each for each in remarks_of(checked) if each.kind != leave_out)
    return [
        _told(each.kind, each.words, kept, mend_of(each, checked, allowed), _places(each, checked)) for each in found
    ]


def _places(remark: PlanRemark, checked: Checked) -> frozenset[tuple[int, str]]:
    return places_of(remark, checked) if remark.stage else frozenset()


def _told(
    kind: str,
    words: str,
    kept: dict[str, KeptRemark],
    mend: Mend | None = None,
    places: frozenset[tuple[int, str]] = frozenset(),
) -> Remark:
    key = blake2b(f"{kind}:{words}".encode(), digest_size=8).hexdigest()
    return Remark(key, kind, words, mend, places, kept.get(key))


def plan_of(version: ProgrammeVersion, limits: Limits) -> Plan:
    """A version's rows, fetched already, as a plan."""
    return tuple(_session(stage, workout, limits) for stage in version.stages.all() for workout in stage.workouts.all())


def _session(stage: Stage, workout: Workout, limits: Limits) -> PlannedSession:
    rows, at_home = list(workout.prescriptions.all()), limits.facts.equipment
    return PlannedSession(
        stage=stage.number,
        name=workout.letter,
        exercises=tuple(map(_planned, rows)),
        minutes=minutes_of(rows),
        active=sum(_is_active(row) for row in rows),
        tags=limits.in_week(stage.first_week).tags,
        equipment=None if at_home is None else frozenset(at_home),
    )


def _planned(row: Prescription) -> Planned:
    dose = dose_of(row)
    return Planned(row.exercise, dose.side, _hypotheses(row), dose.first)


def _is_active(row: Prescription) -> bool:
    return not (row.record.adjunct or dose_of(row).is_a_stretch_of_time)


def _known_to(version: ProgrammeVersion) -> Library:
    """The knowledge, with the practice's own exercises that a version holds."""
    return knowledge_with(row.record for row in _rows(version) if row.own_id)


def _rows(version: ProgrammeVersion) -> Iterator[Prescription]:
    for stage in version.stages.all():
        for workout in stage.workouts.all():
            yield from workout.prescriptions.all()


def _hypotheses(row: Prescription) -> frozenset[str]:
    """The keys its reasons name; those of rules are among them, and are no hypothesis."""
    return frozenset(reason["key"] for reason in row.because)


def _reasons_gone(version: ProgrammeVersion, assessment: Assessment) -> list[str]:
    """The prescriptions for which a later assessment speaks no more."""
    finished = Assessment.objects.of(assessment.client).finished()
    later: Assessment | None = (
        finished.filter(finished_at__gt=assessment.finished_at).with_client().order_by("-finished_at").first()
    )
    if later is None:
        return []
    then = sitting_of(assessment, screen=assessment.screen)
    now = sitting_of(later, screen=standing_screen(later))
    compared = compare(then, now, _known_to(version), prescribed=_prescribed(version, then.analysis.keys))
    return [each.words for each in compared.reason_gone]


def _prescribed(version: ProgrammeVersion, keys: frozenset[str]) -> Iterable[Prescribed]:
    for row in _rows(version):
        yield Prescribed(row.exercise, _hypotheses(row) & keys)
