"""The worked example, an old knee injury and what it may have brought on, as a therapist would enter it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from therapy.knowledge import Library

CASE = Path(__file__).resolve().parents[3] / "tests" / "therapy" / "reasoning" / "cases" / "knee_to_back.yaml"
SIDES = ("left", "right")

# What follows from a number is not tapped: these numbers, by test, measure and side, give the severities of the case.
NUMBERS: Mapping[str, Mapping[str, tuple[float, ...]]] = {
    "single_leg_stance": {"eo.": (20, 22)},
    "trendelenburg": {"hold.": (10, 30)},
    "sidelying_hip_abduction": {"grade.": (2, 0)},
    "thomas_test": {"hip_angle.": (10, 4)},
    "multifidus_lift": {"grade.L4_5": (2, 1)},
    "side_plank_endurance": {"hold.": (60, 70)},
    "aslr": {"score.": (1, 0)},
    "thoracic_rotation": {"rotation.": (50, 44)},
    "deep_neck_flexor_endurance": {"hold.": (8,)},
    "knee_to_wall": {"distance.": (11, 11)},
}


@dataclass(frozen=True, slots=True)
class Visit:
    """What is entered in one test: severities and numbers by the names of their fields."""

    test: str
    severities: Mapping[str, int]
    numbers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """What the client says of one place, by the part of its field; what is not said is left out."""

    region: str
    side: str
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class KneeToBack:
    places: tuple[Place, ...]
    visits: tuple[Visit, ...]

    @property
    def findings(self) -> set[tuple[str, str, int]]:
        """Everything that is to be on record at the end as seen by the eye: observation, side and severity."""
        return {
            (*field.removeprefix("finding.").split("."), severity)  # type: ignore[misc]
            for visit in self.visits
            for field, severity in visit.severities.items()
        }

    @property
    def measurements(self) -> set[tuple[str, str, str]]:
        """Every number that is to be on record: test, name of its field, value."""
        return {(visit.test, field, value) for visit in self.visits for field, value in visit.numbers.items()}


def knee_to_back(library: Library) -> KneeToBack:
    case = yaml.safe_load(CASE.read_text("utf-8"))
    tests = dict.fromkeys(each["test"] for each in case["findings"])
    return KneeToBack(
        places=tuple(_place(each) for each in case["body_map"]),
        visits=tuple(
            Visit(test, dict(_severities(test, case["findings"], library)), dict(_numbers(test))) for test in tests
        ),
    )


def _place(said: dict[str, Any]) -> Place:
    parts = ("pain", "tension", "recurrence", "onset", "history")
    known = {part: _written(said[part]) for part in parts if said.get(part) not in (None, "none")}
    return Place(said["region"], said.get("side", ""), known)


def _severities(test: str, findings: list[dict[str, Any]], library: Library) -> Iterator[tuple[str, int]]:
    """What was seen, by field; a finding without a side is on both, and one that follows from a number is left out."""
    for each in findings:
        observation = library.observation(each["observation"])
        if each["test"] != test or not each["severity"] or observation.trigger:
            continue
        both = SIDES if observation.sided else ("",)
        for side in (each["side"],) if "side" in each else both:
            yield f"finding.{observation.id}.{side}", each["severity"]


def _numbers(test: str) -> Iterator[tuple[str, str]]:
    for measure, values in NUMBERS.get(test, {}).items():
        sides = SIDES if len(values) > 1 else ("",)
        yield from ((f"measure.{measure}.{side}", _written(value)) for side, value in zip(sides, values, strict=True))


def _written(value: object) -> str:
    return re.sub(r"\.0$", "", str(value))
