"""The plan in force, as a report tells it: exercise by exercise, with its dose and its reasons."""

from datetime import date

from clients.records.models import Client
from programmes.prescribing.contents import RULES
from programmes.prescribing.dose import dose_of
from programmes.prescribing.models import Prescription, ProgrammeVersion, Stage, Workout
from therapy.knowledge import load_library
from therapy.reasoning.names import listed
from therapy.reports.plans import Plan, PlannedExercise, PlannedStage

MUSCLES_NAMED = 3
FROM_TEMPLATE = "From the template"


def plan_in_force(client: Client, today: date) -> Plan | None:
    """The newest published version of the programme that runs or rests. Five queries, six with own exercises."""
    rows = ProgrammeVersion.objects.of(client).published().filter(programme__state__in=["active", "paused"])
    version = rows.with_contents().select_related("programme").order_by("-published_at").first()
    if version is None:
        return None
    programme = version.programme
    week = max(programme.week_on(today), 1)
    stands = f"{programme.get_state_display()} since {programme.starts_on:%-d %B %Y}, version {version.number}."
    return Plan(programme.name, stands, [_stage(stage, week) for stage in version.stages.all()])


def _stage(stage: Stage, week: int) -> PlannedStage:
    """A stage; its workouts are told while its weeks last."""
    is_now = stage.first_week <= week <= stage.last_week
    times = "session" if stage.sessions_per_week == 1 else "sessions"
    span = f"weeks {stage.first_week} to {stage.last_week}"
    return PlannedStage(
        name=stage.name,
        weeks=f"{span}, {stage.sessions_per_week} {times} a week{', now' if is_now else ''}",
        goals=stage.goals,
        workouts=[_workout(workout) for workout in stage.workouts.all()] if is_now else [],
    )


def _workout(workout: Workout) -> tuple[str, list[PlannedExercise]]:
    return workout.letter, [_exercise(row) for row in workout.prescriptions.all()]


def _exercise(row: Prescription) -> PlannedExercise:
    return PlannedExercise(
        name=row.record.name,
        plain_name=row.record.plain_name,
        dose=str(dose_of(row)),
        why="; ".join(_reasons(row)),
        plainly=row.note or _trains(row),
    )


def _reasons(row: Prescription) -> list[str]:
    """The hypotheses and rules that put it there; the template where nothing else did."""
    shorts = dict.fromkeys(reason["short"] for reason in row.because)
    chosen = [short for short in shorts if short != RULES["template"]]
    return chosen or ([FROM_TEMPLATE] if shorts else [])


def _trains(row: Prescription) -> str:
    """What it works on, in everyday names: "Buttock muscles and deep belly muscle"."""
    muscles = load_library().muscles
    names = dict.fromkeys(muscles[each].plain for each in row.record.primary if each in muscles)
    words = listed(list(names)[:MUSCLES_NAMED])
    return f"{words[:1].upper()}{words[1:]}"
