"""Bringing the rows in line with what is wanted: made, moved, called off, taken up again, each with its reason."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from programmes.reminders.models import Change, Reminder, ReminderState
from programmes.reminders.models.reminders import OPEN
from programmes.reminders.planning.wanted import Key, Wanted, key_of
from programmes.reminders.timing import zone_data_version

OFF_THE_PLAN = "The session is not on the plan any more."
OFF_THE_CALENDAR = "What it was about does not stand any more."
MOVED = "What it is about, or when to be reminded of it, was moved."
ZONE_CHANGED = "The rules of its time zone changed."


def bring_in_line(wanted: Iterable[Wanted], rows: Iterable[Reminder], *, now: datetime) -> int:
    """Make, move, call off and take up again; what is being sent or was sent stays. Returns how many rows changed.

    Doing it twice changes nothing. The caller holds the lock of the practice.
    """
    kept = Keeping(rows, now)
    for want in wanted:
        kept.settle(want)
    kept.call_off_the_rest()
    return kept.write()


class Keeping:
    """One practice's rows while they are brought in line."""

    def __init__(self, rows: Iterable[Reminder], now: datetime) -> None:
        self.rows: dict[Key, Reminder] = {key_of(row): row for row in rows}
        self.now = now
        self.new: list[Reminder] = []
        self.changes: list[Change] = []
        self.still_right: list[Reminder] = []

    def settle(self, want: Wanted) -> None:
        row = self.rows.pop(want.key, None)
        if row is None:
            if want.may_be_made(self.now):
                self.new.append(want.row())
        elif row.state in OPEN:
            self._keep(row, want)
        elif row.state == ReminderState.CANCELLED and want.may_be_made(self.now):
            self._change(row, ReminderState.PLANNED, "It is wanted again.", reason="", **want.when())

    def _keep(self, row: Reminder, want: Wanted) -> None:
        """A waiting row stays, moves or is called off; whether an overdue one still goes, its sender asks."""
        if want.objection:
            self._call_off(row, want.objection)
        elif not want.is_news and (why := _why_moved(row, want)):
            self._change(row, ReminderState(row.state), why, **want.when())
        elif row.zone_data != zone_data_version():
            self.still_right.append(row)

    def call_off_the_rest(self) -> None:
        for row in self.rows.values():
            if row.state in OPEN and (row.session_id or row.appointment_id or row.request_id):
                self._call_off(row, OFF_THE_PLAN if row.session_id else OFF_THE_CALENDAR)

    def _call_off(self, row: Reminder, why: str) -> None:
        if row.due_at > self.now:
            self._change(row, ReminderState.CANCELLED, why, reason=why)

    def _change(self, row: Reminder, state: ReminderState, why: str, **fields: Any) -> None:
        untouched = Reminder.across_practices.filter(pk=row.pk, state=row.state)
        if untouched.update(state=state, **fields):
            self.changes.append(_change(row, state, why, self.now))

    def write(self) -> int:
        Reminder.across_practices.bulk_create(self.new, ignore_conflicts=True)
        self.changes += [_change(row, ReminderState.PLANNED, "Planned.", self.now) for row in self.new]
        Change.across_practices.bulk_create(self.changes)
        right = Reminder.across_practices.filter(pk__in=[row.pk for row in self.still_right])
        right.update(zone_data=zone_data_version())
        return len(self.changes)


def _why_moved(row: Reminder, want: Wanted) -> str:
    """Why the row's time is not right any more; empty where it is."""
    assert want.moment
    if (row.local_date, row.local_time, row.time_zone) != want.moment:
        return MOVED
    other_rules = row.zone_data != zone_data_version() and row.due_at != want.moment.utc() and not row.attempts_made
    if other_rules:
        return ZONE_CHANGED
    return MOVED if row.expires_at != want.expires_at and row.zone_data == zone_data_version() else ""


def _change(row: Reminder, state: str, why: str, now: datetime) -> Change:
    return Change(practice_id=row.practice_id, reminder_id=row.pk, at=now, state=state, reason=why)
