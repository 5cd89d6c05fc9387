"""How many messages a practice sent, how many failed, and how late they were: by channel, and day by day."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, FloatField, Func
from django.db.models.functions import Round

from clients.practices.models import Member
from programmes.reminders.models import Channel, Reminder, ReminderState

SPAN = timedelta(days=28)
FAILED = (ReminderState.DEAD, ReminderState.UNKNOWN, ReminderState.EXPIRED)


class SecondsBetween(Func):
    """The seconds from one moment to another, counted by the database."""

    output_field = FloatField()
    template = "EXTRACT(EPOCH FROM %(expressions)s)"
    arg_joiner = " - "

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        more |= {"template": "(julianday(%(expressions)s)) * 86400.0", "arg_joiner": ") - julianday("}
        return self.as_sql(compiler, connection, **more)


@dataclass
class Tally:
    """Messages that were due: how many came to what. `late` counts those sent by how many seconds after their time."""

    sent: int = 0
    failed: int = 0
    called_off: int = 0
    late: Counter[int] = field(default_factory=Counter)

    def add(self, state: str, seconds: float | None, count: int) -> None:
        if state == ReminderState.SENT:
            self.sent += count
            self.late[max(int(seconds or 0), 0)] += count
        elif state in FAILED:
            self.failed += count
        elif state == ReminderState.CANCELLED:
            self.called_off += count

    def merge(self, other: "Tally") -> None:
        self.sent, self.failed = self.sent + other.sent, self.failed + other.failed
        self.called_off += other.called_off
        self.late += other.late

    @property
    def half(self) -> str:
        return self._share(0.5)

    @property
    def most(self) -> str:
        return self._share(0.95)

    @property
    def worst(self) -> str:
        return self._share(1)

    def _share(self, share: float) -> str:
        """After how long so many of those sent had gone out, in words."""
        passed = 0
        for seconds, count in sorted(self.late.items()):
            passed += count
            if passed >= share * self.sent:
                return in_words(seconds)
        return "–"


def in_words(seconds: int) -> str:
    if seconds < 120:
        return f"{seconds} s"
    return f"{seconds // 60} min" if seconds < 7200 else f"{seconds // 3600} h"


@dataclass(frozen=True)
class Figures:
    """The last four weeks of a practice, by channel and by the recipients' days, the latest first."""

    channels: Sequence[tuple[str, Tally]]
    days: Sequence[tuple[date, Tally, Sequence[int]]]  # with how many were sent on each of the channels


def figures_of(member: Member, *, now: datetime) -> Figures:
    """In one query, whose rows do not grow with the number of messages but with how unlike their lateness is."""
    by_channel: dict[str, Tally] = defaultdict(Tally)
    by_day: dict[date, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for day, channel, state, seconds, count in _counted(member, now):
        by_channel[channel].add(state, seconds, count)
        by_day[day][channel].add(state, seconds, count)
    used = sorted(by_channel, key=Channel.values.index)
    return Figures(
        channels=[(Channel(channel).label, by_channel[channel]) for channel in used],
        days=[_of_day(day, by_day[day], used) for day in sorted(by_day, reverse=True)],
    )


def _of_day(day: date, tallies: Mapping[str, Tally], used: Sequence[str]) -> tuple[date, Tally, Sequence[int]]:
    whole = Tally()
    for tally in tallies.values():
        whole.merge(tally)
    return day, whole, [tallies[channel].sent if channel in tallies else 0 for channel in used]


def _counted(member: Member, now: datetime) -> Any:
    rows = Reminder.objects.visible_to(member).filter(due_at__range=(now - SPAN, now)).order_by()
    late = Round(SecondsBetween(F("sent_at"), F("due_at")))
    settled = rows.filter(state__in=[ReminderState.SENT, ReminderState.CANCELLED, *FAILED])
    grouped = settled.annotate(late=late).values_list("local_date", "channel", "state", "late")
    return grouped.annotate(count=Count("pk"))
