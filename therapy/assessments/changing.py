"""How two screens may write to one assessment without either losing what the other wrote."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from clients.practices.models import Member
from therapy.assessments.models import Assessment


@dataclass(frozen=True, slots=True)
class Seen:
    """The value of the field when the screen changed it. What else changed in the assessment does not matter."""

    value: Any = None


class ChangedSince(Exception):
    """Somebody else changed the same field in the meantime; nothing was written over."""

    def __init__(self, *, theirs: Any, yours: Any) -> None:
        super().__init__("Somebody else changed this since. Nothing was overwritten: choose which one stays.")
        self.theirs = theirs
        self.yours = yours


def locked(assessment: Assessment, *, by: Member) -> Assessment:
    """The assessment as it stands now, locked for this transaction."""
    now: Assessment = (
        Assessment.objects.visible_to(by)
        .select_related("client")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=assessment.pk)
    )
    return now


def opened(assessment: Assessment, *, by: Member) -> Assessment:
    """The assessment, locked, while it may be changed. Raises ValidationError once it is finished."""
    now = locked(assessment, by=by)
    if now.is_finished:
        raise ValidationError("This assessment is finished and is not changed any more. Start a new one to add to it.")
    return now


def insist_unchanged(seen: Seen | None, *, theirs: Any, yours: Any) -> None:
    """Raise ChangedSince if the field is no longer what the screen saw, nor already what it asks for."""
    if seen is not None and theirs not in (seen.value, yours):
        raise ChangedSince(theirs=theirs, yours=yours)


def raise_version(assessment: Assessment) -> None:
    assessment.version += 1
    assessment.save(update_fields=["version", "skipped"])
