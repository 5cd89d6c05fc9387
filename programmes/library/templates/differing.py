"""Two versions of a template beside each other, as a page shows them: with pictures and reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from programmes.library.exercises import exercises_for
from programmes.library.models import TemplateVersion
from programmes.library.templates.comparing import Line, Part, compare
from programmes.library.templates.contents import TemplateRecord
from programmes.library.templates.originals import contents_of
from programmes.library.templates.reading import contents_in
from programmes.library.templates.shown import Shown
from therapy.knowledge.records import Exercise

type Explained = tuple[Line, str, Exercise | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions beside each other. `earlier` and `later` are what their columns are headed."""

    earlier: str
    later: str
    parts: list[Part]
    reasons: Mapping[str, str]
    exercises: Mapping[str, Exercise]

    @property
    def changes(self) -> list[Line]:
        return [line for part in self.parts for line in part.changes]

    @property
    def unreasoned(self) -> int:
        """How many changes nobody has given a reason for."""
        return sum(not self.reasons.get(line.key) for line in self.changes)

    @property
    def explained(self) -> list[tuple[Part, list[Explained]]]:
        """Each part that has lines, with the reason and the exercise of each."""
        return [(part, [self._explained(line) for line in part.lines]) for part in self.parts if part.lines]

    def _explained(self, line: Line) -> Explained:
        return line, self.reasons.get(line.key, ""), self.exercises.get(line.exercise)


def difference(shown: Shown, later: TemplateVersion, earlier: TemplateVersion | None) -> Difference | None:
    """How a version differs from another or, the first one, from the template it was taken from. At most one query."""
    before = contents_in(earlier.contents) if earlier else _began(shown, later)
    if before is None:
        return None
    after = contents_in(later.contents)
    exercises = exercises_for(later.practice_id, before.exercises | after.exercises)
    name = f"Version {earlier.number}" if earlier else "Original"
    named = f"Version {later.number}" if later.is_published else f"Draft {later.number}"
    return Difference(name, named, compare(before, after, exercises), later.reasons, exercises)


def _began(shown: Shown, version: TemplateVersion) -> TemplateRecord | None:
    """What a template said that its first version was taken from; None for a later version or one of its own."""
    if version.number > 1:
        return None
    if version.parent:
        return contents_in(version.parent.contents)
    return contents_of(shown.original) if shown.original else None
