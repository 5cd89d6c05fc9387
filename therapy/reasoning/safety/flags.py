"""Warning answers: which were given, and which regions each is about (safety.md 3).

One yes sets an urgency; no score of disease is formed, and no answer is clearance.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import RedFlag, UrgencyLevel

STOPPING = frozenset({UrgencyLevel.EMERGENCY, UrgencyLevel.SAME_DAY})

ASKED_THE_OTHER_WAY = frozenset({"rf_safeguarding"})
""""Do you feel safe at home?" is the one question whose *no* is the warning answer."""

PRIVATE = frozenset({"rf_safeguarding", "rf_pp_mood", "rf_pp_mood_harm"})
"""Shown to the therapist alone and never printed (safety.md 2)."""

WHOLE_BODY = frozenset({"rf_pregnancy_limit"})
"""Nothing starts before the maternity team has agreed."""

COMPLAINTS_TOO = frozenset({"malignancy"})
"""Groups asked of everybody that speak about whatever hurts, and so lock the regions of the complaints."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One warning answer. `ask` is empty where the question is private."""

    id: str
    urgency: UrgencyLevel
    group: str
    ask: str
    follow_up: str
    regions: tuple[str, ...]

    @property
    def words(self) -> str:
        """The question as it may be printed."""
        return self.ask or "A private question, shown in the record alone."


def raised_flags(answers: Mapping[str, bool], complaints: tuple[str, ...], library: Library) -> tuple[Flag, ...]:
    """The questions answered with the answer that warns; a question that was not asked raises nothing."""
    return tuple(
        _flag(flag, complaints, library)
        for flag in library.red_flags_in_order()
        if flag.id in answers and answers[flag.id] is not (flag.id in ASKED_THE_OTHER_WAY)
    )


def _flag(flag: RedFlag, complaints: tuple[str, ...], library: Library) -> Flag:
    private = flag.id in PRIVATE
    return Flag(
        id=flag.id,
        urgency=flag.urgency,
        group=flag.group,
        ask="" if private else flag.ask,
        follow_up="" if private else flag.follow_up,
        regions=_affected(flag, complaints, library),
    )


def _affected(flag: RedFlag, complaints: tuple[str, ...], library: Library) -> tuple[str, ...]:
    """The regions an urgent answer locks: those it is asked for that hurt (else all of those), or what hurts."""
    if flag.id in WHOLE_BODY:
        return tuple(library.regions)
    if flag.group in COMPLAINTS_TOO and flag.asked_of.always:
        return complaints
    asked = flag.asked_of.regions
    return tuple(region for region in asked if region in complaints) or asked
