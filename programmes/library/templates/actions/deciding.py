"""A template is read by another member, comes into force, retires and comes back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member
from programmes.library.models import ProgrammeTemplate, TemplateState, TemplateVersion
from programmes.library.templates.actions.changing import locked, opened_draft
from programmes.library.templates.naming import insist_on_a_name_of_its_own
from programmes.library.templates.readiness import why_it_waits
from programmes.library.templates.reading import checked, contents_in, known_to

OWN_WORK = "You have worked on this draft yourself. Somebody else of your practice reads it."


@transaction.atomic
def review_template(*, template: ProgrammeTemplate, seen: int, by: Member) -> TemplateVersion:
    """Say that somebody who did not write it has read the draft. Raises ValidationError for who did."""
    draft = opened_draft(template, seen=seen, by=by)
    if str(by.pk) in draft.editors:
        raise ValidationError(OWN_WORK)
    _insist_on_readiness(draft, by)
    draft.state, draft.reviewed_by, draft.reviewed_at = TemplateState.REVIEWED, by, timezone.now()
    draft.save(update_fields=["state", "reviewed_by", "reviewed_at"])
    audit.record("template.reviewed", subject=template, by=by, version=draft.number)
    return draft


@transaction.atomic
def publish_template(
    *, template: ProgrammeTemplate, message: str = "", unreviewed_because: str = "", seen: int, by: Member
) -> TemplateVersion:
    """Let programmes be drafted from it; from then on this version never changes. Programmes keep what they have.

    Raises ValidationError with all that stands in the way: a stage without exercises, or a draft that nobody else
    has read, unless `unreviewed_because` says why.
    """
    draft = opened_draft(template, seen=seen, by=by)
    _insist_on_readiness(draft, by)
    if draft.state != TemplateState.REVIEWED and not unreviewed_because.strip():
        raise ValidationError(
            {"unreviewed_because": "Nobody else has read this draft. Let another member review it, or say why not."}
        )
    draft.unreviewed_because = "" if draft.reviewed_at else unreviewed_because.strip()
    draft.message = message.strip()
    draft.state, draft.published_by, draft.published_at = TemplateState.PUBLISHED, by, timezone.now()
    draft.clean_fields(exclude=["parent", "reviewed_by", "reviewed_at", "contents", "editors", "reasons"])
    draft.save()
    audit.record("template.published", subject=template, by=by, version=draft.number, reviewed=bool(draft.reviewed_at))
    return draft


@transaction.atomic
def retire_template(*, template: ProgrammeTemplate, because: str = "", by: Member) -> ProgrammeTemplate:
    """Let nobody draft from it anew. Programmes that came from it go on, and it is never deleted."""
    template = locked(template, by)
    if template.retired_at:
        raise ValidationError("This template is retired already.")
    if not TemplateVersion.objects.visible_to(by).filter(template=template).published().exists():
        raise ValidationError("Nothing of this template was published yet. Discard its draft instead.")
    template.retired_by, template.retired_at, template.retired_because = by, timezone.now(), because.strip()
    return _turned(template, "template.retired", by)


@transaction.atomic
def bring_back_template(*, template: ProgrammeTemplate, by: Member) -> ProgrammeTemplate:
    """Let a retired template be drafted from again, as it was published last."""
    template = locked(template, by)
    if not template.retired_at:
        raise ValidationError("This template is not retired.")
    newest = TemplateVersion.objects.visible_to(by).filter(template=template).latest("number")
    insist_on_a_name_of_its_own(contents_in(newest.contents).name, template, by)
    template.retired_by, template.retired_at, template.retired_because = None, None, ""
    return _turned(template, "template.brought_back", by)


def _turned(template: ProgrammeTemplate, event: str, by: Member) -> ProgrammeTemplate:
    template.clean_fields(exclude=["retired_by", "retired_at"])
    template.save()
    audit.record(event, subject=template, by=by)
    return template


def _insist_on_readiness(draft: TemplateVersion, by: Member) -> None:
    contents = checked(contents_in(draft.contents), known=known_to(by.practice_id))
    if reasons := why_it_waits(contents, practice_id=by.practice_id):
        raise ValidationError(reasons)
