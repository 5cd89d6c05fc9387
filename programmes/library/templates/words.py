"""A template's parts in the words that its pages, differences and offers use."""

from collections.abc import Iterable, Mapping
from typing import Final

from programmes.library.templates.contents import Item, TemplateRecord, TemplateStage
from programmes.library.templates.doses import dose_in
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise

type Fields = dict[str, str]

GONE: Final = "An exercise that is no longer in the library"


def name_of(key: str, exercises: Mapping[str, Exercise]) -> str:
    return exercises[key].name if key in exercises else GONE


def dose_words(item: Item, exercises: Mapping[str, Exercise]) -> str:
    return str(dose_in(item, exercises[item.exercise])) if item.exercise in exercises else ""


def item_words(item: Item, exercises: Mapping[str, Exercise]) -> str:
    """All that a stage says of an exercise, on one line."""
    criteria = load_library().criteria
    parts = [
        dose_words(item, exercises),
        f"workout {item.workout}" if item.workout else "",
        *(f"only when: {criteria[key].says}" for key in item.requires if key in criteria),
        f"note: {item.note}" if item.note else "",
    ]
    return " · ".join(part for part in parts if part)


def head_fields(contents: TemplateRecord) -> Fields:
    """What a template says of itself, by the names of its parts; what it does not say is left out."""
    library = load_library()
    fields = {
        "Name": contents.name,
        "Audience": contents.audience,
        "Conditions": _listed(contents.conditions),
        "Sources": _listed(library.sources[key].cite if key in library.sources else key for key in contents.sources),
        "Sources of our own": _listed(contents.cited),
        "Outcome measures": _listed(
            library.outcomes[key].name if key in library.outcomes else key for key in contents.outcomes
        ),
        "Tests to repeat": _listed(
            library.tests[key].name if key in library.tests else key for key in contents.reassess
        ),
        "Eases a session at most": str(contents.most_eases),
        "Impact": _weeks_since_birth(contents.impact_weeks_since_birth),
        "Notes": _listed(contents.notes),
    }
    return {name: said for name, said in fields.items() if said}


def stage_fields(stage: TemplateStage, exercises: Mapping[str, Exercise]) -> Fields:
    """What a stage says beside its exercises."""
    library = load_library()
    fields = {
        "Length": f"{stage.weeks} week{'' if stage.weeks == 1 else 's'}",
        "Sessions": f"{stage.sessions_per_week} a week",
        "Goals": _listed(stage.goals),
        "Taken from stages": ", ".join(map(str, stage.focus)),
        "Assumed cautions": _listed(library.tags[key].name if key in library.tags else key for key in stage.assumes),
        "May ease": _listed(name_of(key, exercises) for key in stage.eases),
        "Gate": _listed(library.criteria[key].says if key in library.criteria else key for key in stage.gates),
        "Opens": _weeks_since_birth(stage.weeks_since_birth),
    }
    return {name: said for name, said in fields.items() if said}


def title_of(contents: TemplateRecord, at: int) -> str:
    """A stage by its number, weeks and name."""
    first, last = contents.spans[at]
    weeks = f"week {first}" if first == last else f"weeks {first}–{last}"
    return f"Stage {at + 1}, {weeks}: {contents.stages[at].name}"


def _weeks_since_birth(weeks: int | None) -> str:
    return f"Not before {weeks} weeks after a birth" if weeks else ""


def _listed(words: Iterable[str]) -> str:
    return "; ".join(words)
