"""How completely a template is described, held against the consensus on exercise reporting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from programmes.library.templates.contents import TemplateRecord
from programmes.library.templates.doses import dose_in
from programmes.library.templates.pictures import bare_among
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise, ReportingItem, ToldBy


class Told(StrEnum):
    """Whether a template answers an item. What only happening can tell is neither met nor missed."""

    MET = "met"
    NOT_MET = "not met"
    CANNOT_BE_TOLD = "cannot be told"


@dataclass(frozen=True, slots=True)
class Answer:
    """One item, whether it is answered, and the answer in words."""

    item: ReportingItem
    told: Told
    says: str = ""


@dataclass(frozen=True, slots=True)
class Meter:
    """Every item with its answer, in the order of the consensus."""

    answers: tuple[Answer, ...]

    @property
    def met(self) -> int:
        return sum(each.told is Told.MET for each in self.answers)

    @property
    def askable(self) -> int:
        """How many items a template can answer at all."""
        return sum(each.told is not Told.CANNOT_BE_TOLD for each in self.answers)

    @property
    def missing(self) -> list[Answer]:
        return [each for each in self.answers if each.told is Told.NOT_MET]


type Exercises = Mapping[str, Exercise]


def meter_of(contents: TemplateRecord, exercises: Exercises) -> Meter:
    return Meter(tuple(_answer(item, contents, exercises) for item in load_library().reporting_items.values()))


def reporting_fields(contents: TemplateRecord) -> dict[str, str]:
    """What was said of the items that words answer, by what they ask."""
    items = load_library().reporting_items
    return {items[key].asks: said for key, said in contents.reporting.items() if key in items}


def asked_in_words() -> list[ReportingItem]:
    """The items that somebody has to say something about."""
    return [item for item in load_library().reporting_items.values() if item.told_by is ToldBy.WORDS]


def _answer(item: ReportingItem, contents: TemplateRecord, exercises: Exercises) -> Answer:
    if item.told_by is ToldBy.NOTHING:
        return Answer(item, Told.CANNOT_BE_TOLD)
    says = _IN_CONTENTS[item.id](contents, exercises) if item.told_by is ToldBy.CONTENTS else ""
    says = says or contents.reporting.get(item.id, "")
    return Answer(item, Told.MET if says.strip() else Told.NOT_MET, says)


def _equipment(contents: TemplateRecord, exercises: Exercises) -> str:
    known = [exercises[key] for key in contents.exercises if key in exercises]
    if not known or len(known) < len(contents.exercises):
        return ""
    things = sorted({thing for each in known for thing in each.equipment})
    return f"{', '.join(things)}." if things else "Nothing but a floor."


def _gates(contents: TemplateRecord, exercises: Exercises) -> str:
    gated = all(stage.gates for stage in contents.stages[:-1])
    return f"{len(contents.stages)} stages, each opened by its criteria." if gated and len(contents.stages) > 1 else ""


def _progression(contents: TemplateRecord, exercises: Exercises) -> str:
    grows = all(before.exercises != after.exercises for before, after in pairwise(contents.stages))
    return "Exercises and doses change from stage to stage." if grows and len(contents.stages) > 1 else ""


def _described(contents: TemplateRecord, exercises: Exercises) -> str:
    known = contents.exercises & exercises.keys()
    whole = bool(known) and known == contents.exercises and not bare_among([exercises[key] for key in known])
    return f"{len(known)} exercises, each with a picture and cues." if whole else ""


def _doses(contents: TemplateRecord, exercises: Exercises) -> str:
    items = [item for stage in contents.stages for item in stage.exercises]
    known = [dose_in(item, exercises[item.exercise]) for item in items if item.exercise in exercises]
    whole = bool(items) and len(known) == len(items) and all(dose.per_week and dose.effort for dose in known)
    return f"{len(items)} doses, each with how often and how hard." if whole else ""


_IN_CONTENTS: Final[Mapping[str, Callable[[TemplateRecord, Exercises], str]]] = {
    "equipment": _equipment,
    "progression_rule": _gates,
    "progression": _progression,
    "exercises": _described,
    "dose": _doses,
}
