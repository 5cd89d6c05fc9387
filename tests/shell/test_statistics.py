import pytest
from django.db import connection
from django.utils import timezone

from programmes.training.models import Session
from tests.contracts.crowd import crowd
from therapy.statistics import take_statistics


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL takes statistics by itself")
def test_rows_are_looked_up_by_what_leaves_the_fewest_once_statistics_are_taken(alice):
    crowd(alice, 40, today=timezone.localdate())
    sessions = Session.objects.visible_to(alice)
    of_one = sessions.filter(workout=sessions[0].workout_id).order_by()
    take_statistics()

    assert "workout_id=?" in of_one.explain()
