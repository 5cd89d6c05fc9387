"""What is usual for a client, and how many steps a number lies from it."""

from collections.abc import Iterable

from therapy.knowledge.records import UsualRange
from therapy.knowledge.records.shapes import Steps
from therapy.reasoning.values import ClientFacts

EVERY_AGE = "0+"
OLDEST = 150
DIGITS = 6


def usual_for(ranges: Iterable[UsualRange], client: ClientFacts) -> UsualRange | None:
    """The usual range that fits the client's age and sex most closely, or None if none is known to fit."""
    fitting = (each for each in ranges if _fits(each, client))
    return min(fitting, key=lambda each: (each.sex is None, _years(each.ages)), default=None)


def apart(one: float, other: float) -> float:
    """How far one number lies above another, without what binary fractions add: 5 lies 0.8 above 4.2."""
    return round(one - other, DIGITS)


def steps_passed(amount: float, steps: Steps | None, *, error: float = 0.0) -> int:
    """The number of steps an amount reaches, 0 to 3; what is smaller than the error of measurement reaches none."""
    reached = round(amount, DIGITS)
    return 0 if steps is None or reached < error else sum(reached >= step for step in steps)


def _fits(each: UsualRange, client: ClientFacts) -> bool:
    if each.sex is not None and each.sex != client.sex:
        return False
    if client.age is None:
        return each.ages == EVERY_AGE
    low, high = _ends(each.ages)
    return low <= int(client.age) <= high


def _years(band: str) -> int:
    low, high = _ends(band)
    return high - low


def _ends(band: str) -> tuple[int, int]:
    low, _, high = band.rstrip("+").partition("-")
    return int(low), int(high or OLDEST)
