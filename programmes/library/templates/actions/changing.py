"""Changing a draft, so that two admins never write over each other."""

from collections.abc import Callable, Mapping
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member
from programmes.library.models import ProgrammeTemplate, TemplateState, TemplateVersion
from programmes.library.templates.contents import TemplateRecord
from programmes.library.templates.naming import insist_on_a_name_of_its_own
from programmes.library.templates.reading import checked, contents_in, known_to, record_in

LATE: Final = (
    "Somebody else changed, reviewed or published this draft since you opened it. Nothing was overwritten: "
    "look at what is there now, then make your change again."
)
LONGEST_REASON: Final = 300

type Change = Callable[[TemplateRecord], TemplateRecord]


@transaction.atomic
def change_template(*, template: ProgrammeTemplate, change: Change, seen: int, by: Member) -> TemplateVersion:
    """Put what `change` makes of its contents into the draft. A review of what it said before is undone.

    `seen` is the `edits` of the draft as the screen knew them. Raises ValidationError where somebody else came in
    between, where there is no draft, and for contents that no template can have.
    """
    draft = opened_draft(template, seen=seen, by=by)
    before = contents_in(draft.contents)
    contents = checked(change(before), known=known_to(by.practice_id))
    if contents.name != before.name:
        insist_on_a_name_of_its_own(contents.name, template, by)
    draft.contents = record_in(contents)
    _note(draft, "template.changed", by)
    return draft


@transaction.atomic
def give_reasons(*, template: ProgrammeTemplate, reasons: Mapping[str, str], seen: int, by: Member) -> TemplateVersion:
    """Say why lines of the draft differ from the version before, each by its key."""
    draft = opened_draft(template, seen=seen, by=by)
    said = {key: text.strip() for key, text in reasons.items() if text.strip()}
    if any(len(text) > LONGEST_REASON for text in said.values()):
        raise ValidationError(f"Keep a reason to {LONGEST_REASON} letters.")
    draft.reasons = said
    _note(draft, "template.reasoned", by)
    return draft


def opened_draft(template: ProgrammeTemplate, *, seen: int, by: Member) -> TemplateVersion:
    """The draft as it stands, locked with its template. Raises ValidationError if it is not what was seen."""
    locked(template, by)
    rows = TemplateVersion.objects.visible_to(by).filter(template=template)
    draft: TemplateVersion | None = rows.unpublished().first()
    if draft is None or draft.edits != seen:
        raise ValidationError(LATE, code="late")
    return draft


def is_late(refusal: ValidationError) -> bool:
    """Whether somebody else came in between."""
    return getattr(refusal, "code", None) == "late"


def locked(template: ProgrammeTemplate, by: Member) -> ProgrammeTemplate:
    found: ProgrammeTemplate = (
        ProgrammeTemplate.objects.visible_to(by).select_for_update(no_key=True).get(pk=template.pk)
    )
    return found


def _note(draft: TemplateVersion, event: str, by: Member) -> None:
    """Count the change, and begin again with the review: nobody has read what it says now."""
    draft.edits += 1
    draft.state, draft.reviewed_by, draft.reviewed_at = TemplateState.DRAFT, None, None
    draft.editors = sorted({*draft.editors, str(by.pk)})
    draft.changed_by, draft.changed_at = by, timezone.now()
    draft.save()
    audit.record(event, subject=draft.template, by=by, version=draft.number)
