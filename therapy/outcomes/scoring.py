"""What answers come to, and what a change means. Pure: numbers and the knowledge's record in, a value out.

How a measure is scored, which way is better and what counts as change are the record's (`outcomes.yaml`), each with its
sources; nothing here sets a number of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from therapy.knowledge.records import Outcome
from therapy.knowledge.records.words import Direction

RATINGS_OF_CHANGE = ("GROC", "PGIC")  # they say themselves how much changed
SCORINGS: Mapping[str, Callable[[Sequence[float]], float]] = {
    "": lambda answers: answers[0],  # where several are asked, the others are series of their own
    "mean": fmean,
    "sum": sum,
}


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words. `way` is "better", "worse" or ""; `is_real` whether it goes beyond error or is important."""

    way: str
    is_real: bool
    sentence: str


def score(outcome: Outcome, answers: Sequence[float]) -> float:
    """What the answers come to, to two places: as the record says their mean or sum, else the first of them.

    Raises ValueError for no answer (a sum of ticks may be of none), for what lies outside the measure's range, and for
    a scoring not known here.
    """
    low, high = outcome.range
    if outcome.scoring not in SCORINGS:
        raise ValueError(f"{outcome.name} is scored on its own form: type in the total.")
    if (not answers and outcome.scoring != "sum") or any(not low <= answer <= high for answer in answers):
        raise ValueError(f"Answer every question with a number from {low:g} to {high:g}.")
    come_to = round(SCORINGS[outcome.scoring](answers), 2)
    if come_to > high:
        raise ValueError(f"This comes to more than {high:g}. Each sentence is ticked once.")
    return come_to


def told(outcome: Outcome, earlier: float, later: float) -> Told:
    """What it means that the value went from `earlier` to `later`."""
    if outcome.id in RATINGS_OF_CHANGE:
        return _rated(outcome, later)
    moved = abs(later - earlier)
    if not moved:
        return Told("", False, "No change.")
    way = "better" if (later > earlier) == (outcome.higher_is == Direction.BETTER) else "worse"
    error, counts = _beyond_error(outcome, moved), _important(outcome, moved, earlier)
    return Told(
        way,
        error if error is not None else bool(counts),
        f"{way.capitalize()} by {moved:g}: {_words(outcome, error, counts)}",
    )


def unremarkable_change(outcome: Outcome) -> float | None:
    """How far a value may move without meaning much: the usual error or, where none is known, what is important."""
    error, change = _limit_of_error(outcome), outcome.important_change
    return error if error is not None else change.absolute if change else None


def _words(outcome: Outcome, error: bool | None, counts: bool | None) -> str:
    """Error first: what may be chance is not called important."""
    if error is False:
        return f"within the usual error ({_limit_of_error(outcome):g})."
    if counts:
        beyond = f" and more than the usual error ({_limit_of_error(outcome):g})" if error else ""
        return f"as much as people usually call important{beyond}."
    if error:
        return f"more than the usual error ({_limit_of_error(outcome):g})."
    if counts is False:
        return "less than people usually call important."
    return "no usual error is known for it, so read the course."


def _limit_of_error(outcome: Outcome) -> float | None:
    """The smallest change of the whole measure beyond error; None where none is known."""
    change = outcome.detectable_change
    return None if change is None else change.absolute if change.absolute is not None else change.parts.get("average")


def _beyond_error(outcome: Outcome, moved: float) -> bool | None:
    limit = _limit_of_error(outcome)
    return None if limit is None else moved >= limit


def _important(outcome: Outcome, moved: float, earlier: float) -> bool | None:
    """By points or by percent of the earlier value, whichever is reached; None where neither is known."""
    change = outcome.important_change
    if change is None or (change.absolute is None and change.percent is None):
        return None
    by_points = change.absolute is not None and moved >= change.absolute
    by_percent = change.percent is not None and earlier != 0 and moved >= abs(earlier) * change.percent / 100
    return by_points or by_percent


def _rated(outcome: Outcome, value: float) -> Told:
    middle = (outcome.range[0] + outcome.range[1]) / 2
    way = "" if value == middle else "better" if value > middle else "worse"
    change = outcome.important_change
    if change is None or change.absolute is None:
        return Told(way, False, "Read it with the other measures.")
    if abs(value - middle) >= change.absolute:
        return Told(way, True, "A change that people usually notice. Memory fades, so read it with other measures.")
    return Told(way, False, "Less than people usually notice.")
