"""What a client's page is told of their training: the timeline, and the charts by week."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programmes.training.telling import sessions_charted, sessions_told
from tests.programmes.builders import planned_session, running_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def trained(dana):
    """Three sessions done in two weeks, the newest of which flared, and one missed."""
    now = timezone.now()
    version = running_programme(dana, starts_on=now.date() - timedelta(days=20))
    for days, before, after, words in ((16, 3, 2, ""), (9, 3, 3, "Stiff."), (8, 3, 6, "Stairs.")):
        began = now - timedelta(days=days)
        planned_session(
            version, began.date(), state="done", started_at=began, finished_at=began + timedelta(minutes=20),
            pain_before=before, pain_after=after, effort=4, words=words,
        )  # fmt: skip
    planned_session(version, now.date() - timedelta(days=15))
    return dana


def test_each_session_done_is_told_newest_first_and_one_that_flared_stands_out(trained):
    told = list(sessions_told(trained))

    assert [entry.tone for entry in told] == ["danger", "done", "done"]
    assert told[0].text == "Pain 3 before, 6 after. “Stairs.”"


def test_the_share_done_and_the_load_are_charted_by_week(trained):
    done, load = sessions_charted(trained)

    assert done.says == "3 of 4 planned sessions."
    assert sum(load.values) == 3 * 4 * 20
    assert load.hint.startswith("effort 0 to 10")


def test_without_two_weeks_there_is_no_chart(dana):
    assert list(sessions_charted(dana)) == []


def test_the_timeline_holds_what_upper_rooms_tell(alice, trained, signed_in):
    url = reverse("records:timeline", args=[trained.pk])

    page = signed_in(alice).get(url, headers={"HX-Request": "true"}).content.decode()

    assert "Session done, pain flared" in page
