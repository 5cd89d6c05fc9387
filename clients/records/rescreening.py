"""When the safety questions are to be asked again: whoever knows for how long answers hold lends it in `ready()`."""

from collections.abc import Callable
from datetime import date, timedelta

_lenders: list[Callable[[], int]] = []


def lend_days(days: Callable[[], int]) -> None:
    """Lend the number of days for which answers hold; asked for at first use, not at start."""
    _lenders[:] = [days]


def next_screen_on(screened_on: date) -> date | None:
    """The day from which the questions are to be asked again; None where nobody says."""
    return screened_on + timedelta(days=_lenders[0]()) if _lenders else None
