from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.therapy.assessments.sending import change, send
from therapy.assessments.models import Assessment, Finding

MOST = {
    "panel": 13,  # it reasons over the last assessment, and opened alone it records that it was read
    "start": 14,  # it gathers all that is known before the first test, and what it may begin with
}


def pages(sitting):
    return {
        "test": reverse("assessments:test", args=[sitting.pk, "step_down"]),
        "examination": reverse("assessments:examination", args=[sitting.pk]) + "?region=hip",
        "re-tests": reverse("assessments:examination", args=[sitting.pk]) + "?region=retests",
        "result": reverse("assessments:result", args=[sitting.pk]),
        "start": reverse("assessments:start", args=[sitting.client_id]),
        "panel": reverse("assessments:panel", args=[sitting.client_id]),
        "since": reverse("assessments:since", args=[sitting.pk]),
        "muscles": reverse("assessments:muscles", args=[sitting.pk]),
        "client": reverse("records:client", args=[sitting.client_id]),
        "body map": reverse("assessments:test", args=[sitting.pk, "body_map"]),
        "photos": reverse("assessments:photos", args=[sitting.pk]),
        "photos then and now": reverse("assessments:photos_then", args=[sitting.pk]),
        "signing": reverse("assessments:signing", args=[sitting.pk]),
        "reports": reverse("reports:panel", args=[sitting.client_id]),
    }


PAGES = [
    "test", "examination", "re-tests", "result", "start", "panel", "since", "muscles", "client", "body map",
    "photos", "photos then and now", "signing", "reports",
]  # fmt: skip


def past(dana, alice, count):
    """So many earlier assessments, each finished and with a finding."""
    owner, before = {"practice": dana.practice}, timezone.now() - timedelta(days=30)
    sittings = Assessment.objects.of(dana).bulk_create(
        Assessment(
            **owner, client=dana, therapist=alice, battery="general", tests=["step_down"],
            started_at=before, finished_at=before, knowledge_version="1",
        )
        for _ in range(count)
    )  # fmt: skip
    Finding.objects.of(dana).bulk_create(
        Finding(**owner, assessment=each, test="step_down", observation="sd_knee", side="left", severity=2)
        for each in sittings
    )


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_the_database_as_often_with_ten_assessments_as_with_two_hundred(
    signed_in, alice, dana, finished, page, django_assert_max_num_queries, record_property
):
    browser, url = signed_in(alice), pages(finished)[page]
    counts = []
    for more in (10, 190):
        past(dana, alice, more)
        with django_assert_max_num_queries(20) as asked:
            assert browser.get(url).status_code == 200
        counts.append(len([query for query in asked.captured_queries if "SAVEPOINT" not in query["sql"]]))
    record_property("queries", (page, *counts))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST.get(page, 12)


def test_a_tap_asks_the_database_as_often_with_a_long_history(
    signed_in, alice, dana, sitting, django_assert_max_num_queries, record_property
):
    browser, counts = signed_in(alice), []
    for severity, more in ((1, 10), (2, 190)):
        past(dana, alice, more)
        said = change(value=severity, was=severity - 1 or None)
        with django_assert_max_num_queries(30) as asked:
            assert send(browser, sitting, alice, said, page="step_down").status_code == 200
        counts.append(len(asked.captured_queries))
    record_property("queries", ("tap", *counts))

    assert counts[0] == counts[1]
