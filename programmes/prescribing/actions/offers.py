"""A later version of a template is taken over into a programme, as a draft, or is not."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from programmes.library.exercises import exercises_for
from programmes.library.templates.reading import contents_in
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.actions.drafting import revise_programme
from programmes.prescribing.limits import limits_of
from programmes.prescribing.models import Programme, ProgrammeVersion, TemplateDeclined
from programmes.prescribing.templates.merging import Merge
from programmes.prescribing.templates.offering import Offer, offer_for

GONE = "This is not offered any more: it was taken over, declined, or the template moved on. Look at the list again."


@transaction.atomic
def accept_offer(*, programme: Programme, later: UUID, today: date, by: Member) -> ProgrammeVersion:
    """Carry what a later version of the template changes into the programme's draft. The client sees nothing yet.

    `later` is the version that was shown. What was fitted to the client stays, and what was left is among the draft's
    warnings. Raises ValidationError where it is no longer offered.
    """
    offer = _standing(programme, later, by)
    draft = revise_programme(programme=programme, by=by)
    version = opened(draft.pk, seen=draft.edits, by=by)
    before, after = contents_in(offer.on.contents), contents_in(offer.later.contents)
    exercises = exercises_for(version.practice_id, before.exercises | after.exercises)
    name = f"version {offer.later.number} of the template {after.name}"
    rows = ProgrammeVersion.objects.visible_to(by).with_contents().get(pk=version.pk)
    merge = Merge(rows, before, after, exercises, limits_of(version.programme, today=today), name)
    merge.carry_over()
    version.template_version = offer.later
    version.warnings = [f"From {name}: {each}" for each in merge.left] + version.warnings
    version.save(update_fields=["template_version", "warnings"])
    note_change(version, "template.accepted", by=by, says=f"took over {name}", template_version=str(offer.later.pk))
    return version


@transaction.atomic
def decline_offer(*, programme: Programme, later: UUID, because: str = "", by: Member) -> None:
    """Let the programme keep what it has; this version is not offered to it again."""
    offer = _standing(programme, later, by)
    declined = TemplateDeclined(
        practice_id=programme.practice_id,
        programme=programme,
        template_version=offer.later,
        because=because.strip(),
        declined_by=by,
    )
    declined.full_clean(exclude=["practice"])
    declined.save()
    audit.record(
        "template.declined", subject=programme, by=by, client=programme.client, template_version=str(offer.later.pk)
    )


def _standing(programme: Programme, later: UUID, by: Member) -> Offer:
    Programme.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=programme.pk)
    offer = offer_for(by, programme.pk)
    if offer is None or offer.later.pk != later:
        raise ValidationError(GONE)
    return offer
