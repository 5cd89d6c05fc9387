"""A template begins: from nothing but words, from a file, from another template, or as the next version."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from programmes.library.models import ProgrammeTemplate, TemplateVersion
from programmes.library.templates.actions.changing import locked, opened_draft
from programmes.library.templates.contents import TemplateRecord
from programmes.library.templates.naming import free_name, insist_on_a_name_of_its_own
from programmes.library.templates.originals import contents_of
from programmes.library.templates.reading import checked, contents_in, known_to, record_in
from therapy.knowledge import load_library


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a template came from: one of the knowledge, a version of the practice's own, or neither."""

    original: str = ""
    parent: TemplateVersion | None = None


OF_ITS_OWN = Origin()


@transaction.atomic
def begin_template(
    *, contents: TemplateRecord, origin: Origin = OF_ITS_OWN, submission: UUID, by: Member
) -> ProgrammeTemplate:
    """Keep a draft of a new template, once for each `submission`.

    Raises ValidationError for contents that no template can have, and for a name that another has.
    """
    if made := ProgrammeTemplate.objects.visible_to(by).filter(pk=submission).first():
        found: ProgrammeTemplate = made
        return found
    contents = checked(contents, known=known_to(by.practice_id))
    insist_on_a_name_of_its_own(contents.name, None, by)
    template = ProgrammeTemplate(pk=submission, practice_id=by.practice_id, made_by=by)
    template.save(force_insert=True)
    _version(template, 1, contents, origin, by)
    audit.record("template.begun", subject=template, by=by, original=origin.original)
    return template


def fork_template(*, key: str, submission: UUID, by: Member) -> ProgrammeTemplate:
    """A draft of the practice's own that says what another template says, and remembers which.

    `key` is an id of the knowledge or, as text, that of a version of the practice's own.
    """
    contents, origin = _forked(key, by)
    named = replace(contents, name=free_name(contents.name, by))
    return begin_template(contents=named, origin=origin, submission=submission, by=by)


@transaction.atomic
def next_draft(*, template: ProgrammeTemplate, by: Member) -> TemplateVersion:
    """The draft that is there or, where none is, a new one that says what the newest version says."""
    template = locked(template, by)
    if template.retired_at:
        raise ValidationError("This template is retired. Bring it back first, then change it.")
    newest = TemplateVersion.objects.visible_to(by).filter(template=template).latest("number")
    if not newest.is_published:
        return newest
    origin = Origin(newest.original, newest.parent)
    draft = _version(template, newest.number + 1, contents_in(newest.contents), origin, by)
    audit.record("template.revised", subject=template, by=by, version=draft.number)
    return draft


@transaction.atomic
def discard_draft(*, template: ProgrammeTemplate, seen: int, by: Member) -> None:
    """Throw the draft away, with the template itself where nothing of it was ever published."""
    draft = opened_draft(template, seen=seen, by=by)
    audit.record("template.discarded", subject=template, by=by, version=draft.number)
    draft.delete()
    if draft.number == 1:
        template.delete()


def _forked(key: str, by: Member) -> tuple[TemplateRecord, Origin]:
    if original := load_library().templates.get(key):
        return contents_of(original), Origin(original.id)
    version = TemplateVersion.objects.visible_to(by).get(pk=UUID(key))
    return contents_in(version.contents), Origin(version.original, version)


def _version(
    template: ProgrammeTemplate, number: int, contents: TemplateRecord, origin: Origin, by: Member
) -> TemplateVersion:
    version: TemplateVersion = TemplateVersion.objects.create(
        practice_id=template.practice_id,
        template=template,
        number=number,
        contents=record_in(contents),
        original=origin.original,
        parent=origin.parent,
        editors=[str(by.pk)],
        changed_by=by,
    )
    return version
