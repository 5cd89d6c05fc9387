"""What an exercise lacks for somebody else to do the same."""

from collections.abc import Iterable

from programmes.library.own.record import OwnRecord
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise


def bare_among(exercises: Iterable[Exercise]) -> list[str]:
    """A sentence for each exercise without a picture, or without cues."""
    return [
        f"{each.name} has no {lack}."
        for each in sorted(exercises, key=lambda each: each.name)
        for lack, there in (("cue", bool(each.cues)), ("picture", _has_picture(each)))
        if not there
    ]


def _has_picture(exercise: Exercise) -> bool:
    if isinstance(exercise, OwnRecord):
        return bool(exercise.picture_id or exercise.video_id or exercise.pose_from)
    return exercise.id in load_library().poses
