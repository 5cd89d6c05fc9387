"""The words in which the pose editor speaks: of angles with their two directions, of parts, checks and things."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from therapy.knowledge.records import FigureCheck
from therapy.knowledge.records.figure import PropKind, Spot


@dataclass(frozen=True, slots=True)
class Angle:
    """What an angle of a figure is called: its own name, which way is less and which more, and how far it is shown.

    `low` and `high` hold where the knowledge sets no limit of its own. `of_limb` is said of each side.
    """

    id: str
    joint: str
    label: str
    less: str
    more: str
    low: float = -180
    high: float = 180
    unit: str = "°"
    of_limb: bool = True


ANGLES: Final = (
    Angle("hip", "hip", "Hip flexion", "extended", "flexed"),
    Angle("hip_out", "hip", "Hip abduction", "adducted", "abducted"),
    Angle("hip_turn_out", "hip", "Hip rotation", "turned in", "turned out"),
    Angle("knee", "knee", "Knee flexion", "straight", "flexed"),
    Angle("knee_turn_in", "knee", "Shin rotation", "turned out", "turned in"),
    Angle("ankle", "ankle", "Ankle dorsiflexion", "pointed", "pulled up"),
    Angle("ankle_lean", "ankle", "Leg lean over the foot", "inward", "outward", -25, 25),
    Angle("foot_turn_in", "ankle", "Foot inversion", "everted", "inverted"),
    Angle("heel", "foot", "Heel lift", "forefoot up", "heel up", -40, 60),
    Angle("toes", "foot", "Toe extension", "curled", "up"),
    Angle("arch", "foot", "Arch of the foot", "flat", "lifted", 0, 3, " cm"),
    Angle("shoulder", "shoulder", "Shoulder flexion", "behind", "raised"),
    Angle("shoulder_out", "shoulder", "Shoulder abduction", "across", "out"),
    Angle("shoulder_turn_out", "shoulder", "Shoulder rotation", "turned in", "turned out"),
    Angle("blade_up", "shoulder", "Shoulder blade height", "down", "up", -4, 6, " cm"),
    Angle("blade_forward", "shoulder", "Shoulder blade reach", "back", "forward", -5, 7, " cm"),
    Angle("elbow", "elbow", "Elbow flexion", "straight", "flexed"),
    Angle("palm_turn", "wrist", "Forearm rotation", "supinated", "pronated"),
    Angle("wrist", "wrist", "Wrist flexion", "extended", "flexed"),
    Angle("grip", "wrist", "Grip", "open", "fist", 0, 100, " %"),
    Angle("spine_flex", "trunk", "Trunk flexion", "extended", "flexed", of_limb=False),
    Angle("spine_side", "trunk", "Trunk side bend", "left", "right", of_limb=False),
    Angle("spine_turn", "trunk", "Trunk rotation", "left", "right", of_limb=False),
    Angle("neck_flex", "head", "Neck flexion", "extended", "flexed", of_limb=False),
    Angle("neck_side", "head", "Neck side bend", "left", "right", of_limb=False),
    Angle("neck_turn", "head", "Neck rotation", "left", "right", of_limb=False),
    Angle("nod", "head", "Chin tuck", "chin out", "tucked", of_limb=False),
    Angle("pitch", "pelvis", "Whole body, tilt", "lean forward", "lean back", of_limb=False),
    Angle("roll", "pelvis", "Whole body, roll", "left", "right", of_limb=False),
    Angle("yaw", "pelvis", "Whole body, turn", "left", "right", of_limb=False),
    Angle("ribs", "trunk", "Breath in the ribs", "out", "in", 0, 4, " cm", of_limb=False),
    Angle("belly", "trunk", "Breath in the belly", "drawn in", "full", -2, 4, " cm", of_limb=False),
)
_BY_ID: Final = {angle.id: angle for angle in ANGLES}

CHECKS: Final[Mapping[FigureCheck, tuple[str, str]]] = {
    FigureCheck.LIMITS: ("Joint limits", "goes further than a joint can"),
    FigureCheck.CONTACT: ("Contact", "does not touch what it should rest on"),
    FigureCheck.SINKING: ("Floor and things", "by too much"),
    FigureCheck.SLIDING: ("Sliding", "slides although it is planted"),
    FigureCheck.COLLISION: ("Body", "by too much"),
    FigureCheck.BALANCE: ("Balance", "is outside what the body stands on"),
    FigureCheck.SIDE: ("Side", "is not the side that works most"),
    FigureCheck.READABLE: ("Readable small", "is hard to see at 104 by 72 pixels"),
}

SPOTS: Final[Mapping[Spot, str]] = {spot: spot.value.replace("_", " ") for spot in Spot} | {
    Spot.HEAD_BACK: "back of the head",
    Spot.HIP_BONE: "front of the hip bone",
    Spot.UPPER_RIBS: "side of the upper ribs",
}

THINGS: Final[Mapping[PropKind, str]] = {kind: kind.value.capitalize() for kind in PropKind} | {
    PropKind.COUNTER: "Worktop",
    PropKind.LOOP: "Loop band",
    PropKind.ROLLER: "Foam roller",
}


def limit_sentence(angle: str, part: str, degrees: float, low: float, high: float) -> str:
    """Why a number is refused, and which would do."""
    known = _BY_ID[angle]
    name = f"{part.capitalize()} {known.label.lower()}" if known.of_limb else known.label
    return f"{name} goes from {low:g}{known.unit} to {high:g}{known.unit}; {degrees:g}{known.unit} is beyond that."
