"""The plan: the programme in force, as the room that keeps it tells it."""

from collections.abc import Iterator

from therapy.reports.contents.material import Material
from therapy.reports.paper import Block, Exercises, Heading, Lines, Section, Text
from therapy.reports.plans import Plan, PlannedExercise, PlannedStage, plan_of


def planned(material: Material) -> Section | None:
    """None without a published programme, and while everything is held."""
    plan = None if material.is_stopped else plan_of(material.client, today=material.today)
    title = "What we do about it" if material.report.is_to_client else "Plan"
    return Section(title, list(_blocks(plan, material))) if plan else None


def _blocks(plan: Plan, material: Material) -> Iterator[Block]:
    yield Text(f"{plan.name}. {plan.stands}")
    for stage in plan.stages:
        yield Heading(f"{stage.name}: {stage.weeks}")
        if stage.goals:
            yield Lines(stage.goals)
        yield from _workouts(stage, material)


def _workouts(stage: PlannedStage, material: Material) -> Iterator[Block]:
    single = len(stage.workouts) == 1
    for letter, exercises in stage.workouts:
        yield Exercises("" if single else f"Workout {letter}", [_row(each, material) for each in exercises])


def _row(each: PlannedExercise, material: Material) -> tuple[str, str, str]:
    if material.report.is_plain:
        return each.plain_name, each.dose, each.plainly
    return each.name, each.dose, each.why
