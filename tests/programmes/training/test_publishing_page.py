from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programmes.training.models import Session
from tests.contracts.world import draft_of


@pytest.fixture
def draft(dana, alice):
    return draft_of(dana, alice)


def test_publishing_plans_the_sessions_and_a_refusal_keeps_what_was_typed(signed_in, alice, charlie, dana, draft):
    publish = reverse("training:publish", args=[draft.programme_id])
    yesterday, today = timezone.localdate() - timedelta(days=1), timezone.localdate()
    window = signed_in(alice)

    refused = window.post(publish, {"starts_on": yesterday, "message": "Begin gently."})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "A programme cannot begin in the past." in page
    assert "Begin gently." in page
    assert not Session.objects.of(dana).exists()

    assert signed_in(charlie).post(publish, {"starts_on": today}).status_code == 404
    published = window.post(publish, {"starts_on": today, "message": "Begin gently."})
    assert published.status_code == 302
    assert Session.objects.of(dana).exists()


def test_a_start_that_is_no_date_is_named_at_its_field(signed_in, alice, draft):
    publish = reverse("training:publish", args=[draft.programme_id])

    page = signed_in(alice).post(publish, {"starts_on": "soon"}).content.decode()

    assert "Give the first day as a date, such as 2026-12-01." in page


@pytest.mark.parametrize("day", ["9999-12-31", "2126-01-01"])
def test_a_start_years_away_is_refused_with_a_sentence(signed_in, alice, draft, day):
    answer = signed_in(alice).post(reverse("training:publish", args=[draft.programme_id]), {"starts_on": day})

    assert answer.status_code == 422
    assert "more than a year away" in answer.content.decode()
