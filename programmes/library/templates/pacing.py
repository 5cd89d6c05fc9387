"""In which weeks a template grows beyond the usual limit, drafted as it stands for nobody in particular."""

from collections.abc import Mapping

from programmes.library.exercises import knowledge_with
from programmes.library.templates.contents import TemplateRecord
from programmes.library.templates.originals import template_of
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Exercise
from therapy.reasoning.analysis import assess
from therapy.reasoning.drafting.deciding import Decided
from therapy.reasoning.drafting.draft import DraftStage
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.pacing.guarding import warnings_of
from therapy.reasoning.pacing.limits import usual_limits
from therapy.reasoning.pacing.plan import Block, Item, Plan
from therapy.reasoning.pacing.warnings import Held, Kind
from therapy.reasoning.pacing.weekly import Course
from therapy.reasoning.values import ClientFacts, Record


def steep_weeks(contents: TemplateRecord, exercises: Mapping[str, Exercise]) -> list[int]:
    """The weeks in which the dose of any tissue rises beyond the limit. Every exercise is known."""
    library = knowledge_with(exercises.values())
    held = Held(Course(), usual_limits(load_library()), library)
    found = warnings_of(_plan(contents, exercises, library), held)
    return sorted({each.week for each in found if each.kind is Kind.RISE})


def _plan(contents: TemplateRecord, exercises: Mapping[str, Exercise], library: Library) -> Plan:
    template = template_of(contents, exercises, key="template")
    analysis = assess(Record(), load_library(), suggestions=False)
    draft = propose(analysis, library, client=ClientFacts(), decided=Decided(frozenset()), template=template)
    return tuple(_block(stage, library) for stage in draft.stages) if draft else ()


def _block(stage: DraftStage, library: Library) -> Block:
    first, last = stage.weeks
    workouts = tuple(
        tuple(
            Item(f"{workout.name}/{each.exercise}", library.exercises[each.exercise], each.dose)
            for each in workout.prescriptions
        )
        for workout in stage.workouts
    )
    return Block(stage.number, stage.name, first, last, stage.sessions_per_week, workouts)
