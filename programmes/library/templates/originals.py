"""Between the knowledge's templates and a practice's: the same things in two shapes."""

from collections.abc import Mapping

from programmes.library.templates.contents import Format, Item, TemplateRecord, TemplateStage, Turn
from programmes.library.templates.doses import dose_in
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise, Phase, Template, TemplateItem
from therapy.reasoning.drafting.dosage import DosedItem, dosed_item, template_dose

type Exercises = Mapping[str, Exercise]


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


def template_of(contents: TemplateRecord, exercises: Exercises, *, key: str) -> Template:
    """What drafting takes: the contents as a template of the knowledge, under this key. Every exercise is known."""
    return Template(
        id=key,
        order=1,
        name=contents.name,
        audience=contents.audience,
        duration_weeks=contents.weeks,
        sources=contents.sources,
        outcomes=contents.outcomes,
        reassess=contents.reassess,
        phases=tuple(_phase(number, contents, exercises) for number in range(1, len(contents.stages) + 1)),
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
        dose=str(template_dose(item, load_library().exercises[item.exercise])),
        workout=Turn(item.workout) if item.workout else None,
        requires=item.requires,
        note=item.note,
    )


def _phase(number: int, contents: TemplateRecord, exercises: Exercises) -> Phase:
    stage = contents.stages[number - 1]
    return Phase(
        number=number,
        name=stage.name,
        weeks=contents.spans[number - 1],
        stage_focus=stage.focus,
        assumed_tags=stage.assumes,
        sessions_per_week=stage.sessions_per_week,
        goals=stage.goals,
        exercises=tuple(_template_item(item, exercises[item.exercise]) for item in stage.exercises),
        adjuncts=stage.eases,
        progression_criteria=stage.gates,
        min_weeks_since_birth=stage.weeks_since_birth,
        most_adjuncts=contents.most_eases,
    )


def _template_item(item: Item, exercise: Exercise) -> DosedItem:
    workout = item.workout.value if item.workout else ""
    return dosed_item(item.exercise, dose_in(item, exercise), workout=workout, requires=item.requires, note=item.note)
