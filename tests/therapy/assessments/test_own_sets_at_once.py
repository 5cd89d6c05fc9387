"""Two therapists save a set of the practice's own at the same moment."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.ids import uuid7
from tests.at_once import rows_are_locked, until_another_waits
from therapy.assessments.battery.keeping import keep_own_set
from therapy.assessments.models import OwnSet


@rows_are_locked
def test_of_two_sets_of_one_name_the_second_is_told_that_it_is_taken(meanwhile, alice, bob):
    with transaction.atomic():
        keep_own_set(name="Runners", tests=["step_down"], by=alice)
        other = meanwhile(lambda: keep_own_set(name="Runners", tests=["foot_arch"], by=bob))
        until_another_waits()

    with pytest.raises(ValidationError, match="Your practice has a set of this name"):
        other.result(timeout=10)
    assert OwnSet.objects.visible_to(alice).get().tests == ["step_down"]


@rows_are_locked
def test_a_set_that_is_sent_twice_at_once_is_made_once(meanwhile, alice):
    one = {"name": "Runners", "tests": ["step_down"], "submission": uuid7(), "by": alice}
    with transaction.atomic():
        made = keep_own_set(**one)
        other = meanwhile(lambda: keep_own_set(**one))
        until_another_waits()

    assert other.result(timeout=10) == made
    assert OwnSet.objects.visible_to(alice).count() == 1
