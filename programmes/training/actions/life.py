"""A programme pauses, goes on, is made longer and ends: each turn with its reason, which the client reads."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from programmes.prescribing.actions import publish_version, revise_programme
from programmes.prescribing.limits import why_held
from programmes.prescribing.models import Programme, ProgrammeState, ProgrammeVersion, Stage
from programmes.training.actions.planning import materialise_sessions
from programmes.training.actions.telling import give_reasons, tell_changes
from programmes.training.models import Turn, TurnKind
from programmes.training.scheduling import DAYS, local_date

MOST_WEEKS = 12
SAY_WHY = "Say in a sentence why; your client reads it."
DRAFT_WAITS = "A draft with other changes is open. Make its last stage longer there, or publish it first."
TOO_NEAR = (
    "These days lie nearer together than the days you want between sessions. Choose others, or fewer days between."
)


@transaction.atomic
def pause_programme(*, programme: Programme, reason: str, now: datetime, by: Member) -> Programme:
    """Let a running programme rest: what is planned from today on is cancelled. Raises ValidationError otherwise."""
    programme = _locked(programme, by=by)
    if programme.state != ProgrammeState.ACTIVE:
        raise ValidationError("Only a running programme can be paused.")
    programme.paused_on = local_date(now, programme.client.time_zone)
    return _turned(programme, ProgrammeState.PAUSED, TurnKind.PAUSED, reason, now, by)


@transaction.atomic
def resume_programme(*, programme: Programme, reason: str, now: datetime, by: Member) -> Programme:
    """Let a paused programme go on where it rested: its weeks move by the days of the pause.

    Raises ValidationError while training is held or another programme of the client runs.
    """
    programme = _locked(programme, by=by)
    if programme.state != ProgrammeState.PAUSED or programme.paused_on is None:
        raise ValidationError("Only a paused programme can be resumed.")
    if held := why_held(programme.client):
        raise ValidationError(held)
    today = local_date(now, programme.client.time_zone)
    if programme.paused_on < today:
        programme.pauses = [*programme.pauses, [str(programme.paused_on), str(today)]]
    programme.paused_on = None
    return _turned(programme, ProgrammeState.ACTIVE, TurnKind.RESUMED, reason, now, by)


@transaction.atomic
def end_programme(*, programme: Programme, reason: str, now: datetime, by: Member) -> Programme:
    """End a programme that runs or rests; it stays in the record, and nothing is planned from today on."""
    programme = _locked(programme, by=by)
    if programme.state not in (ProgrammeState.ACTIVE, ProgrammeState.PAUSED):
        raise ValidationError("Only a running or paused programme can be ended.")
    return _turned(programme, ProgrammeState.ENDED, TurnKind.ENDED, reason, now, by)


@transaction.atomic
def extend_programme(*, programme: Programme, weeks: int, reason: str, now: datetime, by: Member) -> ProgrammeVersion:
    """Make the last stage so many weeks longer, as a new version that says why.

    Raises ValidationError for more than twelve weeks, while a draft with other changes is open, and as publishing does.
    """
    programme = _locked(programme, by=by)
    if not 1 <= weeks <= MOST_WEEKS:
        raise ValidationError({"weeks": f"Make it longer by 1 to {MOST_WEEKS} weeks."})
    if ProgrammeVersion.objects.visible_to(by).filter(programme=programme).drafts().exists():
        raise ValidationError(DRAFT_WAITS)
    _lengthen(revise_programme(programme=programme, by=by), weeks, _week_of(programme, now), by)
    version = publish_version(programme=programme, message=_said(reason), now=now, by=by)
    tell_changes(programme=programme, version=version)
    give_reasons(version=version, whys=[reason])
    _keep_turn(programme, TurnKind.EXTENDED, reason, now, by)
    _plan_anew(programme, now, by)
    return version


@transaction.atomic
def set_rhythm(
    *, programme: Programme, mode: str, weekdays: Sequence[int], days_apart: int, now: datetime, by: Member
) -> Programme:
    """Choose what becomes of a missed session, the client's days and the least between two; what is planned follows.

    Raises ValidationError for days that lie nearer together than that.
    """
    programme = _locked(programme, by=by)
    chosen = sorted(set(weekdays))
    around = [*chosen, chosen[0] + DAYS] if chosen else []
    if any(later - earlier < days_apart for earlier, later in pairwise(around)):
        raise ValidationError({"weekdays": TOO_NEAR})
    if (programme.mode, programme.weekdays, programme.days_apart) == (mode, chosen, days_apart):
        return programme
    programme.mode, programme.weekdays, programme.days_apart = mode, chosen, days_apart
    programme.full_clean()
    programme.save(update_fields=["mode", "weekdays", "days_apart"])
    audit.record("programme.rhythm_set", subject=programme, by=by, client=programme.client, mode=mode)
    _plan_anew(programme, now, by)
    return programme


def _locked(programme: Programme, *, by: Member) -> Programme:
    """The programme, locked with its client, so that two of theirs cannot begin to run at once."""
    rows = Programme.objects.visible_to(by).select_related("client", "assessment__screen")
    found: Programme = rows.select_for_update(of=("self", "client"), no_key=True).get(pk=programme.pk)
    return found


def _turned(
    programme: Programme, state: ProgrammeState, kind: TurnKind, reason: str, now: datetime, by: Member
) -> Programme:
    programme.state = state
    programme.full_clean()
    programme.save(update_fields=["state", "paused_on", "pauses"])
    _keep_turn(programme, kind, reason, now, by)
    _plan_anew(programme, now, by)
    return programme


def _week_of(programme: Programme, now: datetime) -> int:
    return programme.week_on(local_date(now, programme.client.time_zone))


def _lengthen(draft: ProgrammeVersion, weeks: int, week: int, by: Member) -> None:
    last = Stage.objects.visible_to(by).filter(version=draft).latest("number")
    last.last_week += weeks
    if last.last_week < week:
        least = week - last.last_week + weeks
        raise ValidationError({"weeks": f"It is week {week} already, so make it longer by at least {least} weeks."})
    last.save(update_fields=["last_week"])


def _keep_turn(programme: Programme, kind: TurnKind, reason: str, now: datetime, by: Member) -> None:
    today = local_date(now, programme.client.time_zone)
    turn = Turn(practice_id=programme.practice_id, programme=programme, kind=kind, on=today, at=now, by=by)
    turn.reason = _said(reason)
    turn.full_clean()
    turn.save(force_insert=True)
    audit.record(f"programme.{kind}", subject=programme, by=by, client=programme.client)


def _said(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": SAY_WHY})
    return reason.strip()


def _plan_anew(programme: Programme, now: datetime, by: Member) -> None:
    version = ProgrammeVersion.objects.visible_to(by).filter(programme=programme).published().last()
    if version:
        today = local_date(now, programme.client.time_zone)
        materialise_sessions(programme=programme, version=version, today=today, by=by)
