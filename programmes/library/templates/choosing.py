"""The one place to look a template up: the knowledge's, or the practice's own as it was published last.

A key is an id of the knowledge or, as text, that of an own template.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from clients.practices.models import Member
from programmes.library.exercises import exercises_for, is_own, knowledge_with
from programmes.library.models import TemplateVersion
from programmes.library.templates.originals import template_of
from programmes.library.templates.reading import contents_in
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Template


@dataclass(frozen=True, slots=True)
class Choice:
    """A template that can be drafted from; `version` is None for one of the knowledge."""

    template: Template
    version: TemplateVersion | None = None

    @property
    def original(self) -> str:
        """The template of the knowledge that it is or was taken from; "" for neither."""
        return self.version.original if self.version else self.template.id


def choices_for(member: Member) -> Mapping[str, Choice]:
    """All a member can draft from, their practice's own first. One query, one more where these name own exercises."""
    rows = TemplateVersion.objects.visible_to(member).prescribable()
    newest = {row.template_id: row for row in rows}
    own = _choices(member.practice_id, list(newest.values()))
    return own | {key: Choice(template) for key, template in load_library().templates.items()}


def choice_for(member: Member, key: str) -> Choice | None:
    """The template of this key, if it can be drafted from. No query for one of the knowledge."""
    if found := load_library().templates.get(key):
        return Choice(found)
    if not is_own(key):
        return None
    rows = TemplateVersion.objects.visible_to(member).prescribable().filter(template=UUID(key))
    version: TemplateVersion | None = rows.last()
    return _choices(member.practice_id, [version]).get(key) if version else None


def knowledge_for(choice: Choice) -> Library:
    """The knowledge, with those exercises of the practice's own that a template names. At most one query."""
    if choice.version is None:
        return load_library()
    exercises = contents_in(choice.version.contents).exercises
    return knowledge_with(exercises_for(choice.version.practice_id, exercises).values())


def _choices(practice_id: UUID, versions: list[TemplateVersion]) -> dict[str, Choice]:
    """Those that can be read now: one whose exercise is gone from the library waits until that is mended."""
    said = {str(row.template_id): (contents_in(row.contents), row) for row in versions}
    named = frozenset(key for contents, _ in said.values() for key in contents.exercises)
    exercises = exercises_for(practice_id, named)
    return {
        key: Choice(template_of(contents, exercises, key=key), row)
        for key, (contents, row) in said.items()
        if contents.exercises <= exercises.keys()
    }
