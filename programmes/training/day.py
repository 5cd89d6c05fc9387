"""What a client sees on opening Plumbline today."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from clients.records.models import Client, SafetyScreen
from programmes.prescribing.models import Programme, ProgrammeState, ProgrammeVersion
from programmes.training.doses import Task, minutes_of, sets_of
from programmes.training.models import Session, SessionState, SetLog, ToldChange, Turn
from programmes.training.questions import action_text
from programmes.training.scheduling import local_date
from programmes.training.standing import rows_of
from therapy.knowledge.records import UrgencyLevel

SHOWN_BEFORE_AND_AFTER = timedelta(days=3)
CHANGES_TOLD_FOR = timedelta(days=14)


class Kind(StrEnum):
    HELD = "held"
    NOTHING = "nothing"
    PAUSED = "paused"
    ENDED = "ended"
    AHEAD = "ahead"
    DUE = "due"
    PART_DONE = "part_done"
    DONE = "done"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day in the row of seven: its date and "done", "today", "planned" or ""."""

    day: date
    state: str


@dataclass(frozen=True)
class Day:
    """A client's today: what it is, and what there is to do. `sessions` are those around it, oldest first.

    `turn` is why a programme rests or has ended.
    """

    client: Client
    today: date
    held: SafetyScreen | None
    programme: Programme | None
    version: ProgrammeVersion | None
    sessions: Sequence[Session] = field(default=())
    turn: Turn | None = None

    @cached_property
    def changes(self) -> Sequence[ToldChange]:
        """What is new in the version in force, for two weeks from when it came; nothing of a first one."""
        version = self.version
        if version is None or version.number == 1 or version.published_at is None:
            return []
        is_news = local_date(version.published_at, self.client.time_zone) > self.today - CHANGES_TOLD_FOR
        return list(ToldChange.objects.of(self.client).filter(version=version)) if is_news else []

    @cached_property
    def kind(self) -> Kind:
        if self.held:
            return Kind.HELD
        if self.programme is None:
            return Kind.NOTHING
        if self.programme.state in (ProgrammeState.PAUSED, ProgrammeState.ENDED):
            return Kind(self.programme.state)
        return self._kind_of_running()

    def _kind_of_running(self) -> Kind:
        if self.session:
            return _KINDS[SessionState(self.session.state)]
        if self.programme and self.programme.starts_on and self.programme.starts_on > self.today:
            return Kind.AHEAD
        return Kind.REST if self.next_session else Kind.ENDED

    @property
    def is_for_a_session(self) -> bool:
        """Whether there is a session to do, to go on with or to look back on."""
        return self.kind in (Kind.DUE, Kind.PART_DONE, Kind.DONE)

    @cached_property
    def session(self) -> Session | None:
        """Today's session; where there is none, one begun yesterday and not finished."""
        todays = [session for session in self.sessions if session.scheduled_on == self.today]
        return next(iter(todays + self._begun_yesterday), None)

    @property
    def _begun_yesterday(self) -> list[Session]:
        yesterday = self.today - timedelta(days=1)
        return [s for s in self.sessions if s.scheduled_on == yesterday and s.state == SessionState.STARTED]

    @cached_property
    def next_session(self) -> Session | None:
        return next((session for session in self.sessions if session.scheduled_on > self.today), None)

    @property
    def has_missed(self) -> bool:
        """Whether a session of the days before today was never begun."""
        return any(s.scheduled_on < self.today and s.state == SessionState.PLANNED for s in self.sessions)

    @property
    def week(self) -> list[WeekDay]:
        """Today with three days on either side."""
        states = {session.scheduled_on: session.state for session in self.sessions}
        days = [self.today + timedelta(days=n) for n in range(-3, 4)]
        return [WeekDay(day, self._mark(day, states.get(day))) for day in days]

    def _mark(self, day: date, state: str | None) -> str:
        if state == SessionState.DONE:
            return "done"
        if day == self.today:
            return "today"
        return "planned" if state and day > self.today else ""

    @cached_property
    def tasks(self) -> list[Task]:
        if self.session is None:
            return []
        return [Task(prescription) for prescription in rows_of(self.session)]

    @property
    def minutes(self) -> int:
        return minutes_of(task.prescription for task in self.tasks)

    @property
    def equipment(self) -> list[str]:
        """What the session needs, each thing once, in words."""
        needed = {thing: thing.replace("_", " ") for task in self.tasks for thing in task.equipment}
        return list(needed.values())

    @cached_property
    def sets_done(self) -> int:
        return SetLog.objects.of(self.client).filter(session=self.session).count() if self.session else 0

    @property
    def sets_planned(self) -> int:
        return sum(len(sets_of(task.prescription)) for task in self.tasks)

    @property
    def action_text(self) -> str:
        return action_text(UrgencyLevel(self.held.urgency), self.client.practice) if self.held else ""


_KINDS = {
    SessionState.PLANNED: Kind.DUE,
    SessionState.STARTED: Kind.PART_DONE,
    SessionState.DONE: Kind.DONE,
}


def day_of(client: Client, *, now: datetime) -> Day:
    """The client's day at `now`, in their own time zone. Six queries at most."""
    today = local_date(now, client.time_zone)
    programme = _programme_of(client)
    return Day(
        client=client,
        today=today,
        held=SafetyScreen.objects.of(client).holding().order_by("-answered_at").first(),
        programme=programme,
        version=_version_of(client, programme),
        sessions=_sessions_of(client, programme, today),
        turn=_turn_of(client, programme),
    )


def _programme_of(client: Client) -> Programme | None:
    """The running programme, or else the newest that was published."""
    published = list(Programme.objects.of(client).exclude(state=ProgrammeState.DRAFT).newest_first()[:10])
    running = [programme for programme in published if programme.state == ProgrammeState.ACTIVE]
    return next(iter(running + published), None)


def _version_of(client: Client, programme: Programme | None) -> ProgrammeVersion | None:
    versions = ProgrammeVersion.objects.of(client).published().select_related("published_by__person")
    found: ProgrammeVersion | None = versions.filter(programme=programme).last() if programme else None
    return found


def _turn_of(client: Client, programme: Programme | None) -> Turn | None:
    """What brought a programme to rest or to its end; nothing asks for it while it runs."""
    if programme is None or programme.state == ProgrammeState.ACTIVE:
        return None
    turns = Turn.objects.of(client).filter(programme=programme, kind=programme.state)
    found: Turn | None = turns.last()
    return found


def _sessions_of(client: Client, programme: Programme | None, today: date) -> list[Session]:
    if programme is None:
        return []
    around = Session.objects.of(client).standing().filter(programme=programme)
    around = around.filter(scheduled_on__gte=today - SHOWN_BEFORE_AND_AFTER).select_related("workout__stage")
    return list(around[:14])
