"""What upper rooms know of a client's places, proposed on the next body map; they lend it in `ready()`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from clients.records.models import Client
from therapy.assessments.actions.recording import Marks
from therapy.assessments.places import Place


@dataclass(frozen=True, slots=True)
class Lent:
    """Marks by place, with the sentence that says where they come from and when they were made."""

    marks: Mapping[Place, Marks] = field(default_factory=dict)
    source: str = ""
    at: datetime | None = None


NOTHING_LENT = Lent()
_lenders: list[Callable[[Client], Lent]] = []


def lend_marks(lender: Callable[[Client], Lent]) -> None:
    """Let a room propose marks. The newest that is lent stands."""
    _lenders.append(lender)


def lent_marks(client: Client) -> Lent:
    """The newest marks that any room lends. Each lender asks for its rows at once."""
    lent = [each for lender in _lenders if (each := lender(client)).at]
    return max(lent, key=lambda each: each.at or datetime.min, default=NOTHING_LENT)
