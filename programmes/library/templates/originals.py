"""Between the knowledge's templates and a practice's: the same things in two shapes."""

from programmes.library.templates.contents import DoseRecord, Format, Item, TemplateRecord, TemplateStage, Turn
from therapy.knowledge.records import Phase, Template, TemplateItem


def contents_of(template: Template) -> TemplateRecord:
    """A template of the knowledge as the contents of a practice's own."""
    return TemplateRecord(
        format=Format.FIRST,
        name=template.name,
        audience=template.audience,
        stages=tuple(_stage(phase) for phase in template.phases),
        sources=template.sources,
        outcomes=template.outcomes,
        reassess=template.reassess,
        impact_weeks_since_birth=template.impact_min_weeks_since_birth,
        notes=tuple(note for note in (template.gates_note, *template.notes) if note),
    )


def template_of(contents: TemplateRecord, *, key: str) -> Template:
    """What drafting takes: the contents as a template of the knowledge, under this key."""
    return Template(
        id=key,
        order=1,
        name=contents.name,
        audience=contents.audience,
        duration_weeks=contents.weeks,
        sources=contents.sources,
        outcomes=contents.outcomes,
        reassess=contents.reassess,
        phases=tuple(_phase(number, contents) for number in range(1, len(contents.stages) + 1)),
        impact_min_weeks_since_birth=contents.impact_weeks_since_birth,
        notes=contents.notes,
    )


def _stage(phase: Phase) -> TemplateStage:
    first, last = phase.weeks
    return TemplateStage(
        name=phase.name,
        weeks=last - first + 1,
        sessions_per_week=phase.sessions_per_week,
        focus=phase.stage_focus,
        exercises=tuple(_item(item) for item in phase.exercises),
        goals=phase.goals,
        assumes=phase.assumed_tags,
        eases=phase.adjuncts,
        gates=phase.progression_criteria,
        weeks_since_birth=phase.min_weeks_since_birth,
    )


def _item(item: TemplateItem) -> Item:
    return Item(
        exercise=item.exercise,
        dose=DoseRecord(
            sets=item.sets,
            reps=item.reps,
            per_week=item.sessions_per_week,
            effort=item.effort,
            hold_seconds=item.hold_seconds,
            times_per_day=item.times_per_day,
            rest_seconds=item.rest_seconds,
            tempo=item.tempo,
        ),
        workout=Turn(item.workout) if item.workout else None,
        requires=item.requires,
        note=item.note,
    )


def _phase(number: int, contents: TemplateRecord) -> Phase:
    stage = contents.stages[number - 1]
    return Phase(
        number=number,
        name=stage.name,
        weeks=contents.spans[number - 1],
        stage_focus=stage.focus,
        assumed_tags=stage.assumes,
        sessions_per_week=stage.sessions_per_week,
        goals=stage.goals,
        exercises=tuple(template_item(item) for item in stage.exercises),
        adjuncts=stage.eases,
        progression_criteria=stage.gates,
        min_weeks_since_birth=stage.weeks_since_birth,
        most_adjuncts=contents.most_eases,
    )


def template_item(item: Item) -> TemplateItem:
    dose = item.dose
    return TemplateItem(
        exercise=item.exercise,
        sets=dose.sets,
        reps=dose.reps,
        hold_seconds=dose.hold_seconds,
        sessions_per_week=dose.per_week,
        times_per_day=dose.times_per_day,
        effort=dose.effort,
        requires=item.requires,
        note=item.note,
        rest_seconds=dose.rest_seconds,
        tempo=dose.tempo,
        workout=item.workout.value if item.workout else "",
    )
