"""How the therapist sees single muscles. It stands beside what is concluded, and nothing is concluded from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from therapy.assessments.models import Measurement
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Side
from therapy.reasoning.names import muscle_name

OWN_VIEW = "own"


@dataclass(frozen=True, slots=True)
class OwnView:
    """One muscle, on one side, as the therapist sees it, and what they go by; `bare` is its name without the side."""

    muscle: str
    side: str
    name: str
    bare: str
    state: str
    why: str

    @property
    def drawn(self) -> dict[str, Any]:
        """As the body map takes it: an outline, never the fill of what was concluded."""
        return {
            "muscle": self.muscle,
            "side": self.side,
            "state": self.state,
            "why": self.why,
            "name": self.bare,
            "own": True,
        }


def own_views(rows: Iterable[Measurement], library: Library) -> tuple[OwnView, ...]:
    """Those among the rows of an assessment, muscle by muscle."""
    kept = (row for row in rows if row.test == OWN_VIEW and row.key in library.muscles)
    return tuple(_view(row, row.value, library) for row in sorted(kept, key=lambda row: (row.key, row.side)))


def muscle_names() -> dict[str, dict[str, str | bool]]:
    """Every muscle by its id: its name, and whether it has sides."""
    return {each.id: {"name": each.name, "sided": each.sided} for each in load_library().muscles.values()}


def _view(row: Measurement, value: Mapping[str, str], library: Library) -> OwnView:
    return OwnView(
        muscle=row.key,
        side=row.side,
        name=muscle_name(row.key, Side(row.side), library),
        bare=library.muscles[row.key].name,
        state=value["state"],
        why=value["why"],
    )
