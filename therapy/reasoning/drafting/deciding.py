"""What the therapist has decided of the hypotheses, and what counts before anything was decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

NOTHING_REJECTED: frozenset[str] = frozenset()


class Keyed(Protocol):
    """A hypothesis, by its stable name."""

    @property
    def key(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Decided:
    """The keys that were accepted and rejected. `accepted` None: nothing was decided, what leads counts."""

    accepted: frozenset[str] | None = None
    rejected: frozenset[str] = NOTHING_REJECTED

    def chosen[Each: Keyed](self, hypotheses: Sequence[Each], leads: Callable[[Each], bool]) -> tuple[Each, ...]:
        """Those that may steer a draft. Undecided, the leading ones; the others only where none leads."""
        standing = self.standing(hypotheses)
        if self.accepted is not None:
            return tuple(each for each in standing if each.key in self.accepted)
        return tuple(each for each in standing if leads(each)) or standing

    def standing[Each: Keyed](self, hypotheses: Sequence[Each]) -> tuple[Each, ...]:
        """Those that were not rejected."""
        return tuple(each for each in hypotheses if each.key not in self.rejected)


UNDECIDED = Decided()
