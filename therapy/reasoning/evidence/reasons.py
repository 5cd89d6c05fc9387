"""Because: the finding, the test, the rule, its sources and how good its evidence is."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from therapy.knowledge import Library
from therapy.knowledge.records import Evidence, Side
from therapy.reasoning.evidence.votes import Vote, order_of

MOST_KEPT = 20_000
SEVERITY_WORDS = ("not seen", "slight", "clear", "marked")


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding that speaks for something, or, at severity 0, against it, and what that rests on.

    `strength` is what it adds, 0 to 1; for a finding that was not seen, what it would have added. `common` says how
    often it is found in people without pain, where that is known.
    """

    test: str
    observation: str
    side: Side
    severity: int
    strength: float
    says: str
    evidence: Evidence
    sources: tuple[str, ...]
    common: str = ""


def reasons(votes: Iterable[Vote], library: Library) -> tuple[Reason, ...]:
    """The votes as reasons, the strongest first."""
    return tuple(reason(vote, library) for vote in sorted(votes, key=order_of))


def in_order(each: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons gathered from several places, the strongest first."""
    return tuple(sorted(each, key=lambda one: (-one.strength, one.test, one.observation, one.side)))


def reason(vote: Vote, library: Library) -> Reason:
    """A vote as a reason a page can show after "Because"."""
    strength = round(vote.strength if vote.severity else vote.capacity, 3)
    return _reason(vote.sign, vote.side, vote.severity, strength, library)


@lru_cache(maxsize=MOST_KEPT)
def _reason(sign_id: str, side: Side, severity: int, strength: float, library: Library) -> Reason:
    """Kept, since the same sign speaks for many things; it tells of the knowledge and of nobody."""
    sign = library.signs[sign_id]
    on = f", {side}" if side else ""
    return Reason(
        test=sign.group,
        observation=sign_id,
        side=side,
        severity=severity,
        strength=strength,
        says=f"{sign.label}{on}: {SEVERITY_WORDS[severity]} ({sign.group_name})",
        evidence=sign.evidence,
        sources=sign.sources,
        common=sign.common,
    )
