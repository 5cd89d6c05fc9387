"""A client does a session: starts it, logs its sets, finishes it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from clients.practices import audit
from clients.practices.audit import Actor
from programmes.prescribing.dose import dose_of
from programmes.prescribing.models import Prescription, ProgrammeState
from programmes.training.actions.gates import follow_gate
from programmes.training.actions.stopping import insist_on_no_hold, report_stop
from programmes.training.doses import sets_of
from programmes.training.measures import Done, measure_of
from programmes.training.models import Session, SessionState, SetLog
from programmes.training.scheduling import local_date, midnight_after

SAY_PAIN = "Choose a number from 0 to 10 for your pain."
SAID_OF_A_SET = (
    "prescription_id", "set_number", "side", "reps", "hold_seconds", "seconds", "metres", "load_kg", "pain",
)  # fmt: skip


class AlreadyLogged(ValidationError):
    """The set, or the id under which the phone sent it, is logged with other content."""


@dataclass(frozen=True, slots=True)
class SetDone:
    """One set as the client did it. `made_id` is made where it was written down, so it can be sent twice."""

    prescription_id: UUID
    set_number: int
    side: str
    reps: int
    hold_seconds: int
    pain: int | None
    done_at: datetime
    made_id: UUID
    seconds: int = 0
    metres: int = 0
    load_kg: Decimal | None = None


@transaction.atomic
def start_session(
    *, session: Session, answers: Mapping[str, bool | None], pain_before: int | None, now: datetime, by: Actor
) -> Session:
    """Start, or hold training where an answer is a warning: the session then stays as it was.

    Starting twice changes nothing. Raises ValidationError for an unanswered question, for a later day's session,
    while the programme does not run and while training is held; PermissionDenied for anybody but the session's client.
    """
    session = _own(session, by)
    said = _answered(answers)
    if any(said.values()):
        report_stop(session=session, answers=said, now=now, by=by)
        return session
    if pain_before is None:
        raise ValidationError({"pain_before": SAY_PAIN})
    insist_on_no_hold(session.client, at=now)
    if session.state == SessionState.PLANNED:
        _insist_on_its_turn(session, now)
        session.state, session.started_at, session.pain_before = SessionState.STARTED, now, pain_before
        session.full_clean()
        session.save(update_fields=["state", "started_at", "pain_before"])
        audit.record("session.started", subject=session, by=by, client=session.client)
    return session


@transaction.atomic
def log_set(*, session: Session, done: SetDone, by: Actor) -> tuple[SetLog, bool]:
    """Keep one set, and say whether it is new: the same set sent again is kept once.

    Raises AlreadyLogged where the set or its `made_id` is there with other content; ValidationError where the
    session is not begun, holds no such set, or training was held when it was done.
    """
    session = _own(session, by)
    if said := _said_before(session, done):
        return said, False
    _insist_on_begun(session)
    done = _since_the_start(done, session)
    insist_on_no_hold(session.client, at=done.done_at)
    log = _log_of(session, _prescription_of(session, done), done)
    log.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            log.save(force_insert=True)
    except IntegrityError:  # the same set came in by another way at the same moment
        return _said_before(session, done) or log, False
    audit.record("set.logged", subject=log, by=by, client=session.client)
    return log, True


@transaction.atomic
def correct_set(*, log: SetLog, done: Done, pain: int | None, now: datetime, by: Actor) -> SetLog:
    """Change what a set says, until midnight of the day it was done.

    Raises ValidationError afterwards, PermissionDenied for anybody but the client.
    """
    session = _own(log.session, by)
    _insist_on_same_day(log, session, now)
    log.reps, log.seconds, log.metres = done
    log.pain = pain
    log.full_clean()
    log.save(update_fields=[*Done._fields, "pain"])
    audit.record("set.corrected", subject=log, by=by, client=session.client)
    return log


@transaction.atomic
def undo_set(*, log: SetLog, now: datetime, by: Actor) -> None:
    """Take a set back, until midnight of the day it was done.

    Raises ValidationError afterwards, PermissionDenied for anybody but the client.
    """
    session = _own(log.session, by)
    _insist_on_same_day(log, session, now)
    audit.record("set.undone", subject=log, by=by, client=session.client)
    SetLog.objects.of(session.client).filter(pk=log.pk).delete()


@transaction.atomic
def finish_session(
    *, session: Session, pain_after: int | None, effort: int | None, words: str, now: datetime, by: Actor
) -> Session:
    """Finish, with the pain now (0 to 10, never assumed). Finishing twice changes nothing.

    Raises ValidationError where pain is not said or the session is not begun.
    """
    session = _own(session, by)
    if session.state == SessionState.DONE:
        return session
    _insist_on_begun(session)
    if pain_after is None:
        raise ValidationError({"pain_after": SAY_PAIN})
    session.state, session.finished_at = SessionState.DONE, now
    session.pain_after, session.effort, session.words = pain_after, effort, words.strip()
    session.full_clean()
    session.save(update_fields=["state", "finished_at", "pain_after", "effort", "words"])
    audit.record("session.finished", subject=session, by=by, client=session.client)
    follow_gate(session.programme, now=now)
    return session


def _own(session: Session, by: Actor) -> Session:
    """The session, locked, where it is the actor's own."""
    if by.pk != session.client_id:
        raise PermissionDenied("Only the client of a session does it.")
    locked = (
        Session.objects.of(session.client)
        .select_for_update(of=("self",), no_key=True)
        .select_related("client__practice", "programme")
    )
    found: Session = locked.get(pk=session.pk)
    return found


def _answered(answers: Mapping[str, bool | None]) -> dict[str, bool]:
    missing = {name: "Answer yes or no." for name, answer in answers.items() if answer is None}
    if missing and not any(answers.values()):
        raise ValidationError(missing)
    return {name: answer for name, answer in answers.items() if answer is not None}


def _insist_on_its_turn(session: Session, now: datetime) -> None:
    if session.programme.state != ProgrammeState.ACTIVE:
        raise ValidationError("Your programme is not running now. Ask your therapist when it goes on.")
    if session.scheduled_on > local_date(now, session.time_zone):
        raise ValidationError(f"This session is for {session.scheduled_on:%A %-d %B}. Come back to it then.")


def _insist_on_begun(session: Session) -> None:
    if session.state == SessionState.PLANNED:
        raise ValidationError("Start the session first: it asks how you are.")
    if session.state == SessionState.CANCELLED:
        raise ValidationError("This session was taken off your plan. Open Today to see the one in its place.")


def _insist_on_same_day(log: SetLog, session: Session, now: datetime) -> None:
    if now >= midnight_after(log.done_at, session.time_zone):
        raise ValidationError("This set is from an earlier day and can no longer be changed. Tell your therapist.")


def _since_the_start(done: SetDone, session: Session) -> SetDone:
    """No set is done before its session began: the clock of the phone is behind, so it counts as the beginning."""
    began = session.started_at
    return replace(done, done_at=began) if began and done.done_at < began else done


def _prescription_of(session: Session, done: SetDone) -> Prescription:
    found: Prescription | None = (
        Prescription.objects.of(session.client).filter(workout_id=session.workout_id, pk=done.prescription_id).first()
    )
    if found is None or (done.set_number, done.side) not in sets_of(found):
        raise ValidationError("This set is not part of the session. Open the session again to see what is.")
    measure = measure_of(dose_of(found))
    if measure.of(done) > measure.cap:
        raise ValidationError({measure.name: f"That is more than twice the plan. Say {measure.cap} or fewer."})
    return found


def _log_of(session: Session, prescription: Prescription, done: SetDone) -> SetLog:
    return SetLog(
        practice_id=session.practice_id,
        client=session.client,
        session=session,
        prescription=prescription,
        set_number=done.set_number,
        side=done.side,
        reps=done.reps,
        hold_seconds=done.hold_seconds,
        seconds=done.seconds,
        metres=done.metres,
        load_kg=done.load_kg,
        pain=done.pain,
        done_at=done.done_at,
        made_id=done.made_id,
    )


def _said_before(session: Session, done: SetDone) -> SetLog | None:
    """The log of this set from before, or None. Raises AlreadyLogged where it says something else."""
    logs = SetLog.objects.of(session.client)
    same_set = logs.filter(
        session=session, prescription_id=done.prescription_id, set_number=done.set_number, side=done.side
    )
    log: SetLog | None = logs.filter(made_id=done.made_id).first() or same_set.first()
    if log is not None and not _same(log, session, done):
        raise AlreadyLogged("This set is logged already, with other numbers. Undo it first to change it.")
    return log


def _same(log: SetLog, session: Session, done: SetDone) -> bool:
    """Whether the log says the same; not when, for a plain form says only when it was sent."""
    return log.session_id == session.pk and all(getattr(log, name) == getattr(done, name) for name in SAID_OF_A_SET)
