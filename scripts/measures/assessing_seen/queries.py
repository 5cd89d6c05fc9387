"""Whether a long history makes the pages ask the database more often: counted by the tests, with 10 and with 200."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from scripts.measures.figure import Figure
from tests.journeys.product import Product

ROOT = Path(__file__).resolve().parents[3]
COUNTED = ("tests/therapy/assessments/test_queries.py", "tests/contracts/test_queries.py")


def queries(browser: Browser, product: Product) -> Iterator[Figure]:
    for file in COUNTED:
        ran = subprocess.run([ROOT / "test", file, "-q"], capture_output=True, text=True)
        if ran.returncode:
            print(ran.stdout[-4000:], file=sys.stderr)
        yield Figure(f"query counts that grow with the history, {file}", float(ran.returncode != 0), most=0)
