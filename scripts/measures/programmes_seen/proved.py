"""What tests prove for every dose, plan and programme: counted from the tests themselves."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Browser

from scripts.measures.figure import Figure
from tests.journeys.product import Product

ROOT = Path(__file__).resolve().parents[3]
PROPERTIES = {
    "the grammar of doses": "tests/therapy/reasoning/dosage",
    "planning sessions": "tests/programmes/training/test_planning_properties.py",
    "versions that never change": "tests/programmes/prescribing/test_immutability.py",
    "pacing and smoothing": "tests/therapy/reasoning/pacing",
}
TEMPLATES = {
    "templates, in and out": "tests/programmes/library/templates",
    "the six templates, assigned and counted by hand": "tests/programmes/test_six_templates.py",
}
QUERIES = {"query counts with a thousand clients": "tests/contracts/test_queries.py"}


def properties(browser: Browser, product: Product) -> Iterator[Figure]:
    yield from _ran(PROPERTIES)


def templates(browser: Browser, product: Product) -> Iterator[Figure]:
    yield from _ran(TEMPLATES)


def queries(browser: Browser, product: Product) -> Iterator[Figure]:
    yield from _ran(QUERIES)


def _ran(claims: dict[str, str]) -> Iterator[Figure]:
    """For each claim how many tests there are, and how many of them do not pass."""
    for claim, where in claims.items():
        ran, failed = _tests(where)
        yield Figure(f"{claim}: tests", ran, least=1)
        yield Figure(f"{claim}: tests that fail", failed, most=0)


def _tests(where: str) -> tuple[int, int]:
    with tempfile.TemporaryDirectory() as room:
        told = Path(room) / "told.xml"
        command: list[str | Path] = [ROOT / "test", where, "-q", f"--junitxml={told}"]
        ran = subprocess.run(command, capture_output=True, text=True)
        if ran.returncode:
            print(ran.stdout[-4000:], file=sys.stderr)
        suites = list(ElementTree.parse(told).iter("testsuite"))
    counts = {name: sum(int(suite.attrib[name]) for suite in suites) for name in ("tests", "failures", "errors")}
    return counts["tests"], counts["failures"] + counts["errors"]
