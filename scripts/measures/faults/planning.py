"""R13: planning by five at once, over edits, makes one row each, and nothing changes where nothing changed."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from programmes.reminders.actions import plan_reminders
from programmes.reminders.models import Reminder
from programmes.training.models import Session
from scripts.measures.faults import rows
from scripts.measures.faults.herd import herd
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

PLANNERS = 5
AHEAD = timedelta(hours=30)
KEY = ["client", "member", "session", "kind", "channel", "occasion"]


def figures(size: Size) -> Iterator[Figure]:
    rows.empty()
    count = size.of(30, 600, 3000)
    for number in range(3):
        rows.repeat(rows.a_pattern(f"practice{number}", at=timezone.now() + AHEAD), count // 3 - 1)
    crashed = _plan_together()
    yield Figure("R13 sessions without a reminder", _unreminded(), most=0, least=0)
    yield Figure("R13 keys with more than one row", _repeated(), most=0, least=0)
    removed = _edit()
    crashed += _plan_together()
    yield Figure("R13 sessions without a reminder after edits", _unreminded(), most=0, least=0)
    yield Figure("R13 keys with more than one row after edits", _repeated(), most=0, least=0)
    yield Figure("R13 reminders of removed sessions still waiting", _waiting(removed), most=0, least=0)
    before = _everything()
    crashed += _plan_together()
    changed = len(_everything() ^ before)
    yield Figure("R13 rows changed where nothing changed", changed, most=0, least=0)
    yield Figure("R13 planners that broke off", crashed, most=0, least=0)


def _plan_together() -> int:
    """Five planners until each finds nothing to do; how many ended in an error."""
    with herd(PLANNERS, _plan) as planners:
        return planners.wait()


def _plan(_: int) -> None:
    while plan_reminders(now=timezone.now()):
        pass


def _edit() -> list[UUID]:
    """Move a third of the sessions, cancel another third; returns those that were cancelled."""
    sessions = list(Session.across_practices.order_by("pk").values_list("pk", flat=True))
    moved, removed = sessions[::3], sessions[1::3]
    for session in Session.across_practices.filter(pk__in=moved[:1]):
        later = (timezone.now() + timedelta(hours=1)).time().replace(microsecond=0)
        Session.across_practices.filter(pk__in=moved).update(
            scheduled_time=later, scheduled_on=session.scheduled_on + timedelta(days=1)
        )
    Session.across_practices.filter(pk__in=removed).update(state="cancelled")
    return list(removed)


def _unreminded() -> int:
    live = Session.across_practices.filter(state="planned")
    return live.exclude(reminders__state="planned").count()


def _repeated() -> int:
    keys = Reminder.across_practices.values_list(*KEY)
    return len(keys) - len(set(keys))


def _waiting(sessions: list[UUID]) -> int:
    return Reminder.across_practices.filter(session__in=sessions).exclude(state="cancelled").count()


def _everything() -> set[tuple[object, ...]]:
    return set(Reminder.across_practices.values_list())
