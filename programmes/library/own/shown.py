"""An own exercise with its revisions, as its pages show it. Made of rows that are fetched already."""

from dataclasses import dataclass

from programmes.library.models import OwnExercise, OwnRevision, OwnState
from programmes.library.own.actions import CONTENT
from programmes.library.own.record import OwnRecord, record_of

WORDS = {
    "category": "purpose", "stability_demand": "support", "load_class": "load", "unilateral": "sides",
    "primary": "main muscles", "secondary": "helping muscles", "reps": "repetitions", "avoid": "not with",
    "caution": "with care with", "pose_from": "drawing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """`revisions` are newest first; `in_force` is what can be prescribed or, retired, could be last."""

    exercise: OwnExercise
    revisions: list[OwnRevision]

    @classmethod
    def of(cls, exercise: OwnExercise) -> "Shown":
        return cls(exercise, sorted(exercise.revisions.all(), key=lambda each: -each.number))

    @property
    def state(self) -> str:
        return self.exercise.state

    @property
    def tone(self) -> str:
        """The tone of the chip that says its state."""
        return {OwnState.REVIEWED: "ok", OwnState.DRAFT: "warn"}.get(OwnState(self.state), "line")

    @property
    def newest(self) -> OwnRevision:
        return self.revisions[0]

    @property
    def draft(self) -> OwnRevision | None:
        return self.newest if self.newest.is_draft else None

    @property
    def waits(self) -> bool:
        return self.newest.is_draft

    @property
    def in_force(self) -> OwnRevision | None:
        return next((each for each in self.revisions if not each.is_draft), None)

    @property
    def record(self) -> OwnRecord:
        """What is shown of it: as last reviewed or, where it never was, as drafted."""
        return record_of(self.in_force or self.newest)

    @property
    def history(self) -> list[tuple[OwnRevision, list[str]]]:
        """Each revision, newest first, with what it changed of the one before."""
        before = [*self.revisions[1:], None]
        return [(each, _changed(earlier, each)) for each, earlier in zip(self.revisions, before, strict=True)]


def _changed(before: OwnRevision | None, after: OwnRevision) -> list[str]:
    if before is None:
        return []
    attributes = {name: f"{name}_id" if name in ("picture", "video") else name for name in CONTENT}
    changed = [name for name, key in attributes.items() if getattr(before, key) != getattr(after, key)]
    return [WORDS.get(name, name).replace("_", " ") for name in changed]
