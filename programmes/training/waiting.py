"""What moves because a day has turned, without anybody doing anything: sessions that wait, stages nobody opened."""

from datetime import datetime, timedelta

from programmes.prescribing.models import Mode, Programme, ProgrammeState
from programmes.training.actions import let_sessions_wait
from programmes.training.actions.gates import follow_gate
from programmes.training.gates.models import GateStanding
from programmes.training.models import Session, SessionState
from programmes.training.scheduling import local_date

A_DAY = timedelta(days=1)
AT_ONCE = 50  # gates in one look; the others come in the next ones


def follow_gates(*, now: datetime) -> int:
    """Count again the gates that nothing was logged for in a day; return how many. One query where there is none."""
    left = GateStanding.across_practices.filter(
        programme__state=ProgrammeState.ACTIVE, counted_at__lte=now - A_DAY
    ).order_by("counted_at")
    standings = list(left.select_related("programme__client")[:AT_ONCE])
    for standing in standings:
        follow_gate(standing.programme, now=now)
    return len(standings)


def move_waiting(*, now: datetime) -> int:
    """Move them for every client whose day has turned. Asks once where nothing waits; returns how many programmes."""
    waiting = Session.across_practices.filter(
        state=SessionState.PLANNED,
        programme__mode=Mode.SEQUENCE,
        programme__state=ProgrammeState.ACTIVE,
        scheduled_on__lte=now.date(),
    )
    rows = waiting.order_by().values_list("programme_id", "client__time_zone", "scheduled_on")
    late = {programme for programme, zone, day in rows if day < local_date(now, zone)}
    programmes = Programme.across_practices.filter(pk__in=late).select_related("client")
    for programme in programmes if late else ():
        let_sessions_wait(programme=programme, now=now)
    return len(late)
