"""Where the muscles of the knowledge lie on the figure."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

_TABLE: Final = Path(__file__).with_name("muscles.yaml")

type Shape = list[Any]


@cache
def shapes() -> Mapping[str, Shape]:
    """Each muscle as the engine takes it: [1 if it lies deep, the drawn part it lies on, the way it looks, strands]."""
    table = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    return {
        name: [int(said.get("deep", False)), *(said[key] for key in ("part", "looks", "strands"))]
        for name, said in table.items()
    }
