"""What to say to a piece that is not understood: what it may have been meant as, and what to type."""

import difflib
import re
from dataclasses import dataclass

EXAMPLE = "3 × 10 · hold 5 s · each side · rest 45 s · 1×/day · Mon Wed Fri"
WORDS = (
    "sets", "reps", "breaths", "hold", "rest", "tempo", "each side", "left first", "right first", "weaker first",
    "alternating", "together", "between sides", "kg", "band", "bodyweight", "effort", "pain", "daily", "superset",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "week", "minutes", "seconds",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Advice:
    """A reading that is known to be unclear, and what to type in its place."""

    looks: re.Pattern[str]
    sentence: str


def _advice(looks: str, sentence: str) -> Advice:
    return Advice(re.compile(looks + r"(?!\w)", re.ASCII | re.IGNORECASE), sentence)


KNOWN = (
    _advice(r"both\s+sides", "“both sides” can mean two things: write each side, or together."),
    _advice(r"\d+(?:[.,]\d+)?\s*(?:lbs?|pounds?)", "Loads are in kilograms: write 2 kg for 4 or 5 pounds."),
    _advice(r"(?:\d+\s*)?rir(?:\s*\d+)?", "Repetitions in reserve are not kept: write the effort, as effort 6/10."),
    _advice(r"amrap|to\s+(?:fatigue|failure)", "Write how many at most, as 3 × 8–12, and how hard, as effort 7/10."),
    _advice(
        r"\+\s*\d+[^,;·]*", "One line holds one dose: put what comes after + in the note, or add the exercise again."
    ),
    _advice(r"s", "“S” could be Saturday or Sunday: write Sat or Sun."),
    _advice(r"max(?:imum)?", "Write how many at most, as 3 × 8–12."),
)


def known_advice(text: str, at: int) -> tuple[str, str] | None:
    """The unclear piece that begins here and what to say to it, if it is a known one."""
    for advice in KNOWN:
        if found := advice.looks.match(text, at):
            return found.group(), advice.sentence
    return None


def advice_on(unread: str) -> str:
    """One sentence on a piece that nothing reads."""
    if unread.isdigit():
        return f"“{unread}” stands alone. Write what it counts: 3 × {unread}, hold {unread} s, or {unread}×/week."
    near = difflib.get_close_matches(unread, WORDS, n=1, cutoff=0.6)
    if near:
        return f"“{unread}” is not understood. Did you mean “{near[0]}”?"
    return f"“{unread}” is not understood. Take it out, or write it as in {EXAMPLE}."
