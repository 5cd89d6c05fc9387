"""What is built of the figures ahead of time, and where it lies: a script and two pictures for each pose."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from programmes.library.figures.poses import name_of
from programmes.library.figures.script import Script
from programmes.library.figures.stills import STATIC, still_svg
from therapy.knowledge import Library

FOLDER: Final = STATIC / "figures"

type Draw = Callable[[Script], dict[str, Any]]


def built(draws: Mapping[str, Draw], scripts: Iterable[Script], library: Library) -> Iterator[tuple[Path, str]]:
    """Every file and its text. Each of `draws` gives a picture of a script as {inner, box}, for the folder it names."""
    for script in scripts:
        name = script["id"]
        yield FOLDER / "poses" / f"{name}.json", json.dumps(script, separators=(",", ":")) + "\n"
        for folder, draw in draws.items():
            picture = draw(script)
            yield FOLDER / folder / f"{name}.svg", still_svg(picture["inner"], picture["box"], name_of(name, library))
