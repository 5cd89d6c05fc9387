"""Undoing and redoing the changes of a draft, one after the other."""

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.prescribing.actions.changing import opened, record_change
from programmes.prescribing.drafts import states
from programmes.prescribing.drafts.contents import put_back
from programmes.prescribing.models import DraftState, ProgrammeVersion


@transaction.atomic
def undo_change(*, version: ProgrammeVersion, seen: int, by: Member) -> ProgrammeVersion:
    """Let the draft stand as before its last change. Raises ValidationError where there is none to undo."""
    version = opened(version.pk, seen=seen, by=by)
    now = states.state_at(version, version.edits)
    before = states.state_at(version, now.undo_to) if now else None
    if now is None or before is None:
        raise ValidationError("There is nothing to undo.")
    return _gone_to(version, before, told=f"undid: {now.says}", redo_to=now.edits, by=by)


@transaction.atomic
def redo_change(*, version: ProgrammeVersion, seen: int, by: Member) -> ProgrammeVersion:
    """Bring back what was undone last. Raises ValidationError where nothing was undone, or something came after."""
    version = opened(version.pk, seen=seen, by=by)
    now = states.state_at(version, version.edits)
    after = states.state_at(version, now.redo_to) if now else None
    if after is None:
        raise ValidationError("There is nothing to redo.")
    return _gone_to(version, after, told=f"did again: {after.says}", redo_to=after.redo_to, by=by)


def _gone_to(
    version: ProgrammeVersion, state: DraftState, *, told: str, redo_to: int | None, by: Member
) -> ProgrammeVersion:
    put_back(version, state.contents)
    version.edits += 1
    version.save(update_fields=["edits"])
    states.remember_again(version, state, told=told, redo_to=redo_to, by=by)
    record_change(version, "draft.turned_back", by=by, to=state.edits)
    return version
