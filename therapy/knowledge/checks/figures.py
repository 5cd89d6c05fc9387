"""Poses: whom they show, and that nobody has to bend further than a body does."""

from collections.abc import Iterator
from dataclasses import fields

from therapy.knowledge.library import Library
from therapy.knowledge.places import Remark, Remarks
from therapy.knowledge.reading.nodes import Step
from therapy.knowledge.records import BodyAngles, Frame, LimbAngles


def poses_show_an_exercise_or_a_test(library: Library) -> Remarks:
    for pose in library.poses.values():
        if pose.id not in library.exercises and pose.id not in library.tests:
            says = f"no exercise or test is called '{pose.id}'. Name the pose after what it shows."
            yield Remark(("poses", pose.id), ("id",), says)


def written_angles_are_possible(library: Library) -> Remarks:
    for pose in library.poses.values():
        for place, frame in (("shared", pose.shared), ("start", pose.start), ("end", pose.end)):
            yield from _too_far(("poses", pose.id), (place,), frame, library)
        for number, frame in enumerate(pose.steps):
            yield from _too_far(("poses", pose.id), ("steps", number), frame, library)
    for position in library.positions.values():
        yield from _too_far(("positions", position.id), ("frame",), position.frame, library)


def _too_far(record: tuple[str, str], place: tuple[Step, ...], frame: Frame, library: Library) -> Remarks:
    for path, angle in _angles(frame):
        limit = library.joint_limits.get(path[-1])
        if limit and not limit.range[0] <= angle <= limit.range[1]:
            low, high = limit.range
            says = f"'{path[-1]}' is {angle:g}, but goes from {low:g} to {high:g} degrees."
            yield Remark(record, (*place, *path), says)


def _angles(frame: Frame) -> Iterator[tuple[tuple[str, str], float]]:
    groups: tuple[tuple[str, BodyAngles | LimbAngles], ...] = (
        ("body", frame.body),
        ("both", frame.both),
        ("left", frame.left),
        ("right", frame.right),
    )
    for name, angles in groups:
        for each in fields(angles):
            if (angle := getattr(angles, each.name)) is not None:
                yield (name, each.name), angle
