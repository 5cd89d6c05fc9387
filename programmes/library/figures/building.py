"""What is built of the figures ahead of time, and where it lies: a script and a still for each pose."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from programmes.library.figures.poses import name_of
from programmes.library.figures.script import Script
from programmes.library.figures.stills import STATIC, still_svg
from therapy.knowledge import Library

FOLDER: Final = STATIC / "figures"

type Draw = Callable[[Script], dict[str, Any]]


def built(draw: Draw, scripts: Iterable[Script], library: Library) -> Iterator[tuple[Path, str]]:
    """Every file and its text. `draw` gives the still of a script as {inner, box}."""
    for script in scripts:
        name = script["id"]
        yield FOLDER / "poses" / f"{name}.json", json.dumps(script, separators=(",", ":")) + "\n"
        picture = draw(script)
        still = still_svg(picture["inner"], picture["box"], name_of(name, library))
        yield FOLDER / "stills" / f"{name}.svg", still
