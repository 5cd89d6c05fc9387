"""A therapist smooths a warning, or lets it stand with a reason. Neither is ever asked for before publishing."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects

from clients.practices.models import Member
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.dose import as_fields, dose_of
from programmes.prescribing.models import KeptRemark, Prescription, ProgrammeVersion, Stage
from programmes.prescribing.pacing.guard import Told, guarded
from programmes.prescribing.pacing.keeping import key_of
from programmes.prescribing.querysets import CONTENTS
from therapy.reasoning.pacing.changes import Change, FewerSessions, LeaveOut, Lower, Postpone
from therapy.reasoning.pacing.variables import with_value

GONE = "This warning no longer stands: the draft has changed since. Look at what the pacing guard says now."
SAY_WHY = "Say why it stays, in a few words: a colleague will read it."
LEAST_REASON, MOST_REASON = 10, 300


@transaction.atomic
def smooth(*, version_id: UUID, warning: str, seen: int, today: date, by: Member) -> ProgrammeVersion:
    """Make the smallest change of a draft that clears a warning, in one step that can be undone.

    Raises ValidationError where the warning no longer stands, and as `opened` does.
    """
    version = opened(version_id, seen=seen, by=by)
    told = _told(version, warning, today, by)
    for change in told.smoothing.changes:
        DEEDS[type(change)](version, change, by)
    note_change(version, "pacing.smoothed", by=by, says=f"smoothed: {told.warning.title}"[:200], warning=warning)
    return version


@transaction.atomic
def keep(*, version_id: UUID, warning: str, reason: str, seen: int, today: date, by: Member) -> KeptRemark:
    """Let a warning stand with a reason; a worse one of its kind will ask again.

    Raises ValidationError without a reason, where the warning no longer stands, and as `opened` does.
    """
    version = opened(version_id, seen=seen, by=by)
    reason = " ".join(reason.split())
    if not LEAST_REASON <= len(reason) <= MOST_REASON:
        raise ValidationError({"reason": f"{SAY_WHY} {LEAST_REASON} to {MOST_REASON} letters."})
    told = _told(version, warning, today, by)
    key = key_of(told.warning)
    kept = KeptRemark.objects.visible_to(by).filter(version=version, key=key).first()
    kept = kept or KeptRemark(practice_id=version.practice_id, version=version, key=key)
    kept.words, kept.reason, kept.by = f"{told.warning.title} {told.warning.words}", reason, by
    kept.save()
    note_change(version, "pacing.kept", by=by, says=f"kept: {told.warning.title}"[:200], warning=warning)
    saved: KeptRemark = kept
    return saved


def _told(version: ProgrammeVersion, key: str, today: date, by: Member) -> Told:
    prefetch_related_objects([version], CONTENTS)
    told = guarded(version, version.programme, today=today, member=by).named(key)
    if told is None:
        raise ValidationError(GONE)
    return told


def _lower(version: ProgrammeVersion, change: Lower, by: Member) -> None:
    row = Prescription.objects.visible_to(by).get(pk=change.key, workout__stage__version=version)
    fields = as_fields(with_value(dose_of(row), change.variable, change.value))
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))


def _leave_out(version: ProgrammeVersion, change: LeaveOut, by: Member) -> None:
    Prescription.objects.visible_to(by).filter(pk=change.key, workout__stage__version=version).delete()


def _fewer_sessions(version: ProgrammeVersion, change: FewerSessions, by: Member) -> None:
    stages = Stage.objects.visible_to(by).filter(version=version, number=change.number)
    stages.update(sessions_per_week=change.sessions)


def _postpone(version: ProgrammeVersion, change: Postpone, by: Member) -> None:
    """The stage before lasts longer, and this one and those after it move along."""
    for stage in Stage.objects.visible_to(by).filter(version=version, number__gte=change.number - 1):
        moves = stage.number >= change.number
        stage.first_week += change.weeks if moves else 0
        stage.last_week += change.weeks
        stage.save(update_fields=["first_week", "last_week"])


DEEDS: Mapping[type[Change], Callable[..., None]] = {
    Lower: _lower,
    LeaveOut: _leave_out,
    FewerSessions: _fewer_sessions,
    Postpone: _postpone,
}
