"""When something began, as roughly as people remember it: a year, a month, a day. Kept as a decimal year."""

import re
from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError

EARLIEST = 1900
YEAR = re.compile(r"(\d{4})(?:[.,](\d{1,3}))?")
ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{4})")
PLEASE = "Give a year, such as 2021, a month, such as 2021-06, or a date, such as 2021-06-14."


def onset_from(said: str, *, today: date) -> Decimal | None:
    """The decimal year of "2019", "2019.3", "2019-04", "4/2019" or "2019-04-12"; None for nothing.

    Raises ValidationError for anything else, for years before 1900 and for days to come.
    """
    said = said.strip()
    if not said:
        return None
    onset = _plain_year(said) or _in_calendar(said)
    if onset is None or onset < EARLIEST:
        raise ValidationError(PLEASE)
    if onset > decimal_year(today) + Decimal("0.003"):
        raise ValidationError("This lies in the future. When did it begin?")
    return onset


def day_of(onset: Decimal) -> date:
    """The day that a decimal year falls on."""
    year, share = divmod(onset, 1)
    return date(int(year), 1, 1) + timedelta(days=min(round(share * 366), 364))


def as_typed(onset: Decimal) -> str:
    """A decimal year as one would type it, so that it is read as the same again: "2021", "2021-07", "2021-07-12"."""
    day = day_of(onset)
    if onset % 1 == 0 or decimal_year(day) != onset:
        return f"{onset.normalize():f}"
    return f"{day:%Y-%m}" if day.day == 1 else day.isoformat()


def _plain_year(said: str) -> Decimal | None:
    found = YEAR.fullmatch(said)
    return Decimal(f"{found[1]}.{found[2] or 0}").quantize(Decimal("0.001")) if found else None


def day_from(said: str, *, today: date) -> date | None:
    """The first day that "2019", "2019-04", "4/2019" or "2019-04-12" may mean; None for nothing.

    Raises ValidationError as `onset_from` does.
    """
    said = said.strip()
    if not said:
        return None
    day = _day_in_calendar(f"{said}-01" if said.isdecimal() else said)
    if day is None or day.year < EARLIEST:
        raise ValidationError(PLEASE)
    if day > today:
        raise ValidationError("This lies in the future. When did it happen?")
    return day


def _in_calendar(said: str) -> Decimal | None:
    day = _day_in_calendar(said)
    return None if day is None else decimal_year(day)


def _day_in_calendar(said: str) -> date | None:
    if found := MONTH_FIRST.fullmatch(said):
        said = f"{found[2]}-{found[1]}"
    found = ISO.fullmatch(said)
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None
    except ValueError:
        return None


def decimal_year(day: date) -> Decimal:
    """A day as a decimal year: 2021.5 is mid-2021; the first of January is the year alone."""
    share = Decimal(day.timetuple().tm_yday - 1) / 366
    return (day.year + share).quantize(Decimal("0.001"))
