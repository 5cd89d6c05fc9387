"""The time zones a person can live in, by their IANA names."""

from functools import cache
from zoneinfo import available_timezones

# Links, clusters and clocks kept for computers, not places where people live.
_NOT_A_PLACE = ("Etc/", "SystemV/", "posix/", "right/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")


@cache
def zone_names() -> tuple[str, ...]:
    """The zones to choose from, in order of their names."""
    named = (zone for zone in available_timezones() if "/" in zone and not zone.startswith(_NOT_A_PLACE))
    return tuple(sorted(named))


def zone_choices() -> list[tuple[str, str]]:
    return [(zone, zone.replace("_", " ")) for zone in zone_names()]


def wrong_zone(zone: str) -> str:
    """What to say where no such zone is known; nothing where it is."""
    return "" if zone in available_timezones() else "Choose a time zone from the list, such as Europe/London."
