"""A sign about a client, and the spans of time over which signs are looked for."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from programmes.training.models import SessionState

LOOKED_AT = timedelta(days=28)  # the baseline of pain, and how far back missed sessions count
BEGUN = (SessionState.STARTED, SessionState.DONE)


class Reason(StrEnum):
    """Why a client needs a decision, the worst first."""

    HOLD = "hold"
    PAIN = "pain"
    WORSE = "worse"
    MISSED = "missed"
    PART_DONE = "part_done"
    GATE = "gate"
    ENDING = "ending"
    SCREEN = "screen"
    UNFINISHED = "unfinished"


GROUPS = {
    "safety": ("Safety", (Reason.HOLD, Reason.SCREEN)),
    "pain": ("Pain", (Reason.PAIN, Reason.WORSE)),
    "adherence": ("Adherence", (Reason.MISSED, Reason.PART_DONE)),
    "admin": ("Admin", (Reason.GATE, Reason.ENDING, Reason.UNFINISHED)),
}
"""What a list can be narrowed to: the word for it, and its reasons."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign about one client: the day it stands for, and the number behind it.

    `number` is the worst pain of the latest session, how many sessions were missed, how many mornings were
    worse, or how many criteria are met;
    `usual` is the client's own mean pain after earlier sessions, None where there was none.
    """

    client_id: UUID
    reason: Reason
    since: date | None = None
    number: int = 0
    usual: float | None = None
