"""Whether a long history makes the pages ask the database more often: counted by the tests, with 10 and with 200."""

import ast
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
COUNTED = "tests/therapy/assessments/test_queries.py"


def queries(browser: Browser, product: Product) -> Iterator[Figure]:
    """For each page, and for a tap, what it asks after 200 earlier assessments; the bound is what it asks after 10."""
    with tempfile.TemporaryDirectory() as room:
        told = Path(room) / "told.xml"
        ran = subprocess.run(
            [ROOT / "test", COUNTED, "-q", f"--junitxml={told}", "-o", "junit_family=xunit1"],
            capture_output=True,
            text=True,
        )
        if ran.returncode:
            print(ran.stdout[-4000:], file=sys.stderr)
        counts = sorted(_counts(told))
    yield Figure("pages whose queries are counted", len(counts), least=15)
    for page, few, many in counts:
        yield Figure(f"queries after 200 assessments, {page}", many, most=few)
    yield Figure("counts that grow, or are above what the tests allow", float(ran.returncode != 0), most=0)


def _counts(told: Path) -> Iterator[tuple[str, int, int]]:
    """What the tests recorded: a page, with 10 and with 200."""
    for each in ElementTree.parse(told).iterfind('.//property[@name="queries"]'):
        page, few, many = ast.literal_eval(each.attrib["value"])
        yield page, few, many
