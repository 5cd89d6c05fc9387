"""The time zones a person can live in, by their IANA names."""

from functools import cache
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError

# Links, clusters and clocks kept for computers, not places where people live.
_NOT_A_PLACE = ("Etc/", "SystemV/", "posix/", "right/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")


@cache
def zone_names() -> tuple[str, ...]:
    """The zones to choose from, in order of their names."""
    named = (zone for zone in available_timezones() if "/" in zone and not zone.startswith(_NOT_A_PLACE))
    return tuple(sorted(named))


def zone_choices() -> list[tuple[str, str]]:
    return [(zone, zone.replace("_", " ")) for zone in zone_names()]


def check_zone(zone: str) -> None:
    """Raise ValidationError, at the field `time_zone`, where no such zone is known."""
    if zone not in available_timezones():
        raise ValidationError({"time_zone": "Choose a time zone from the list, such as Europe/London."})
