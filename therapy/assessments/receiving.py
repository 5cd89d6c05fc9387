"""A change that a tablet sends once or many times, because it cannot know whether the first one arrived."""

import hashlib
import json
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from clients.practices.models import Member
from therapy.assessments.changes import UNREADABLE, Said, apply_change, place_of
from therapy.assessments.changing import locked
from therapy.assessments.models import Assessment, ReceivedChange


class PreconditionMissing(Exception):
    """The change does not say by which id it can be told apart, or what its page had seen. Nothing was written."""

    def __init__(self) -> None:
        super().__init__("This change does not say what it was made from, so it was not kept. Reload the page.")


@transaction.atomic
def receive_change(*, assessment: Assessment, said: Said, today: date, by: Member) -> Assessment:
    """Record what `said` asks for, once: the same change again alters nothing, whatever happened in the meantime.

    Raises PreconditionMissing, ValidationError if the id was used for something else, and what `apply_change` raises.
    """
    made_as = _id_of(said)
    current = locked(assessment, by=by)
    earlier = ReceivedChange.objects.visible_to(by).filter(pk=made_as).first()
    if earlier:
        _insist_same(earlier, assessment, said)
        return current
    changed = apply_change(assessment=assessment, said=said, today=today, by=by)
    _remember(made_as, assessment, said, by)
    return changed


def last_at(assessment: Assessment, said: Said, *, by: Member) -> ReceivedChange | None:
    """The last change of the same field that was kept."""
    kept = ReceivedChange.objects.visible_to(by).filter(assessment=assessment, place=place_of(said))
    found: ReceivedChange | None = kept.select_related("made_by__person").order_by("-received_at").first()
    return found


def digest_of(said: Said) -> str:
    """What tells this change from another one, without its text."""
    return hashlib.sha256(json.dumps([said.get("value"), said.get("was")], sort_keys=True).encode()).hexdigest()


def _id_of(said: Any) -> UUID:
    if not isinstance(said, dict) or "was" not in said:
        raise PreconditionMissing
    try:
        return UUID(str(said.get("id")))
    except ValueError:
        raise PreconditionMissing from None


def _insist_same(earlier: ReceivedChange, assessment: Assessment, said: Said) -> None:
    same = (earlier.assessment_id, earlier.place, earlier.digest)
    if same != (assessment.pk, place_of(said), digest_of(said)):
        raise ValidationError(UNREADABLE)


def _remember(made_as: UUID, assessment: Assessment, said: Said, by: Member) -> None:
    row = ReceivedChange(
        pk=made_as,
        practice=by.practice,
        assessment=assessment,
        place=place_of(said),
        digest=digest_of(said),
        made_by=by,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # the id is somebody else's
        raise ValidationError(UNREADABLE) from None
