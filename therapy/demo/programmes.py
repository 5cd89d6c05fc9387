"""Programmes as they were prescribed, and the weeks since: sessions done and missed, pain, words, reminders sent."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from clients.practices.ids import uuid7
from clients.practices.models import Member
from programmes.prescribing.actions import draft_programme
from programmes.prescribing.models import DoseSide, Prescription, Programme
from programmes.reminders.models import Channel, Reminder, ReminderState
from programmes.reminders.timing import LocalMoment, reminder_for
from programmes.training.actions import end_programme, pause_programme, publish_programme
from programmes.training.gates.models import Deed, StageDecision
from programmes.training.gates.ready import count_again
from programmes.training.models import Session, SessionState, SetLog
from therapy.assessments.models import Assessment
from therapy.demo.stories import Story, Week

MESSAGE = "Start gently. Breathe through every repetition, and write to me if something hurts."
ENDED = "You have reached what you came for. Keep up what you like best."
OPENED = "Moves well, and is ready for more."
PAUSED = "You are away for a while. We go on where we were."


def prescribe(story: Story, assessment: Assessment, *, by: Member, at: datetime, now: datetime) -> Programme:
    """The programme drafted from the assessment and, unless it is still a draft, run until `now`."""
    programme = draft_programme(assessment=assessment, template=story.template, submission=uuid4(), now=at, by=by)
    if story.only_drafted:
        return programme
    zone = ZoneInfo(programme.client.time_zone)
    publish_programme(programme=programme, starts_on=at.astimezone(zone).date(), message=MESSAGE, now=at, by=by)
    programme.refresh_from_db()
    _open_stages(programme, by=by, now=now)
    _live(story, programme)
    _have_something_today(story, programme, now=now)
    count_again(programme, now=now)
    if story.ended:
        end_programme(programme=programme, reason=ENDED, now=now, by=by)
    if story.paused:
        pause_programme(programme=programme, reason=PAUSED, now=now, by=by)
    return programme


def _open_stages(programme: Programme, *, by: Member, now: datetime) -> None:
    """Every stage whose planned weeks have come was opened by its therapist when they came."""
    week = programme.week_on(now.astimezone(ZoneInfo(programme.client.time_zone)).date())
    version = programme.versions.published().latest("number")
    begun = [stage for stage in version.stages.all() if 1 < stage.first_week <= week]
    StageDecision.objects.bulk_create(
        StageDecision(
            practice_id=programme.practice_id,
            client=programme.client,
            programme=programme,
            stage=stage.number,
            deed=Deed.OPENED,
            from_week=stage.first_week,
            reason=OPENED,
            by=by,
            at=now - timedelta(weeks=week - stage.first_week, days=1),
        )
        for stage in begun
    )


def _live(story: Story, programme: Programme) -> None:
    sessions = Session.objects.of(programme.client).filter(programme=programme).select_related("workout", "client")
    workouts = {session.workout_id: list(session.workout.prescriptions.all()) for session in sessions}
    begins_on = programme.starts_on or date.min
    done: list[Session] = []
    logs: list[SetLog] = []
    reminders: list[Reminder] = []
    for number, week in enumerate(story.life):
        begins = begins_on + timedelta(weeks=number)
        of_week = [each for each in sessions if begins <= each.scheduled_on < begins + timedelta(weeks=1)]
        for session in of_week[: week.done]:
            _finish(session, week, last=session is of_week[: week.done][-1])
            done.append(session)
            logs += _sets(session, workouts[session.workout_id])
        if "reminders" in story.consents:
            reminders += [_sent(session) for session in of_week]
    changed = ["state", "started_at", "finished_at", "pain_before", "pain_after", "effort", "words"]
    Session.objects.of(programme.client).bulk_update(done, changed)
    SetLog.objects.bulk_create(logs)
    Reminder.objects.bulk_create(reminders)


def _finish(session: Session, week: Week, *, last: bool) -> None:
    began = LocalMoment(session.scheduled_on, session.scheduled_time, session.time_zone).utc() + timedelta(minutes=7)
    session.state = SessionState.DONE
    session.started_at, session.finished_at = began, began + timedelta(minutes=24)
    session.pain_before, session.pain_after, session.effort = week.before, week.after, week.effort
    session.words = week.words if last else ""


def _sets(session: Session, prescriptions: list[Prescription]) -> Iterator[SetLog]:
    """Every set as prescribed, two minutes apart."""
    assert session.started_at
    at = session.started_at
    for prescription in prescriptions:
        sides = [""] if prescription.side == DoseSide.NONE else [prescription.side]
        if prescription.side in (DoseSide.EACH, "left_first", "right_first", "weaker_first"):
            sides = ["left", "right"]
        for number in range(1, prescription.sets + 1):
            for side in sides:
                at += timedelta(seconds=50)
                yield SetLog(
                    practice_id=session.practice_id,
                    client=session.client,
                    session=session,
                    prescription=prescription,
                    set_number=number,
                    side=side,
                    reps=prescription.reps,
                    hold_seconds=prescription.hold_seconds,
                    done_at=at,
                    made_id=uuid7(),
                )


def _sent(session: Session) -> Reminder:
    moment = reminder_for(LocalMoment(session.scheduled_on, session.scheduled_time, session.time_zone))
    assert moment
    return Reminder(
        practice_id=session.practice_id,
        client=session.client,
        session=session,
        channel=Channel.EMAIL,
        local_date=moment.day,
        local_time=moment.at,
        time_zone=moment.zone,
        due_at=moment.utc(),
        state=ReminderState.SENT,
        sent_at=moment.utc() + timedelta(seconds=20),
        attempts_made=1,
    )


def _have_something_today(story: Story, programme: Programme, *, now: datetime) -> None:
    """The demo's client finds a session to do on whatever day the demo begins."""
    today = now.astimezone(ZoneInfo(programme.client.time_zone)).date()
    ahead = Session.objects.of(programme.client).filter(programme=programme, state=SessionState.PLANNED)
    if story.demo_client and not ahead.on(today).exists() and (following := ahead.ahead_of(today).first()):
        following.scheduled_on = today
        following.save(update_fields=["scheduled_on"])
