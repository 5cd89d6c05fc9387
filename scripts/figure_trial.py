"""What fresh eyes are shown in a blind trial: eight moments of each exercise, without a name, numbered by lot."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from programmes.library.figures.stills import palettes
from scripts.figure_page import drawn

MOMENTS = 8
SEED = 20261125
_STYLE = """body { margin: 0; background: #fff }
main { display: inline-grid; grid-template-columns: repeat(4, 300px); gap: 8px;
padding: 8px } svg { width: 300px; height: 220px; background: var(--fig-bg) }"""


def make_trial(page: Page, scripts: Sequence[dict[str, Any]], folder: Path) -> Path:
    """A strip as PNG for each script, and the key to the numbers: beside the folder, so that it can be kept away."""
    lot = sorted(scripts, key=lambda script: str(script["id"]))
    random.Random(SEED).shuffle(lot)
    folder.mkdir(parents=True, exist_ok=True)
    for number, script in enumerate(lot, 1):
        page.set_content(_strip(page, script))
        page.locator("main").screenshot(path=folder / f"{number:03}.png")
    key = folder.with_name(f"{folder.name}-key.json")
    key.write_text(json.dumps({f"{n:03}": script["id"] for n, script in enumerate(lot, 1)}, indent=1) + "\n")
    return key


def _strip(page: Page, script: dict[str, Any]) -> str:
    pictures = [drawn(page, script, moment / MOMENTS) for moment in range(MOMENTS)]
    cells = (f'<svg viewBox="{" ".join(map(str, each["box"]))}">{each["inner"]}</svg>' for each in pictures)
    colours = ";".join(f"--fig-{name}:{value}" for name, value in palettes()[0].items())
    return f"<style>:root {{{colours}}} {_STYLE}</style><main>{''.join(cells)}</main>"
