"""Pose records as JSON, in the very shape of the knowledge's pose files, and read as strictly."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from typing import Any, Final

from yaml.nodes import MappingNode, Node, SequenceNode

from programmes.library.exercises import is_own
from programmes.library.figures.poses import limits_in, script_for
from programmes.library.poses.words import limit_sentence
from therapy.knowledge import Library
from therapy.knowledge.reading import ReadingError, read_mapping
from therapy.knowledge.reading.nodes import compose, line_of
from therapy.knowledge.records import FigureCheck, Pose

type Record = dict[str, Any]

MOST_CHARACTERS: Final = 32_000
OF_ITS_OWN: Final = "own_exercise"  # the knowledge's ids are words, those of own exercises are not
MOST_STEPS, MOST_PROPS = 8, 12
_GRACE: Final = 1.5


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong with a record: where, as "start.right.knee", and what would be right."""

    path: str
    says: str


class UnreadablePose(ValueError):
    """A record that cannot be kept, with everything that is wrong with it."""

    def __init__(self, wrong: list[Wrong]) -> None:
        self.wrong = wrong
        super().__init__(" ".join(each.says for each in wrong))


def read_pose(record: object, *, exercise_id: str, library: Library) -> Pose:
    """The pose that a record describes, as the picture of this exercise. Raises UnreadablePose."""
    if not isinstance(record, dict):
        raise UnreadablePose([Wrong("", "A pose is a table of what it holds.")])
    text = _text_of(record | {"id": OF_ITS_OWN if is_own(exercise_id) else exercise_id})
    try:
        pose = read_mapping(Pose, text, file="pose", known=library.ids)
    except ReadingError as error:
        paths = _paths(text)
        wrong = [Wrong(paths.get(each.line, each.key), _capital(each.says)) for each in error.problems]
        raise UnreadablePose(wrong) from error
    if wrong := [*_too_much(pose), *_beyond(pose, library)]:
        raise UnreadablePose(wrong)
    return pose


def _text_of(record: Record) -> str:
    """One line for each value, so that a complaint's line says where it belongs."""
    try:
        text = json.dumps(record, indent=1, ensure_ascii=False, allow_nan=False)
        text.encode()
    except ValueError as error:  # also what UTF-8 cannot hold
        raise UnreadablePose([Wrong("", "The pose holds a number or a letter that does not exist.")]) from error
    if len(text) > MOST_CHARACTERS:
        raise UnreadablePose([Wrong("", f"The pose is longer than {MOST_CHARACTERS} characters; leave something out.")])
    return text


def _paths(text: str) -> dict[int, str]:
    """Which value stands on each line."""
    root = compose(text)
    return dict(_walk(root, "")) if root else {}


def _walk(node: Node, path: str) -> Iterator[tuple[int, str]]:
    within = f"{path}." if path else ""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield line_of(key), within + key.value
            yield from _walk(value, within + key.value)
    elif isinstance(node, SequenceNode):
        for number, value in enumerate(node.value):
            yield line_of(value), f"{within}{number}"
            yield from _walk(value, f"{within}{number}")


def _too_much(pose: Pose) -> Iterator[Wrong]:
    if len(pose.steps) > MOST_STEPS:
        yield Wrong("steps", f"At most {MOST_STEPS} key-frames fit between start and end.")
    if len(pose.props) > MOST_PROPS:
        yield Wrong("props", f"At most {MOST_PROPS} things fit round a body.")


def _beyond(pose: Pose, library: Library) -> Iterator[Wrong]:
    """Angles written beyond what a joint can do, where no reviewer has excused that."""
    if FigureCheck.LIMITS in pose.allowed:
        return
    limits = limits_in(library)
    names = ["start", *(f"steps.{number}" for number in range(len(pose.steps))), "end"]
    for name, frame in zip(names, script_for(pose, library)["frames"], strict=True):
        for key, degrees in frame["angles"].items():
            angle, part = _angle(key)
            low, high = limits.get(angle, (-360, 360))
            if not low - _GRACE <= degrees <= high + _GRACE:
                yield Wrong(f"{name}.{part}.{angle}", limit_sentence(angle, part, degrees, low, high))


def _angle(key: str) -> tuple[str, str]:
    """The angle that the engine's key names, and the part of a frame where it is written."""
    part = {"L": "left", "R": "right"}.get(key[-1], "body")
    return (key if part == "body" else key[:-1]), part


def _capital(says: str) -> str:
    return says[:1].upper() + says[1:]


def record_of(pose: Any) -> Record:
    """A pose, or a part of one, as its record: only what differs from what stands for it anyway."""
    stated = ((each.name, getattr(pose, each.name), each) for each in fields(pose))
    return {name: _plain(value) for name, value, each in stated if value != _default(each)}


def _default(each: "Field[Any]") -> Any:
    return each.default if each.default is not MISSING else MISSING


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return record_of(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    return value
