"""A pose as the script the figure engine plays: position, shared and own angles merged, in the engine's names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from programmes.library.figures.places import Shape, shapes, spots
from therapy.knowledge.records import BasePosition, Exercise, Frame, Pose, Prop

type Script = dict[str, Any]

_MUSCLES_OF_A_TEST: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
_SHORTEST_HOLD, _LONGEST_HOLD = 0.8, 3.0
_MOVE_SECONDS, _SLOW_SECONDS, _REST_SECONDS = 1.8, 2.6, 0.8
_SAID_WHEN_EMPTY = ("breath", "far")
_COUNTED = re.compile(r"(\d)-\d-(\d)")


def script_of(pose: Pose, position: BasePosition, exercise: Exercise | None) -> Script:
    """What the engine needs to draw a pose; the muscles are the exercise's own, a test shows none."""
    frames = [_key_frame(pose, position, frame) for frame in (pose.start, *pose.steps, pose.end)]
    script = {
        "id": pose.id,
        "side": _letter(pose.side),
        "alternate": pose.alternate,
        "way": pose.way.value,
        "travel": pose.travel,
        "tempo": list(pose.tempo or _tempo(exercise)),
        "breath": pose.breath,
        "camera": list(pose.camera or position.camera),
        "surface": (pose.ground or position.ground).value,
        "muscles": _muscles(exercise),
        "props": [_prop(prop) for prop in pose.props],
        "track": [_engine(name) for name in pose.track],
        "focus": [_engine(name) for name in pose.focus],
        "bias": {_engine(name): cm for name, cm in pose.nearer.items()},
        "far": None if pose.far is None else [_engine(name) for name in pose.far],
        "allowed": [check.value for check in pose.allowed],
        "frames": frames,
    }
    return {key: value for key, value in script.items() if _says(key, value)}


def _says(key: str, value: Any) -> bool:
    """Whether the engine must be told: left out, it breathes and finds the far limbs by itself."""
    return value is not None and (key in _SAID_WHEN_EMPTY or value not in ("", False, 0, [], {}))


def _tempo(exercise: Exercise | None) -> tuple[float, float, float, float]:
    """Seconds out, held, back and resting, as the dose counts them; its longest holds are shown shorter."""
    if not exercise:
        return _MOVE_SECONDS, _SHORTEST_HOLD, _MOVE_SECONDS, _REST_SECONDS
    out, back = _moves(exercise.dosage.tempo)
    return out, min(max(exercise.dosage.hold_seconds, _SHORTEST_HOLD), _LONGEST_HOLD), back, _REST_SECONDS


def _moves(tempo: str) -> tuple[float, float]:
    """Seconds out and back of a dose's tempo such as "2-1-3" or "slow"."""
    if counted := _COUNTED.fullmatch(tempo):
        return float(counted[1]), float(counted[2])
    seconds = _SLOW_SECONDS if tempo == "slow" else _MOVE_SECONDS
    return seconds, seconds


def _muscles(exercise: Exercise | None) -> list[list[Shape]]:
    groups = (exercise.primary, exercise.secondary) if exercise else _MUSCLES_OF_A_TEST
    return [[shapes()[muscle] for muscle in group] for group in groups]


def _letter(side: str) -> str:
    return side[:1].upper()


def _engine(name: str) -> str:
    """The engine's name of a part or joint: `right_foot` is footR, `foot` means either."""
    return re.sub(r"^(left|right)_(.+)$", lambda match: match[2] + _letter(match[1]), name)


def _key_frame(pose: Pose, position: BasePosition, own: Frame) -> Script:
    layers = (position.frame, pose.shared, own)
    anchor = asdict(pose.anchor or position.anchor)
    anchor["at"] = list(own.at or pose.shared.at or anchor["at"])
    frame = {
        "base": position.base.value,
        "angles": _angles(layers),
        "pins": _pins(layers),
        "anchor": _anchor(anchor),
        "lay": [_engine(limb) for limb in _last(layer.lay for layer in layers) or ()],
        "head": None if own.head_free or pose.shared.head_free else _last(layer.head for layer in layers),
    }
    return {key: value for key, value in frame.items() if value not in ({}, [], None)}


def _last[Value](values: Iterable[Value | None]) -> Value | None:
    """The last of the values that is stated, if any is."""
    stated = [value for value in values if value is not None]
    return stated[-1] if stated else None


def _angles(layers: Iterable[Frame]) -> dict[str, float]:
    angles: dict[str, float] = {}
    for layer in layers:
        angles |= _stated(layer.body)
        for limb, sides in ((layer.both, "LR"), (layer.left, "L"), (layer.right, "R")):
            angles |= {key + side: value for side in sides for key, value in _stated(limb).items()}
    return angles


def _stated(angles: Any) -> dict[str, float]:
    named = {each.name: getattr(angles, each.name) for each in fields(angles)}
    return {name: value for name, value in named.items() if value is not None}


def _pins(layers: Iterable[Frame]) -> Mapping[str, Script]:
    pins: dict[str, Script] = {}
    for layer in layers:
        pins |= {_engine(name): _bare(asdict(pin)) for name, pin in layer.pins.items()}
        for name in layer.free:
            pins.pop(_engine(name), None)
    return pins


def _anchor(anchor: Script) -> Script:
    anchor["rest"] = [[_engine(part) for part in group] for group in anchor["rest"]]
    for key in ("on", "keep"):
        anchor[key] = _engine(anchor[key]) if anchor[key] else None
    return _bare(anchor) | {"at": anchor["at"]}


def _prop(prop: Prop) -> Script:
    shown = _bare(asdict(prop))
    if "by" in shown:
        shown["by"] = _engine(shown["by"])
    if "ends" in shown:
        shown["ends"] = [_engine(end) if isinstance(end, str) else list(end) for end in shown["ends"]]
    return shown


def _bare(table: Script) -> Script:
    """Without what says nothing, and with the engine's names for parts."""
    stated = {key: value for key, value in table.items() if value not in (None, False, 0, (), [], "")}
    if stated.get("on") == "floor":
        del stated["on"]
    if "to" in stated:
        stated["to"] = _engine(stated["to"])
    if "touch" in stated:
        stated["touch"] = spots()[stated["touch"]]
    return {key: list(value) if isinstance(value, tuple) else value for key, value in stated.items()}
