"""How long and how full a session may be."""

from dataclasses import dataclass

from therapy.knowledge import Library


@dataclass(frozen=True, slots=True)
class Budget:
    """The most minutes of one session, rests included, and the most active exercises in it; eases come on top."""

    minutes: int
    exercises: int


def usual_budget(library: Library) -> Budget:
    """The budget where a practice has set none."""
    return Budget(library.selection.max_session_minutes, library.selection.items[1])
