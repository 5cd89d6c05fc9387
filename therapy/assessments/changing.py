"""How two screens may write to one assessment without either losing what the other wrote."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from clients.practices.models import Member
from therapy.assessments.models import Assessment


@dataclass(frozen=True, slots=True)
class Seen:
    """What a screen knew of a field when it was changed: the assessment's version, and the field's value then."""

    version: int
    value: Any = None


class ChangedSince(Exception):
    """Somebody else changed the same field in the meantime; nothing was written over."""

    def __init__(self, *, theirs: Any, yours: Any) -> None:
        super().__init__("Somebody else changed this since. Nothing was overwritten: choose which one stays.")
        self.theirs = theirs
        self.yours = yours


def opened(assessment: Assessment, *, by: Member) -> Assessment:
    """The assessment as it stands now, locked for this transaction. Raises ValidationError once it is finished."""
    now: Assessment = (
        Assessment.objects.visible_to(by)
        .select_related("client")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=assessment.pk)
    )
    if now.is_finished:
        raise ValidationError("This assessment is finished and is not changed any more. Start a new one to add to it.")
    return now


def insist_unchanged(assessment: Assessment, seen: Seen | None, *, theirs: Any, yours: Any) -> None:
    """Raise ChangedSince if the field is no longer what the screen saw, nor already what it asks for."""
    if seen is None or seen.version == assessment.version or theirs in (seen.value, yours):
        return
    raise ChangedSince(theirs=theirs, yours=yours)


def raise_version(assessment: Assessment) -> None:
    assessment.version += 1
    assessment.save(update_fields=["version", "skipped"])
