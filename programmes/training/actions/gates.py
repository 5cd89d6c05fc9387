"""A therapist opens the next stage, holds it, goes back a stage, or says what they saw. Nothing opens by itself."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from programmes.prescribing.models import Programme, ProgrammeState, ProgrammeVersion
from programmes.training.actions.planning import materialise_sessions
from programmes.training.gates.models import Deed, SeenCriterion, StageDecision
from programmes.training.gates.reading import Gate, current_gate
from programmes.training.gates.ready import count_again
from programmes.training.gates.running import AHEAD
from programmes.training.scheduling import local_date

LEAST_REASON, MOST_REASON, MOST_WORDS = 5, 300, 200
GIVE_REASON = "Give a reason, in a few words: a colleague will read it."
NOT_RUNNING = "This programme does not run now. Start it, or let it go on, first."
MOVED_ON = "The client is in another stage by now. Look at the gate again."


@dataclass(frozen=True, slots=True)
class _At:
    """The gate as it is now, its programme locked, and who decides on it."""

    gate: Gate
    version: ProgrammeVersion
    now: datetime
    by: Member


@transaction.atomic
def open_stage(*, programme: Programme, stage: int, reason: str, now: datetime, by: Member) -> StageDecision:
    """Open the stage after the present one, from this week on, and plan its sessions.

    Opened before its planned week it begins in that week. Raises ValidationError where a reason is asked for and none
    is given: criteria not met or not known, planned weeks left, a flare.
    """
    at = _gate(programme, now, by)
    _insist_on_next(at.gate, stage)
    if at.gate.why_ask and len(reason.strip()) < LEAST_REASON:
        raise ValidationError({"reason": [*at.gate.why_ask, GIVE_REASON]})
    planned = at.gate.begun_in + at.gate.stage.weeks
    return _decided(at, Deed.OPENED, stage, max(at.gate.week, planned), reason)


@transaction.atomic
def hold_stage(*, programme: Programme, stage: int, reason: str, now: datetime, by: Member) -> StageDecision:
    """Keep the next stage closed for now, with a reason; the client goes on with the sessions of the present one."""
    at = _gate(programme, now, by)
    _insist_on_next(at.gate, stage)
    _insist_on_reason(reason)
    return _decided(at, Deed.HELD, stage, at.gate.week, reason)


@transaction.atomic
def step_back(*, programme: Programme, stage: int, reason: str, now: datetime, by: Member) -> StageDecision:
    """Go back to an earlier stage from today on, with a reason."""
    at = _gate(programme, now, by)
    if stage not in [each.number for each in at.gate.before]:
        raise ValidationError("Choose a stage before the present one to go back to.")
    _insist_on_reason(reason)
    return _decided(at, Deed.STEPPED_BACK, stage, at.gate.week, reason)


@transaction.atomic
def see_criterion(
    *, programme: Programme, criterion: str, met: bool, words: str, now: datetime, by: Member
) -> SeenCriterion:
    """Keep what the therapist saw of a criterion of the present stage. Raises ValidationError for one of another."""
    at = _gate(programme, now, by)
    if criterion not in at.gate.stage.gates:
        raise ValidationError(MOVED_ON)
    seen: SeenCriterion = SeenCriterion.objects.create(
        practice_id=programme.practice_id,
        client=at.gate.programme.client,
        programme=programme,
        stage=at.gate.stage.number,
        criterion=criterion,
        met=met,
        words=" ".join(words.split())[:MOST_WORDS],
        by=by,
        at=now,
    )
    audit.record("criterion.seen", subject=programme, by=by, client=seen.client, criterion=criterion, met=met)
    count_again(at.gate.programme, now=now)
    return seen


def follow_gate(programme: Programme, *, now: datetime) -> None:
    """After something was logged: count the gate again, and let a stage that nobody opened wait."""
    if programme.state != ProgrammeState.ACTIVE:
        return
    gate = count_again(programme, now=now)
    if gate and gate.stage.gates and gate.next and gate.weeks_left < AHEAD - 1:
        today = local_date(now, programme.client.time_zone)
        materialise_sessions(programme=programme, version=gate.version, today=today)


def _gate(programme: Programme, now: datetime, by: Member) -> _At:
    rows = Programme.objects.visible_to(by).select_related("client").select_for_update(of=("self",), no_key=True)
    locked: Programme = rows.get(pk=programme.pk)
    if locked.state != ProgrammeState.ACTIVE:
        raise ValidationError(NOT_RUNNING)
    gate = current_gate(locked, now=now)
    if gate is None:
        raise ValidationError("This programme has no stage.")
    return _At(gate, gate.version, now, by)


def _decided(at: _At, deed: Deed, stage: int, week: int, reason: str) -> StageDecision:
    programme = at.gate.programme
    decision: StageDecision = StageDecision.objects.create(
        practice_id=programme.practice_id,
        client=programme.client,
        programme=programme,
        stage=stage,
        deed=deed,
        from_week=week,
        reason=" ".join(reason.split())[:MOST_REASON],
        counted=[{"criterion": each.criterion.id, "state": each.state, "says": each.says} for each in at.gate.counted],
        by=at.by,
        at=at.now,
    )
    audit.record(f"stage.{deed}", subject=programme, by=at.by, client=programme.client, stage=stage, from_week=week)
    today = local_date(at.now, programme.client.time_zone)
    materialise_sessions(programme=programme, version=at.version, today=today, by=at.by)
    count_again(programme, now=at.now)
    return decision


def _insist_on_next(gate: Gate, stage: int) -> None:
    if gate.next is None or gate.next.number != stage:
        raise ValidationError(MOVED_ON)


def _insist_on_reason(reason: str) -> None:
    if len(reason.strip()) < LEAST_REASON:
        raise ValidationError({"reason": GIVE_REASON})
