"""Where things lie on the figure: the muscles of the knowledge, and the places a hand can rest on."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

type Shape = list[Any]
type Place = list[Any]


@cache
def shapes() -> Mapping[str, Shape]:
    """Each muscle as the engine takes it: [1 if it lies deep, the drawn part it lies on, the way it looks, strands]."""
    return {
        name: [int(said.get("deep", False)), *(said[key] for key in ("part", "looks", "strands"))]
        for name, said in _table("muscles").items()
    }


@cache
def spots() -> Mapping[str, Place]:
    """Each place a palm can touch as the engine takes it: [bone, place, outward, fingers, elbow]."""
    return _table("spots")


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))
    return table
