"""An exercise replaced in the practice's own templates: which say it, and a new draft of each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.library.models import ProgrammeTemplate, TemplateVersion
from programmes.library.templates import actions
from programmes.library.templates.contents import Item, TemplateRecord, TemplateStage, Turn
from programmes.library.templates.reading import contents_in


@dataclass(frozen=True, slots=True)
class Naming:
    """A template that names an exercise in its newest version, and the stages in which it does."""

    template: ProgrammeTemplate
    version: TemplateVersion
    name: str
    stages: list[str]


def templates_naming(key: str, *, by: Member) -> list[Naming]:
    """Those not retired whose newest version, draft or published, names this exercise. One query."""
    rows = TemplateVersion.objects.visible_to(by).filter(template__retired_at=None).order_by("number")
    newest = {row.template_id: row for row in rows.select_related("template")}
    found = [_naming(row, contents_in(row.contents), key) for row in newest.values()]
    return sorted((each for each in found if each.stages), key=lambda each: each.name)


@transaction.atomic
def replace_in_template(*, template: ProgrammeTemplate, old: str, new: str, by: Member) -> TemplateVersion:
    """Let the draft of a template, begun where there is none, say another exercise wherever it said this one.

    It waits for review and publishing like any other draft. Raises ValidationError where the draft does not name it.
    """
    draft = actions.next_draft(template=template, by=by)
    if old not in contents_in(draft.contents).exercises:
        raise ValidationError("The draft of this template does not name the exercise any more.")
    return actions.change_template(
        template=template, change=lambda contents: _replaced(contents, old, new), seen=draft.edits, by=by
    )


def _naming(version: TemplateVersion, contents: TemplateRecord, key: str) -> Naming:
    stages = [stage.name for stage in contents.stages if key in _named_in(stage)]
    return Naming(version.template, version, contents.name, stages)


def _named_in(stage: TemplateStage) -> Iterable[str]:
    return {*(item.exercise for item in stage.exercises), *stage.eases}


def _replaced(contents: TemplateRecord, old: str, new: str) -> TemplateRecord:
    return replace(contents, stages=tuple(_stage(stage, old, new) for stage in contents.stages))


def _stage(stage: TemplateStage, old: str, new: str) -> TemplateStage:
    """Each item under the new name; one that the stage names already is not named twice."""
    items: dict[tuple[str, Turn | None], Item] = {}
    for item in stage.exercises:
        exercise = new if item.exercise == old else item.exercise
        items.setdefault((exercise, item.workout), replace(item, exercise=exercise))
    eases = tuple(dict.fromkeys(new if each == old else each for each in stage.eases))
    return replace(stage, exercises=tuple(items.values()), eases=eases)
