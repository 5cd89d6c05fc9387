"""A revision of a practice's own exercise in the shape of the knowledge's exercises, for all pages alike."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from programmes.library.models import OwnRevision
from therapy.knowledge.records import Category, Dosage, Exercise, LoadClass, Picture, Plane, Position, StabilityDemand
from therapy.knowledge.records.words import View

AFTER_THE_KNOWLEDGE: Final = 100_000  # its place in lists that are ordered as the library is
EASING: Final = frozenset({Category.RELEASE, Category.LENGTHEN, Category.MOBILITY})


@dataclass(frozen=True, slots=True)
class OwnRecord(Exercise):
    """An own exercise as it reads in one revision. It has no sources of the knowledge, so nothing drafts it by itself.

    `source` is what the practice cites; empty is its own experience. The figure is a picture, a video, a link or the
    drawing of `pose_from`, whichever there is.
    """

    revision_id: UUID | None = None
    picture_id: UUID | None = None
    video_id: UUID | None = None
    link: str = ""
    pose_from: str = ""
    source: str = ""

    @property
    def link_host(self) -> str:
        """Whose page the link leads to, so that nobody is led there unawares."""
        return (urlsplit(self.link).hostname or "").removeprefix("www.")


def record_of(revision: OwnRevision) -> OwnRecord:
    return OwnRecord(
        id=str(revision.exercise_id),
        order=AFTER_THE_KNOWLEDGE,
        name=revision.name,
        plain_name=revision.plain_name or revision.name,
        category=Category(revision.category),
        stage=revision.stage,
        adjunct=Category(revision.category) in EASING,
        position=Position(revision.position),
        primary=tuple(revision.primary),
        secondary=tuple(revision.secondary),
        equipment=tuple(revision.equipment),
        stability_demand=StabilityDemand(revision.stability_demand),
        load_class=LoadClass(revision.load_class),
        plane=Plane(revision.plane),
        unilateral=revision.unilateral,
        dosage=_dosage_of(revision),
        cues=tuple(revision.cues),
        common_faults=tuple(revision.common_faults),
        regressions=(),
        progressions=(),
        avoid=tuple(revision.avoid),
        caution=tuple(revision.caution),
        picture=Picture(Position(revision.position), View.SIDE, revision.start, revision.end),
        sources=(),
        note=revision.note,
        revision_id=revision.pk,
        picture_id=revision.picture_id,
        video_id=revision.video_id,
        link=revision.link,
        pose_from=revision.pose_from,
        source=revision.source,
    )


def _dosage_of(revision: OwnRevision) -> Dosage:
    return Dosage(
        sets=revision.sets,
        reps=revision.reps,
        hold_seconds=revision.hold_seconds,
        tempo=revision.tempo,
        rest_seconds=revision.rest_seconds,
        sessions_per_week=revision.sessions_per_week,
        times_per_day=revision.times_per_day,
        effort=revision.effort,
        per_side=revision.unilateral,
    )


def revision_of(exercise: Exercise) -> UUID | None:
    """The revision behind an exercise; None for one of the knowledge."""
    return exercise.revision_id if isinstance(exercise, OwnRecord) else None
