"""How a draft is opened for one change, so that two builders never write over each other."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from clients.practices import audit
from clients.practices.models import Member
from programmes.prescribing.models import ProgrammeVersion

NOT_OVERWRITTEN = (
    "Somebody else changed this draft since you opened it. Nothing was overwritten: "
    "look at what is there now, then make your change again."
)


class ChangedSince(ValidationError):
    """The draft was changed after this screen saw it; nothing was written over."""

    def __init__(self, sentence: str = NOT_OVERWRITTEN) -> None:
        super().__init__(sentence)


def opened(version_id: UUID, *, seen: int, by: Member) -> ProgrammeVersion:
    """The draft as it stands now, locked for this transaction. `seen` is its `edits` as the screen knew them.

    Raises ValidationError once it is published, ChangedSince if somebody else came in between.
    """
    versions = ProgrammeVersion.objects.visible_to(by).select_related("programme__client", "programme__assessment")
    version: ProgrammeVersion = versions.select_for_update(of=("self",), no_key=True).get(pk=version_id)
    if version.is_published:
        raise ValidationError("A published version never changes. Start a new draft to change the programme.")
    if version.edits != seen:
        raise ChangedSince
    return version


def as_seen(version: ProgrammeVersion) -> str:
    """Which version it is, and how many changes it had when it was shown: "2.14"."""
    return f"{version.number}.{version.edits}"


def note_change(version: ProgrammeVersion, event: str, *, by: Member, **details: Any) -> None:
    """Count the change and put it on the trail."""
    version.edits += 1
    version.save(update_fields=["edits"])
    programme = version.programme
    audit.record(event, subject=programme, by=by, client=programme.client, version=version.number, **details)
