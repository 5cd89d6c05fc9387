"""A version of a programme, and where its client is, as the guard of reasoning reads them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from math import ceil

from programmes.prescribing.dose import dose_of
from programmes.prescribing.limits import Limits
from programmes.prescribing.models import Programme, ProgrammeVersion, Stage
from programmes.prescribing.pacing.doing import Done, done_of, weeks_of_stages
from programmes.prescribing.templates.origin import template_behind
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Phase
from therapy.reasoning.dosage.volume import reps_a_bout
from therapy.reasoning.pacing.limits import PaceLimits
from therapy.reasoning.pacing.loads import load_on, work_seconds
from therapy.reasoning.pacing.plan import Block, Item, Plan
from therapy.reasoning.pacing.warnings import Held
from therapy.reasoning.pacing.weekly import Course
from therapy.reasoning.safety.cautions import LATER_WEEKS

LONG_AGO = 1000.0  # weeks


def plan_of(version: ProgrammeVersion, programme: Programme, limits: Limits, *, today: date) -> Plan:
    """The stages of a version with their contents, fetched already."""
    phases = _phases(version)
    birth = _WeekOfBirth(limits, programme.week_on(today))
    stages = list(version.stages.all())
    weeks = weeks_of_stages(programme, stages, today=today) if programme.starts_on else {}
    return tuple(_block(stage, weeks.get(stage.number), programme, phases, birth) for stage in stages)


def held_for(programme: Programme, limits: Limits, pace: PaceLimits, *, today: date) -> Held:
    """What a version of this programme is held against today. Asks for the logs once the programme runs."""
    now = programme.week_on(today)
    library = load_library()
    done = done_of(programme) if now > 1 else ()
    careful_until = _WeekOfBirth(limits, now).week_at(LATER_WEEKS) - 1
    return Held(Course(now, logged_by_week(programme, done, now, library), careful_until), pace, library)


def logged_by_week(
    programme: Programme, done: Iterable[Done], now: int, library: Library
) -> Mapping[int, Mapping[str, float]]:
    """The dose by tissue of each week before `now` of which anything was logged.

    Bouts beyond the first of a day are not logged one by one; they count as the logged one did.
    """
    weeks: dict[int, dict[str, float]] = defaultdict(lambda: dict.fromkeys(library.tissues, 0.0))
    for each in done:
        week = programme.week_on(each.day)
        if 0 < week < now:
            _add(weeks[week], each, library)
    return weeks


def _add(week: dict[str, float], done: Done, library: Library) -> None:
    dose, exercise = dose_of(done.prescription), done.prescription.record
    seconds = work_seconds(dose) * done.reps / reps_a_bout(dose)
    for tissue in library.tissues.values():
        week[tissue.id] += load_on(tissue, exercise, seconds, library)


class _WeekOfBirth:
    """Counts the weeks of a programme from the last birth; a programme that does not run yet begins now."""

    def __init__(self, limits: Limits, now: int) -> None:
        births = limits.facts.births
        self._age = min((birth.weeks_ago for birth in births), default=LONG_AGO)
        self._now = max(now, 1)

    def week_at(self, weeks_since_birth: float) -> int:
        """The first week of the programme that begins so many weeks after the birth; 1 where that is past."""
        return max(1, self._now + ceil(weeks_since_birth - self._age))


def _block(
    stage: Stage, weeks: tuple[int, int] | None, programme: Programme, phases: Mapping[str, Phase], birth: _WeekOfBirth
) -> Block:
    phase = phases.get(stage.name)
    earliest, why = _earliest(phase, birth)
    first_week, last_week = weeks or (stage.first_week, stage.last_week)
    impact = load_library().caps["impact_after_birth"].low or 0
    return Block(
        stage.number,
        stage.name,
        first_week,
        last_week,
        stage.sessions_per_week,
        tuple(
            tuple(Item(str(row.pk), row.record, dose_of(row)) for row in workout.prescriptions.all())
            for workout in stage.workouts.all()
        ),
        weekdays=tuple(programme.weekdays),
        earliest_week=earliest,
        why=why,
        impact_from=birth.week_at(impact),
        why_impact=f"by default impact waits until {impact:.0f} weeks after a birth. This is expert opinion.",
    )


def _phases(version: ProgrammeVersion) -> Mapping[str, Phase]:
    """The phases of the template it was drafted from, by their names."""
    template = template_behind(version)
    return {phase.name: phase for phase in template.phases} if template else {}


def _earliest(phase: Phase | None, birth: _WeekOfBirth) -> tuple[int, str]:
    """The soonest week of a stage that its template allows, and why."""
    if phase is None:
        return 1, ""
    by_birth = birth.week_at(phase.min_weeks_since_birth) if phase.min_weeks_since_birth else 1
    if by_birth > phase.weeks[0]:
        return by_birth, f"it waits until {phase.min_weeks_since_birth} weeks after the birth."
    return phase.weeks[0], f"in its template {phase.weeks[0] - 1} weeks come before it."
