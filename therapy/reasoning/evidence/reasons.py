"""Because: the finding, the test, the rule, its sources and how good its evidence is."""

from collections.abc import Iterable
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Evidence, Side
from therapy.reasoning.evidence.votes import Vote, order_of

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
    sign = library.signs[vote.sign]
    side = f", {vote.side}" if vote.side else ""
    return Reason(
        test=vote.group,
        observation=vote.sign,
        side=vote.side,
        severity=vote.severity,
        strength=round(vote.strength if vote.severity else vote.capacity, 3),
        says=f"{sign.label}{side}: {SEVERITY_WORDS[vote.severity]} ({sign.group_name})",
        evidence=sign.evidence,
        sources=sign.sources,
        common=sign.common,
    )
