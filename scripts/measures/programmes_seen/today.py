"""A therapist's Today with a demo practice and with 2,000 clients more: how long the page takes, how often it asks."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from scripts.measures.assessing_seen.journey import sign_in
from scripts.measures.figure import Figure
from tests.journeys.product import Product

ROOT = Path(__file__).resolve().parents[3]
CLIENTS, TIMES = 2_000, 15
CROWD = f"""
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone
from clients.practices.models import Member
from tests.contracts.crowd import crowd
from therapy.statistics import take_statistics

therapist = Member.across_practices.get(person__email="tess@demo.plumbline.test")
crowd(therapist, {CLIENTS}, today=timezone.localdate())
take_statistics()  # as it does every hour
browser = Browser()
browser.force_login(therapist.person)
with override_settings(ALLOWED_HOSTS=["*"]), CaptureQueriesContext(connection) as asked:
    assert browser.get("/today/").status_code == 200
print("asked", len(asked))
"""


def today(browser: Browser, product: Product) -> Iterator[Figure]:
    page = browser.new_context(base_url=product.address).new_page()
    sign_in(page)
    bare, few = _milliseconds(page, "/about-the-model/"), _milliseconds(page, "/today/")
    asked = _add_clients(product)
    many = _milliseconds(page, "/today/")
    print(f"the page about the model {bare:.0f} ms, Today of the demo practice {few:.0f} ms", file=sys.stderr)
    yield Figure(f"queries of Today with {CLIENTS:,} clients", asked, most=12)
    yield Figure(f"Today with {CLIENTS:,} clients, median", round(many), "ms", most=500)
    yield Figure("Today of the demo practice, median", round(few), "ms", most=500)
    page.context.close()


def _milliseconds(page: Page, path: str) -> float:
    """From asking to the last byte, the median of several."""
    return statistics.median(_once(page, path) for _ in range(TIMES))


def _once(page: Page, path: str) -> float:
    began = time.perf_counter()
    answer = page.request.get(path)
    took = time.perf_counter() - began
    assert answer.ok, f"{path}: {answer.status}"
    return took * 1000


def _add_clients(product: Product) -> int:
    """So many clients more in the product's own database; how often its Today asks then."""
    ran = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", CROWD],
        cwd=ROOT, env=product.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return int(ran.stdout.rsplit("asked", 1)[1])
