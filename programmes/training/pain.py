"""Pain, 0 to 10, read by the zones of the knowledge, and what a client is told of it."""

from clients.practices.models import Member
from therapy.knowledge import load_library
from therapy.knowledge.records import PainZoneName

ADVICE = {
    PainZoneName.GREEN: "Fine to carry on. A little discomfort that settles by tomorrow does not mean harm.",
    PainZoneName.AMBER: "Go gently: smaller and slower. If it has not settled by tomorrow, do less next time.",
    PainZoneName.RED: "We have stopped this exercise for today. {therapist} will see this.",
}


def zone_of(pain: int | None) -> PainZoneName | None:
    """The zone of a pain score, or None where nobody said."""
    zones = load_library().pain.zones
    return next((name for name, zone in zones.items() if pain is not None and _within(pain, zone.range)), None)


def red_from() -> int:
    """The lowest score that is too much."""
    return load_library().pain.zones[PainZoneName.RED].range[0]


def advice_on(pain: int, *, therapist: Member) -> str:
    """What follows from pain during an exercise, in a client's words."""
    zone = zone_of(pain) or PainZoneName.RED
    return ADVICE[zone].format(therapist=str(therapist).split()[0])


def _within(pain: int, limits: tuple[int, int]) -> bool:
    return limits[0] <= pain <= limits[1]
