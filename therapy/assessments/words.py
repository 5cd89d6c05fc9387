"""What the keys of the knowledge are called on screen, where the records give an id only."""

import re
from collections.abc import Mapping

from therapy.knowledge.records import Region, Test

BATTERIES: Mapping[str, str] = {
    "general": "Whole body",
    "low_back": "Lower back",
    "postpartum": "After a birth",
    "knee_hip": "Knee and hip",
    "neck_shoulder": "Neck and shoulder",
    "ankle_foot": "Ankle and foot",
}
KEYS: Mapping[str, str] = {
    "eo": "Eyes open",
    "ec": "Eyes closed",
    "reps": "Repetitions",
    "rate": "Breaths in a minute",
    "hold": "Time held",
    "distance": "Toe to wall",
    "reach": "Reach forwards",
    "rotation": "Turn",
    "range": "Arm raise",
    "change": "Change of pressure",
    "good_holds": "Good holds of ten",
    "ccft_stage": "Pressure stage reached",
    "finger_floor": "Fingers to floor",
    "hip_angle": "Hip, above (+) or below (−) the plinth",
    "fingers_rest": "Fingers at rest",
    "mm_rest": "Width at rest",
    "mm_headlift": "Width in head lift",
    "depth_mm": "Depth",
    "tension": "Tension, 0 firm to 3 none",
    "at_navel": "At the navel",
    "above_4_5cm": "4.5 cm above the navel",
    "below_4_5cm": "4.5 cm below the navel",
    "L4_5": "L4/5",
    "L5_S1": "L5/S1",
}
UNITS: Mapping[str, str] = {"deg": "°", "reps": "", "count": "", "0-10": "/10", "0-3": "/3", "breaths/min": "/min"}
SEVERITIES = ("not seen", "slight", "clear", "marked")
NOT_TESTED = "not tested"
AS_MEASURED = "as measured"
MECHANISMS: Mapping[str, str] = {
    "protective_tightening": "Protective tightening",
    "altered_movement": "Altered movement",
    "stabiliser_inhibition": "Quiet stabiliser",
    "tissue": "Tissue or range",
}
MECHANISM_NOTES: Mapping[str, str] = {
    "protective_tightening": "tightening",
    "altered_movement": "altered movement",
    "stabiliser_inhibition": "quiet stabiliser",
    "tissue": "stiff or lax",
}
FLAG_GROUPS: Mapping[str, str] = {
    "cauda_equina": "Back and pelvis",
    "neurological": "Nerves",
    "malignancy": "General health",
    "infection": "Infection",
    "fracture": "Bone",
    "cardiac": "Heart and blood pressure",
    "clot": "Legs and lungs",
    "vascular": "Blood vessels",
    "inflammatory": "Morning stiffness",
    "perinatal": "Pregnancy and after a birth",
    "general": "Overall",
}


def named(key: str) -> str:
    """A key in words: its own name, or itself with spaces and a capital."""
    return KEYS.get(key) or key.replace("_", " ").capitalize()


def battery_name(battery: str) -> str:
    return BATTERIES.get(battery) or named(battery)


def unit_of(unit: str) -> str:
    """A unit as it stands behind a number: "°", " cm"; "" for what is merely counted."""
    return UNITS.get(unit, f" {unit}" if unit else "")


def region_words(region: Region) -> str:
    """A region in everyday words: "Lower back"."""
    plain = region.plain.partition(":")[0]
    return plain[:1].upper() + plain[1:]


def test_words(test: Test) -> str:
    """A test's name without its details: "Lateral step-down"."""
    return "Body map" if test.id == "body_map" else re.split(r" \(|, ", test.name)[0]


def in_lines(text: str, most: int = 3) -> tuple[str, ...]:
    """A text sentence by sentence, in at most so many lines: the two shortest neighbours share one."""
    lines = re.split(r"(?<=[.!?]) (?=[A-Z0-9])", text)
    while len(lines) > most:
        at = min(range(len(lines) - 1), key=lambda n: len(lines[n]) + len(lines[n + 1]))
        lines[at : at + 2] = [f"{lines[at]} {lines[at + 1]}"]
    return tuple(lines)


def severity_words(severity: int | None) -> str:
    return NOT_TESTED if severity is None else SEVERITIES[severity]
