"""What the next week would send, worked out as planning does it and written nowhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import batched, chain

from clients.practices.models import Practice
from clients.records.models import Client
from programmes.reminders.models import Channel, Kind
from programmes.reminders.planning.following import AT_ONCE
from programmes.reminders.planning.reading import wanted_by_clients, wanted_digests
from programmes.reminders.planning.wanted import Wanted

DAYS = 7
A_DAY_MORE = timedelta(days=DAYS + 1)  # what is said a day before is said within the week, too


@dataclass(frozen=True)
class Foreseen:
    """How many messages would go out, by local day, kind and channel, and why others would not."""

    messages: Counter[tuple[date, str, str]] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)  # by channel and sentence

    def only(self, kind: str = "", channel: str = "") -> "Foreseen":
        """Those of one kind, those on one channel."""
        messages = {
            key: count for key, count in self.messages.items() if kind in ("", key[1]) and channel in ("", key[2])
        }
        reasons = {key: count for key, count in self.reasons.items() if channel in ("", key[0])}
        return Foreseen(Counter(messages), Counter(reasons))

    @property
    def total(self) -> int:
        return self.messages.total()

    @property
    def told(self) -> str:
        return "1 message" if self.total == 1 else f"{self.total} messages"

    @property
    def days(self) -> list[tuple[date, list[tuple[str, int]]]]:
        """Each day with what it would send, in words."""
        of_day: dict[date, list[tuple[str, int]]] = {}
        for (day, kind, channel), count in sorted(self.messages.items()):
            of_day.setdefault(day, []).append((f"{Kind(kind).label}, {Channel(channel).label.lower()}", count))
        return list(of_day.items())

    @property
    def why_not(self) -> list[tuple[str, str, int]]:
        """Channels, sentence and for how many sessions, the most frequent first; what several share stands once."""
        channels: dict[tuple[str, int], list[str]] = {}
        for (channel, why), count in self.reasons.most_common():
            channels.setdefault((why, count), []).append(str(Channel(channel).label))
        return [(", ".join(labels).capitalize(), why, count) for (why, count), labels in channels.items()]


def foresee(practice: Practice, *, now: datetime) -> Foreseen:
    """The coming week of a practice. Reasons are counted for sessions ahead, once for each channel."""
    found, until = Foreseen(), now + timedelta(days=DAYS)
    for want in chain(_of_clients(practice, now), wanted_digests(practice, now=now)):
        if want.moment is None or not now < want.moment.utc() <= until:
            continue
        if want.objection:
            if want.key.kind == Kind.SESSION_DUE:
                found.reasons[want.key.channel, want.objection] += 1
        else:
            found.messages[want.moment.day, want.key.kind, want.key.channel] += 1
    return found


def _of_clients(practice: Practice, now: datetime) -> Iterator[Wanted]:
    everybody = Client.across_practices.filter(practice=practice).order_by("pk").values_list("pk", flat=True)
    for some in batched(list(everybody), AT_ONCE):
        yield from wanted_by_clients(some, now=now, ahead=A_DAY_MORE)
