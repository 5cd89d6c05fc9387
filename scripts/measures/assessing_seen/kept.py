"""What is on record of an assessment, read from the product's own database beside its pages."""

import sqlite3
from collections import Counter
from contextlib import closing

from scripts.measures.assessing_seen.case import KneeToBack
from tests.journeys.product import Product


def misses(product: Product, case: KneeToBack, result: str) -> list[str]:
    """Each finding and number of the case that is not on record once of the sitting whose result is at this address."""
    rows = Counter(_rows(product, result.split("/")[-3]))
    seen = {("finding", observation, side, float(severity)) for observation, side, severity in case.findings}
    measured = {(test, name, "", float(value)) for test, name, value in case.measurements}
    return [f"{' '.join(map(str, each))}: {rows[each]} times" for each in sorted(seen | measured) if rows[each] != 1]


def _rows(product: Product, assessment: str) -> list[tuple[str, str, str, float]]:
    key = assessment.replace("-", "")
    with closing(sqlite3.connect(product.var / "plumbline.sqlite3")) as database:
        findings = database.execute(
            "SELECT observation, side, severity FROM assessments_finding WHERE assessment_id = ?", [key]
        ).fetchall()
        measured = database.execute(
            "SELECT test, key, site, side, value FROM assessments_measurement WHERE assessment_id = ?", [key]
        ).fetchall()
    return [("finding", name, side, float(severity)) for name, side, severity in findings] + [
        (test, f"measure.{name}.{site}.{side}", "", number)
        for test, name, site, side, value in measured
        if (number := _number(value)) is not None
    ]


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
