"""Hypotheses of the therapist's own. Nothing is reasoned from them; they stand beside what reasoning found."""

from collections.abc import Iterable
from dataclasses import dataclass

from therapy.assessments.models import Choice, Decision

STANDING = (Choice.ADD, Choice.EDIT, Choice.REOPEN)


@dataclass(frozen=True, slots=True)
class OwnHypothesis:
    """One of them: as it was `added`, and what was decided of it last, which is `added` itself while nothing was."""

    added: Decision
    decision: Decision

    is_own = True

    @property
    def key(self) -> str:
        return self.added.hypothesis

    @property
    def title(self) -> str:
        return self.added.words

    @property
    def shown_title(self) -> str:
        return self.decision.words if self.decision.choice == Choice.EDIT else self.title

    @property
    def is_decided(self) -> bool:
        """Whether there is anything to undo."""
        return self.decision.choice not in (Choice.ADD, Choice.REOPEN)

    @property
    def is_rejected(self) -> bool:
        return self.decision.choice == Choice.REJECT

    @property
    def stands(self) -> bool:
        return self.decision.choice in STANDING


def own_of(decisions: Iterable[Decision]) -> tuple[OwnHypothesis, ...]:
    """Those among the decisions of one assessment, given newest first; the first added comes first."""
    latest: dict[str, Decision] = {}
    added: list[Decision] = []
    for each in decisions:
        if each.is_own:
            latest.setdefault(each.hypothesis, each)
            added += [each] if each.choice == Choice.ADD else []
    return tuple(OwnHypothesis(each, latest[each.hypothesis]) for each in reversed(added))
