"""The shapes of the body map: read from the modules that draw it on screen, so that there is one drawing of a body."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.contrib.staticfiles import finders

type Point = Sequence[Any]
"""Distance from the midline, y, and "!" where it is a corner."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What the body map's modules hold: shapes by view and region; for a muscle, the regions that show it.

    `joints` are places of the compensation map: distance from the midline, and y.
    """

    outline: Mapping[str, Sequence[Point]]
    surface: Mapping[str, Mapping[str, Sequence[Any]]]
    inner_unit: Mapping[str, Mapping[str, Sequence[str]]]
    landmarks: Mapping[str, str]
    regions_of: Mapping[str, Sequence[str]]
    joints: Mapping[str, Sequence[float]]


@cache
def shapes() -> Shapes:
    """Every shape there is. Raises LookupError where a module does not hold what it should."""
    regions = _module("regions")
    return Shapes(
        outline=_constant(regions, "OUTLINE"),
        surface=_constant(regions, "SURFACE"),
        inner_unit=_constant(regions, "INNER_UNIT"),
        landmarks=_constant(regions, "LANDMARKS"),
        regions_of=_constant(_module("muscles"), "REGIONS_OF"),
        joints=_constant(regions, "JOINTS"),
    )


def _module(name: str) -> str:
    found = finders.find(f"js/bodymap/{name}.js")
    if not found:
        raise LookupError(f"js/bodymap/{name}.js is missing from the static files.")
    return Path(str(found)).read_text("utf-8")


def _constant(module: str, name: str) -> Any:
    """An object literal of plain data; written so, it is YAML as well."""
    found = re.search(rf"^export const {name} = (\{{.*?^\}});", module, re.DOTALL | re.MULTILINE)
    if found is None:
        raise LookupError(f"{name} is not a constant of the body map's modules.")
    return yaml.safe_load(found[1])
