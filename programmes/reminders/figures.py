"""How many messages a practice sent, how many failed, and how late they were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Avg, Count, F, Max, Q

from clients.practices.models import Member
from programmes.reminders.models import Channel, Reminder, ReminderState

SPAN = timedelta(days=28)
FAILED = (ReminderState.DEAD, ReminderState.UNKNOWN, ReminderState.EXPIRED)


@dataclass(frozen=True, slots=True)
class ChannelFigures:
    """One channel's last four weeks. `usual` and `worst` are how long after its due time a message went out."""

    channel: str
    sent: int
    failed: int
    called_off: int
    usual: timedelta | None
    worst: timedelta | None

    @property
    def usual_seconds(self) -> str:
        return "–" if self.usual is None else f"{self.usual.total_seconds():.0f} s"

    @property
    def worst_seconds(self) -> str:
        return "–" if self.worst is None else f"{self.worst.total_seconds():.0f} s"


def channel_figures(member: Member, *, now: datetime) -> Sequence[ChannelFigures]:
    """Each channel that was used in the practice, in one query."""
    rows = Reminder.objects.visible_to(member).filter(due_at__range=(now - SPAN, now)).order_by()
    late = F("sent_at") - F("due_at")
    counted = rows.values("channel").annotate(
        sent=Count("pk", filter=Q(state=ReminderState.SENT)),
        failed=Count("pk", filter=Q(state__in=FAILED)),
        called_off=Count("pk", filter=Q(state=ReminderState.CANCELLED)),
        usual=Avg(late),
        worst=Max(late),
    )
    return [
        ChannelFigures(
            channel=Channel(row["channel"]).label,
            sent=row["sent"],
            failed=row["failed"],
            called_off=row["called_off"],
            usual=row["usual"],
            worst=row["worst"],
        )
        for row in counted.order_by("channel")
    ]
