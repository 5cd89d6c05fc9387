"""Whether a client is in a flare, by the rule of the knowledge. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from programmes.training.gates.counting import RED, SessionSaid

REDS, WITHIN = 2, timedelta(days=7)  # two red sessions within seven days: flare.yaml
ABOVE_USUAL = 2


def flare_in(sessions: Sequence[SessionSaid], *, usual: float | None, today: date) -> str:
    """Why it is a flare, in a sentence; "" where it is none. `usual` is the client's own mean pain before sessions."""
    lately = [each for each in sessions if today - each.day < WITHIN]
    red = [each for each in lately if (each.worst or 0) >= RED]
    if len(red) >= REDS:
        return f"{len(red)} sessions within 7 days had pain of {RED} or more."
    risen = next((each for each in lately if each.was_worse and _is_above(each, usual)), None)
    if risen:
        return f"Pain was {risen.worst}, {ABOVE_USUAL} or more above usual, and worse the next morning."
    return ""


def _is_above(session: SessionSaid, usual: float | None) -> bool:
    return usual is not None and session.worst is not None and session.worst >= usual + ABOVE_USUAL
