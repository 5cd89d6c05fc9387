"""A practice sets its own pace."""

import pytest
from django.urls import reverse

from clients.practices.models import AuditEvent
from programmes.prescribing.models import PaceSetting
from tests.programmes.prescribing.pacing.test_guarding import guard_of

NUMBERS = {"careful_percent": 15, "usual_percent": 90, "gap_days": 2, "high_load_weeks": 4}


def test_an_admin_sets_the_limits_and_they_hold_for_the_guard(signed_in, ada, alice, draft):
    before = guard_of(draft, alice).open

    kept = signed_in(ada).post(reverse("prescribing:pace"), NUMBERS)

    assert kept.status_code == 302
    assert AuditEvent.across_practices.filter(event="pacing.limits_changed").count() == 1
    assert len(guard_of(draft, alice).open) < len(before)


def test_the_usual_limits_can_hold_again(signed_in, ada):
    browser = signed_in(ada)
    browser.post(reverse("prescribing:pace"), NUMBERS)

    browser.post(reverse("prescribing:usual_pace"))

    assert not PaceSetting.across_practices.exists()


@pytest.mark.parametrize(("field", "number"), [("usual_percent", 0), ("gap_days", 9), ("careful_percent", 95)])
def test_a_number_that_makes_no_sense_comes_back_with_a_sentence(signed_in, ada, field, number):
    refused = signed_in(ada).post(reverse("prescribing:pace"), NUMBERS | {field: number})

    assert refused.status_code == 422
    assert not PaceSetting.across_practices.exists()


def test_a_therapist_does_not_set_the_pace(signed_in, alice):
    assert signed_in(alice).get(reverse("prescribing:pace")).status_code == 403
