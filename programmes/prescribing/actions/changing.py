"""How a draft is opened for one change, so that two builders never write over each other."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from clients.practices import audit
from clients.practices.models import Member
from programmes.prescribing.drafts import states
from programmes.prescribing.drafts.merging import still_as_seen
from programmes.prescribing.models import Prescription, ProgrammeVersion, Stage, Workout

type Row = Prescription | Workout | Stage

OTHERWISE = "changed the draft"

NOT_OVERWRITTEN = (
    "Somebody else changed this draft since you opened it. Nothing was overwritten: "
    "look at what is there now, then make your change again."
)


class ChangedSince(ValidationError):
    """The draft was changed after this screen saw it; nothing was written over."""

    def __init__(self, sentence: str = NOT_OVERWRITTEN) -> None:
        super().__init__(sentence)


def opened(version_id: UUID, *, seen: int, by: Member, on: Row | None = None) -> ProgrammeVersion:
    """The draft as it stands now, locked for this transaction. `seen` is its `edits` as the screen knew them.

    `on` is the row about to be changed: where others have changed the draft elsewhere since, both changes stand.
    Raises ValidationError once it is published, ChangedSince if somebody else came in between.
    """
    versions = ProgrammeVersion.objects.visible_to(by).select_related("programme__client", "programme__assessment")
    version: ProgrammeVersion = versions.select_for_update(of=("self",), no_key=True).get(pk=version_id)
    if version.is_published:
        raise ValidationError("A published version never changes. Start a new draft to change the programme.")
    states.begin(version)
    if version.edits != seen:
        _insist_on_peace(version, seen, on)
    return version


def _insist_on_peace(version: ProgrammeVersion, seen: int, on: Row | None) -> None:
    then, now = states.state_at(version, seen), states.state_at(version, version.edits)
    if on is None or not (then and now) or not still_as_seen(then.contents, now.contents, str(on.pk)):
        raise ChangedSince
    on.refresh_from_db()


def as_seen(version: ProgrammeVersion) -> str:
    """Which version it is, and how many changes it had when it was shown: "2.14"."""
    return f"{version.number}.{version.edits}"


def note_change(version: ProgrammeVersion, event: str, *, by: Member, says: str = OTHERWISE, **details: Any) -> None:
    """Count the change, keep the draft as it now stands, and put it on the trail.

    `says` is the change in words that follow a name: "moved Bird dog".
    """
    version.edits += 1
    version.save(update_fields=["edits"])
    states.remember(version, says=says, by=by)
    record_change(version, event, by=by, **details)


def record_change(version: ProgrammeVersion, event: str, *, by: Member, **details: Any) -> None:
    """Put a change of a draft on the trail."""
    programme = version.programme
    audit.record(event, subject=programme, by=by, client=programme.client, version=version.number, **details)
