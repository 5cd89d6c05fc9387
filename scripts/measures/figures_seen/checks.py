"""Every figure against every check, as scripts/figures does it; the whole table goes to the error output."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from programmes.library.figures.poses import limits_in, script_for
from scripts.figure_page import CHECK
from scripts.measures.figure import Figure
from therapy.knowledge import load_library
from therapy.knowledge.records import FigureCheck


def checked(page: Page) -> Iterator[Figure]:
    library = load_library()
    undrawn = set(library.exercises) - set(library.poses)
    print(*(f"No figure: {each}" for each in sorted(undrawn)), sep="\n", file=sys.stderr)
    yield Figure("exercises in the knowledge", len(library.exercises), least=140)
    yield Figure("exercises without a figure", len(undrawn), most=0)
    yield Figure("tests with a figure", len(set(library.tests) & set(library.poses)), least=25)
    yield from _table(page)


def _table(page: Page) -> Iterator[Figure]:
    library, outside, excused = load_library(), Counter[str](), 0
    limits = limits_in(library)
    for pose in library.poses.values():
        rows = page.evaluate(CHECK, [script_for(pose, library), limits])
        print(f"{pose.id:26}", _line(rows), file=sys.stderr)
        for name in (name for name, row in rows.items() if not row["ok"]):
            reason = pose.allowed.get(FigureCheck(name))
            excused += bool(reason)
            outside[name] += not reason
            print(f"{'':26} {name}: {rows[name]['where']}: {reason or 'NO REASON'}", file=sys.stderr)
    for check in FigureCheck:
        yield Figure(f"{check.value}: figures outside, without a reason", outside[check.value], most=0)
    yield Figure("checks excused, each with a reviewer's reason", excused)


def _line(rows: dict[str, Any]) -> str:
    return "  ".join(f"{name} {row['worst']}" for name, row in rows.items())
