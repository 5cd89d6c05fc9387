"""Where the next session waits until it is done, those of days gone by move to the days to come."""

from datetime import datetime

from programmes.prescribing.models import Mode, Programme, ProgrammeState
from programmes.training.actions import let_sessions_wait
from programmes.training.models import Session, SessionState
from programmes.training.scheduling import local_date


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
