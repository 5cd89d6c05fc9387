"""A published version becomes sessions on dates, and these follow what changes: the version, the hours, a pause."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import zip_longest

from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.audit import Actor
from programmes.prescribing.models import Mode, Programme, ProgrammeState, ProgrammeVersion, Stage, Workout
from programmes.training.gates.steps import running_of
from programmes.training.models import Session, SessionState
from programmes.training.scheduling import Rhythm, Span, local_date, plan, queue

PLACE = ("version_id", "workout_id", "scheduled_on", "scheduled_time", "time_zone")
"""What the plan says of a session; a change of any of it is a change of the plan."""


@transaction.atomic
def materialise_sessions(
    *, programme: Programme, version: ProgrammeVersion, today: date, by: Actor | None = None
) -> list[Session]:
    """Plan the sessions of all stages from `today` on; return those that are new or have changed.

    Weeks count from the day the programme starts, pauses left out; each session is at the client's usual time in
    their own zone. Where the next one waits, those missed move up. Sessions begun or done are never touched. A planned
    one stays itself when its place changes, and what is planned no more is cancelled; of a programme that does not
    run that is all of it. Doing it twice changes nothing.
    """
    planned, begun = _standing(programme, today)
    wanted = _wanted(programme, version, begun, today)
    made = _Made(programme, version, wanted)
    for session, day in _paired(planned, list(wanted), waits=programme.mode == Mode.SEQUENCE):
        made.settle(session, day)
    made.keep(by=by)
    return made.changed + made.new


@transaction.atomic
def let_sessions_wait(*, programme: Programme, now: datetime) -> list[Session]:
    """Move what was planned for earlier days and not begun to the days to come, where the next one waits."""
    rows = Programme.objects.of(programme.client).select_for_update(of=("self",), no_key=True)
    locked: Programme = rows.select_related("client").get(pk=programme.pk)
    version = ProgrammeVersion.objects.of(locked.client).filter(programme=locked).published().latest("number")
    today = local_date(now, locked.client.time_zone)
    return materialise_sessions(programme=locked, version=version, today=today)


def _standing(programme: Programme, today: date) -> tuple[list[Session], list[Session]]:
    """The sessions that are still to be planned, and those begun, oldest first; locked, so that none begins now."""
    sessions = Session.objects.of(programme.client).filter(programme=programme).standing()
    standing = list(sessions.select_for_update(of=("self",), no_key=True))
    waits = programme.mode == Mode.SEQUENCE
    begun = [each for each in standing if each.state != SessionState.PLANNED]
    planned = [each for each in standing if each.state == SessionState.PLANNED]
    return [each for each in planned if waits or each.scheduled_on >= today], begun


def _wanted(
    programme: Programme, version: ProgrammeVersion, begun: Sequence[Session], today: date
) -> Mapping[date, Workout]:
    """What should be planned from today on; nothing on or too near a day on which a session was begun."""
    if programme.starts_on is None or programme.state != ProgrammeState.ACTIVE:
        return {}
    rhythm = Rhythm(programme.weekdays, programme.days_apart, programme.rests)
    spans = _spans(programme, version, today, done=len(begun))
    if programme.mode == Mode.SEQUENCE:
        after_last = [each.scheduled_on + timedelta(days=rhythm.days_apart) for each in begun]
        free_from = max([today, programme.starts_on, *after_last])
        return queue(spans, done=len(begun), free_from=free_from, rhythm=rhythm)
    days = plan(spans, starts_on=programme.starts_on, rhythm=rhythm)
    taken = {each.scheduled_on for each in begun}
    return {day: workout for day, workout in days.items() if day >= today and day not in taken}


def _spans(programme: Programme, version: ProgrammeVersion, today: date, *, done: int) -> list[Span[Workout]]:
    """The stages in the weeks in which they run: one that nobody opened lets the stage before it go on."""
    stages = {stage.number: stage for stage in version.stages.prefetch_related("workouts__prescriptions")}
    runs = running_of(programme, list(stages.values()), today=today, done=done)
    found = [(run, stages[run.number]) for run in runs]
    return [
        Span(run.first_week, run.last_week, stage.sessions_per_week, list(stage.workouts.all()), _weekdays(stage))
        for run, stage in found
    ]


def _weekdays(stage: Stage) -> list[int]:
    """The weekdays that the doses of a stage name; none where one of them names none."""
    named = [row.days for workout in stage.workouts.all() for row in workout.prescriptions.all()]
    return sorted(set().union(*named)) if all(named) else []


def _paired(
    planned: Sequence[Session], days: Sequence[date], *, waits: bool
) -> Iterator[tuple[Session | None, date | None]]:
    """Which session takes which day: the next one in turn where they wait, the one of that day otherwise."""
    if waits:
        yield from zip_longest(planned, sorted(days))
        return
    of_day = {session.scheduled_on: session for session in planned}
    yield from ((of_day.pop(day, None), day) for day in days)
    yield from ((session, None) for session in of_day.values())


@dataclass
class _Made:
    """What one planning changes: rows that move, rows given up, new rows."""

    programme: Programme
    version: ProgrammeVersion
    wanted: Mapping[date, Workout]
    changed: list[Session] = field(default_factory=list)
    given_up: list[Session] = field(default_factory=list)
    new: list[Session] = field(default_factory=list)

    def settle(self, session: Session | None, day: date | None) -> None:
        if day is None:
            self.given_up += [session] if session else []
        elif session is None:
            self.new.append(self._at(Session(), day))
        else:
            before = [getattr(session, name) for name in PLACE]
            self._at(session, day)
            self.changed += [session] if before != [getattr(session, name) for name in PLACE] else []

    def _at(self, session: Session, day: date) -> Session:
        client = self.programme.client
        session.practice_id, session.client, session.programme = self.programme.practice_id, client, self.programme
        session.version, session.workout = self.version, self.wanted[day]
        session.scheduled_on, session.scheduled_time, session.time_zone = day, client.training_time, client.time_zone
        return session

    def keep(self, *, by: Actor | None) -> None:
        """Write it all. What moves is cancelled for a moment, so that no two meet on one day on the way."""
        if not (self.changed or self.given_up or self.new):
            return
        sessions = Session.objects.of(self.programme.client)
        moving = [each.pk for each in (*self.changed, *self.given_up)]
        sessions.filter(pk__in=moving).update(state=SessionState.CANCELLED)
        for session in self.given_up:
            session.state = SessionState.CANCELLED
        for session in (*self.changed, *self.given_up):
            session.revision, session.changed_at = session.revision + 1, timezone.now()
        sessions.bulk_update(self.given_up, ["revision", "changed_at"])
        sessions.bulk_update(self.changed, [*PLACE, "state", "revision", "changed_at"])
        Session.objects.bulk_create(self.new)
        self._record(by)

    def _record(self, by: Actor | None) -> None:
        audit.record(
            "sessions.planned",
            subject=self.programme,
            by=by,
            client=self.programme.client,
            version=self.version.number,
            planned=len(self.new),
            moved=len(self.changed),
            given_up=len(self.given_up),
        )
