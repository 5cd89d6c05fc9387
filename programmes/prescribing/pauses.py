"""The days on which a programme rested: they count for none of its weeks. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple


class Pause(NamedTuple):
    """From the first day of rest up to, and without, the day on which it goes on; `date.max` where it lasts."""

    begins: date
    until: date

    def holds(self, day: date) -> bool:
        return self.begins <= day < self.until


def pauses_in(kept: Iterable[Sequence[str]], *, still_since: date | None) -> list[Pause]:
    """The pauses as they are kept, pairs of ISO dates, and the one that lasts."""
    over = [Pause(date.fromisoformat(begins), date.fromisoformat(until)) for begins, until in kept]
    return [*over, Pause(still_since, date.max)] if still_since else over


def days_run(starts_on: date, day: date, pauses: Iterable[Pause]) -> int:
    """How many days a programme has run from its start up to, and without, `day`."""
    rested = sum(max((min(pause.until, day) - max(pause.begins, starts_on)).days, 0) for pause in pauses)
    return (day - starts_on).days - rested
