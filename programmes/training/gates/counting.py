"""What is counted of each criterion of a gate. Pure: facts come as arguments.

"Not yet asked" and "not tested" are answers of their own: they never read like "met" or "not met".
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from therapy.knowledge.records import CountedFrom, Counting, Criterion

USUAL_PAIN = 3  # from here on usual resting pain is judged by its rise: pain.yaml, persistent_pain
MOST_RISE, RED = 1, 6
WHOLE = 100


class State(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


WORDS = {State.MET: "Met", State.NOT_MET: "Not met", State.UNKNOWN: "Not known yet"}


@dataclass(frozen=True, slots=True)
class SessionSaid:
    """A session begun in the stage: pain before it, the worst in and after it, and whether the morning after was
    worse (None: not asked or not answered)."""

    day: date
    before: int | None
    worst: int | None
    was_worse: bool | None

    def is_within(self, most: float) -> bool:
        """Whether the pain stayed within a limit; with usual pain of 3 or more its rise counts."""
        if self.worst is None:
            return False
        if (self.before or 0) >= USUAL_PAIN:
            return self.worst - (self.before or 0) <= MOST_RISE and self.worst < RED
        return self.worst <= most


@dataclass(frozen=True, slots=True)
class Seen:
    """What a therapist said of a criterion, and when."""

    met: bool
    day: date
    by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one client in one stage. Sessions are the newest first; values of a test are by side."""

    sessions: Sequence[SessionSaid] = ()
    due: int = 0
    done: int = 0
    screened: tuple[date, bool, bool] | None = None  # day, clear, still holds in time
    measures: Mapping[tuple[str, str], tuple[date, Mapping[str, float]]] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counted:
    """One criterion with what was counted, from when, in words."""

    criterion: Criterion
    state: State
    says: str
    day: date | None = None

    @property
    def word(self) -> str:
        return WORDS[self.state]

    @property
    def is_met(self) -> bool:
        return self.state is State.MET


def count(criterion: Criterion, facts: Facts) -> Counted:
    """What is known of a criterion: the therapist's own word, where it is not older than what was counted."""
    found = COUNTERS[criterion.counted.source](criterion.counted, facts) if criterion.counted else None
    seen = facts.seen.get(criterion.id)
    if seen and (found is None or found[0] is State.UNKNOWN or found[2] is None or seen.day >= found[2]):
        said = f"{seen.by} saw it{': ' + seen.words if seen.words else ''}" if seen.met else f"{seen.by} saw it not met"
        return Counted(criterion, State.MET if seen.met else State.NOT_MET, f"{said}.", seen.day)
    if found is None:
        return Counted(criterion, State.UNKNOWN, "Not tested yet: look at it, then say what you saw.")
    return Counted(criterion, *found)


type Found = tuple[State, str, date | None]


def _pain(counting: Counting, facts: Facts) -> Found:
    wanted, most = counting.sessions or 1, counting.most or 0
    latest = facts.sessions[:wanted]
    if len(latest) < wanted:
        return State.UNKNOWN, f"{len(latest)} of {wanted} sessions done in this stage.", None
    day = latest[0].day
    worst = " and ".join("not said" if each.worst is None else str(each.worst) for each in latest)
    said = f"Worst pain of the last {wanted} sessions: {worst}"
    if any(each.worst is None for each in latest):
        return State.UNKNOWN, f"{said}.", day
    if not all(each.is_within(most) for each in latest):
        return State.NOT_MET, f"{said}; up to {most:g} is asked.", day
    if any(each.was_worse for each in latest):
        return State.NOT_MET, f"{said}, but worse the next morning.", day
    if any(each.was_worse is None for each in latest):
        return State.UNKNOWN, f"{said}; the morning after was not answered.", day
    return State.MET, f"{said}, settled by the next morning.", day


def _done(counting: Counting, facts: Facts) -> Found:
    if not facts.due:
        return State.UNKNOWN, "No session of this stage has been due yet.", None
    share = facts.done / facts.due * WHOLE
    state = State.MET if share >= (counting.least or 0) else State.NOT_MET
    return state, f"{facts.done} of {facts.due} sessions due are logged as done ({share:.0f} %).", None


def _screen(_counting: Counting, facts: Facts) -> Found:
    if facts.screened is None:
        return State.UNKNOWN, "The safety questions have not been asked yet.", None
    day, clear, holds = facts.screened
    if not holds:
        return State.UNKNOWN, "The safety questions are to be asked again.", day
    return (State.MET, "No warning answer.", day) if clear else (State.NOT_MET, "There are warning answers.", day)


def _measure(counting: Counting, facts: Facts) -> Found:
    day, values = facts.measures.get((counting.test or "", counting.measure), (None, {}))
    if not {"left", "right"} <= values.keys():
        return State.UNKNOWN, "Not tested yet on both sides.", None
    low, high = sorted((values["left"], values["right"]))
    met = (
        low >= (counting.least or low)
        and (not counting.least_of_other_side or low >= high * counting.least_of_other_side / WHOLE)
        and (counting.most_apart is None or high - low <= counting.most_apart)
    )
    said = f"Left {values['left']:g}, right {values['right']:g}"
    return State.MET if met else State.NOT_MET, f"{said}." if met else f"{said}; see the words of the criterion.", day


COUNTERS: Mapping[CountedFrom, Callable[[Counting, Facts], Found]] = {
    CountedFrom.PAIN: _pain,
    CountedFrom.DONE: _done,
    CountedFrom.SCREEN: _screen,
    CountedFrom.MEASURE: _measure,
}
