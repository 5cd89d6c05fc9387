"""A version of a programme as the checks of reasoning read it, with what a colleague would ask about it now."""

from collections.abc import Iterable, Iterator
from datetime import date

from programmes.library.exercises import knowledge_with
from programmes.prescribing.decisions import decided_on
from programmes.prescribing.dose import dose_of, minutes_of
from programmes.prescribing.limits import Limits, limits_of
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage, Workout
from therapy.assessments.analysis import analysis_of, has_suggestions, standing_screen
from therapy.assessments.models import Assessment
from therapy.assessments.since_last import sitting_of
from therapy.knowledge import Library
from therapy.reasoning.comparing.changes import Prescribed
from therapy.reasoning.comparing.comparing import compare
from therapy.reasoning.drafting.checking import check_plan
from therapy.reasoning.drafting.planned import Plan, Planned, PlannedSession
from therapy.reasoning.drafting.remarks import Kind


def remarks_on(version: ProgrammeVersion, programme: Programme, *, today: date) -> list[str]:
    """What a colleague would ask about a version with its contents: nothing where no assessment stands behind it."""
    assessment = programme.assessment
    if assessment is None:
        return []
    assessment.client = programme.client
    plan = plan_of(version, limits_of(programme, today=today))
    analysis = analysis_of(assessment, today=today)
    found = check_plan(plan, analysis, _known_to(version), decided=decided_on(assessment))
    if has_suggestions(assessment):
        return [each.words for each in found] + _reasons_gone(version, assessment)
    return [each.words for each in found if each.kind is not Kind.EXERCISE_WITHOUT_FINDING]


def plan_of(version: ProgrammeVersion, limits: Limits) -> Plan:
    """A version's rows, fetched already, as a plan."""
    return tuple(_session(stage, workout, limits) for stage in version.stages.all() for workout in stage.workouts.all())


def _session(stage: Stage, workout: Workout, limits: Limits) -> PlannedSession:
    rows = list(workout.prescriptions.all())
    return PlannedSession(
        stage=stage.number,
        name=workout.letter,
        exercises=tuple(map(_planned, rows)),
        minutes=minutes_of(rows),
        active=sum(_is_active(row) for row in rows),
        tags=limits.in_week(stage.first_week).tags,
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
