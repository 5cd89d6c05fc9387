"""The last weeks of a client's training, for their therapist: what was done, and pain before and after."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from programmes.training.models import Session, SessionState

LEFT, RIGHT, TOP, BOTTOM = 28, 316, 12, 90  # the plot, in units of the drawing
MOST_PAIN = 10


@dataclass(frozen=True, slots=True)
class Course:
    """What became of the sessions due, the finished ones with both pain scores, and the next one."""

    done: int
    missed: int
    part_done: int
    rated: list[Session]
    last_words: Session | None
    coming: Session | None

    @property
    def due(self) -> int:
        return self.done + self.missed + self.part_done

    @property
    def sentence(self) -> str:
        """What the drawing shows, said in one sentence."""
        if not self.rated:
            return "No session has been finished in the last four weeks."
        first, last = self.rated[0].pain_after, self.rated[-1].pain_after
        if len(self.rated) == 1 or first == last:
            return f"Pain after the latest session was {last}."
        word = "lower" if (last or 0) < (first or 0) else "higher"
        return f"Pain after a session went from {first} to {last}: {word} than four weeks ago."

    @property
    def drawing(self) -> dict[str, Any] | None:
        """The geometry of the drawing; None for fewer than two sessions."""
        if len(self.rated) < 2:
            return None
        step = (RIGHT - LEFT) / (len(self.rated) - 1)
        marks = [
            {"x": round(LEFT + n * step, 1), "before": _height(each.pain_before), "after": _height(each.pain_after)}
            for n, each in enumerate(self.rated)
        ]
        last = marks[-1]
        return {
            "marks": marks,
            "path": "M" + "L".join(f"{mark['x']} {mark['after']}" for mark in marks),
            "label": ", ".join(f"{s.scheduled_on:%-d %b}: {s.pain_before} to {s.pain_after}" for s in self.rated),
            "value": self.rated[-1].pain_after,
            "value_x": last["x"] + 9,
            "value_y": last["after"] + 4.5,
            "start": f"{self.rated[0].scheduled_on:%-d %b}",
            "end": f"{self.rated[-1].scheduled_on:%-d %b}",
        }


def course_of(sessions: Sequence[Session], *, today: date) -> Course:
    """The course of these sessions, oldest first, those to come among them."""
    done = [session for session in sessions if session.is_done]
    past = Counter(session.state for session in sessions if session.scheduled_on < today)
    ahead = (session for session in sessions if session.scheduled_on >= today and not session.is_done)
    return Course(
        done=len(done),
        missed=past[SessionState.PLANNED],
        part_done=past[SessionState.STARTED],
        rated=[each for each in done if each.pain_before is not None and each.pain_after is not None],
        last_words=next((session for session in reversed(done) if session.words), None),
        coming=next(ahead, None),
    )


def _height(pain: int | None) -> float:
    return round(BOTTOM - (pain or 0) * (BOTTOM - TOP) / MOST_PAIN, 1)
