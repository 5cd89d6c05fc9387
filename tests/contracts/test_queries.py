"""How many queries the pages of the main path ask: the same with ten clients as with a thousand.

The figures are recorded in `queries.json`. Re-record them on purpose, and look at the difference:
RECORD_QUERIES=1 ./test tests/contracts/test_queries.py
"""

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.contracts.crowd import crowd
from tests.programmes.builders import planned_session, running_programme
from therapy.assessments.models import Assessment

RECORD = Path(__file__).with_name("queries.json")
MOST = 12
PAGES = [
    "therapist's home",
    "client's page",
    "assessing page",
    "examination page",
    "client's today",
    "exercise library",
    "exercise's page",
    "programmes with an exercise",
    "own exercises",
    "templates",
    "template offers",
]


@pytest.fixture
def ask(alice, dana, signed_in):
    """How many queries each page asks, with this many other clients in the practice."""
    today = timezone.localdate()
    planned_session(running_programme(dana, starts_on=today), today)
    sitting = Assessment.objects.create(
        practice=alice.practice, client=dana, therapist=alice, battery="general", tests=["step_down", "overhead_squat"]
    )
    addresses = {
        "therapist's home": (alice, reverse("training:today")),
        "client's page": (alice, reverse("records:client", args=[dana.pk])),
        "assessing page": (alice, reverse("assessments:test", args=[sitting.pk, "step_down"])),
        "examination page": (alice, reverse("assessments:examination", args=[sitting.pk]) + "?region=hip"),
        "client's today": (dana, reverse("training:my_today")),
        "exercise library": (alice, reverse("library:exercises")),
        "exercise's page": (alice, reverse("library:exercise", args=["bird_dog"])),
        "own exercises": (alice, reverse("library:own_exercises")),
        "templates": (alice, reverse("library:templates")),
        "template offers": (alice, reverse("prescribing:offers")),
        "programmes with an exercise": (alice, reverse("prescribing:using", args=["bird_dog"])),
    }

    def count(page: str, others: int) -> int:
        crowd(alice, others, today=today)
        who, url = addresses[page]
        browser = signed_in(who)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(url).status_code == 200
        return len(captured)

    return count


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.django_db
def test_a_page_asks_no_more_with_a_thousand_clients_than_with_ten(ask, page):
    few, many = ask(page, 10), ask(page, 990)

    assert few == many
    assert many <= MOST
    if os.environ.get("RECORD_QUERIES"):
        recorded = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
        RECORD.write_text(json.dumps({**recorded, page: many}, indent=2, sort_keys=True) + "\n", "utf-8")
    assert json.loads(RECORD.read_text("utf-8"))[page] == many, "Re-record if this is meant."
