"""Because: the finding, the test, the rule, its sources and how good its evidence is."""

from collections.abc import Iterable
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Evidence, Side
from therapy.reasoning.evidence.votes import Vote, one_per_test

SEVERITY_WORDS = ("not seen", "slight", "clear", "marked")


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding that speaks for (or, at severity 0, against) something, and what that rests on."""

    test: str
    observation: str
    side: Side
    severity: int
    strength: float
    says: str
    evidence: Evidence
    sources: tuple[str, ...]


def reasons(votes: Iterable[Vote], library: Library) -> tuple[Reason, ...]:
    """The finding that counted in each test, the strongest first."""
    return tuple(reason(vote, library) for vote in one_per_test(votes))


def reason(vote: Vote, library: Library) -> Reason:
    """A vote as a reason a page can show after "Because"."""
    observation = library.observation(vote.observation)
    side = f", {vote.side}" if vote.side else ""
    return Reason(
        test=vote.test,
        observation=vote.observation,
        side=vote.side,
        severity=vote.severity,
        strength=round(vote.strength, 3),
        says=f"{observation.label}{side}: {SEVERITY_WORDS[vote.severity]} ({library.test_of(observation).name})",
        evidence=observation.evidence,
        sources=observation.sources,
    )
