"""The states of a draft: each change adds one, and undoing or redoing goes to one that was there before."""

from dataclasses import dataclass
from typing import Any

from clients.practices.models import Member
from programmes.prescribing.drafts.contents import Kept, contents_of, rows_in
from programmes.prescribing.drafts.models import DraftState
from programmes.prescribing.drafts.querysets import DraftStateQuerySet
from programmes.prescribing.models import Prescription, ProgrammeVersion

MOST_KEPT = 80


@dataclass(frozen=True, slots=True)
class Steps:
    """What undoing would take back and redoing bring again, in words; None where there is nothing."""

    undo: str | None = None
    redo: str | None = None


NO_STEPS = Steps()


def begin(version: ProgrammeVersion) -> None:
    """Keep the state from which the first change starts. One query where it is kept already."""
    if not _states(version).filter(edits=version.edits).exists():
        _keep(version)


def remember(version: ProgrammeVersion, *, says: str, by: Member) -> None:
    """Keep the state that a change has just led to; `version.edits` counts the change already."""
    _keep(version, says=says, told=says, by=by, undo_to=version.edits - 1)
    _states(version).filter(edits__lt=version.edits - MOST_KEPT).delete()


def remember_again(version: ProgrammeVersion, state: DraftState, *, told: str, redo_to: int | None, by: Member) -> None:
    """Keep that the draft stands again as in an earlier state: from here undoing goes on where it would from there."""
    _keep(version, says=state.says, told=told, by=by, undo_to=state.undo_to, redo_to=redo_to)


def state_at(version: ProgrammeVersion, edits: int | None) -> DraftState | None:
    """The draft as it was when it had been changed so often; None where that is not kept (any more)."""
    found: DraftState | None = _states(version).filter(edits=edits).first() if edits is not None else None
    return found


def row_as_seen(row: Prescription, edits: int) -> Kept:
    """The columns of a prescription as they were when its draft had been changed so often; {} if that is not kept."""
    state = state_at(row.workout.stage.version, edits)
    rows = rows_in(state.contents) if state else ()
    return next((each for each in rows if each["id"] == str(row.pk)), {})


def steps_of(version: ProgrammeVersion) -> Steps:
    """What can be undone and redone now. One query."""
    by_edits = {state.edits: state for state in _states(version).defer("contents")}
    now = by_edits.get(version.edits)
    if now is None:
        return NO_STEPS
    redo = by_edits.get(now.redo_to) if now.redo_to is not None else None
    return Steps(now.says if now.undo_to in by_edits else None, redo.says if redo else None)


def changes_since(version: ProgrammeVersion, edits: int) -> list[str]:
    """Who changed what after that, the oldest first: "Bob Ames moved Bird dog". One query."""
    since = _states(version).filter(edits__gt=edits).defer("contents").select_related("by__person")
    return [f"{state.by} {state.told}" for state in since if state.by]


def _states(version: ProgrammeVersion) -> DraftStateQuerySet:
    rows: DraftStateQuerySet = DraftState.objects.of(version.programme.client)
    return rows.filter(version=version)


def _keep(version: ProgrammeVersion, *, says: str = "", **more: Any) -> None:
    DraftState.objects.create(
        practice_id=version.practice_id,
        version=version,
        edits=version.edits,
        contents=contents_of(version),
        says=says[:200],
        **more,
    )
