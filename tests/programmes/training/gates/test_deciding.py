"""A therapist opens a stage, holds it, goes back. Nothing opens by itself."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from clients.practices.models import AuditEvent
from clients.records.models import Client
from programmes.training.actions import materialise_sessions
from programmes.training.actions.gates import follow_gate, hold_stage, open_stage, see_criterion, step_back
from programmes.training.gates.reading import current_gate
from programmes.training.gates.ready import count_again, ready_gates
from programmes.training.models import GateStanding, StageDecision
from programmes.training.waiting import follow_gates
from tests.programmes.training.conftest import MONDAY
from tests.programmes.training.gates.conftest import at, stages_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def all_met(programme, done, alice):
    """All that is counted is met, and the squats were seen, at the end of the second week."""
    for day in (0, 2, 4, 7, 9, 11):
        done(day)
    see_criterion(programme=programme, criterion="C_SQUAT", met=True, words="steady", now=at(13), by=alice)


def test_what_is_met_is_counted_with_what_it_was_counted_from(programme, done):
    done(0)
    done(2, pain=2)

    gate = current_gate(programme, now=at(3))

    assert gate.sentence == "2 of 3 met"
    assert [each.says for each in gate.counted] == [
        "Worst pain of the last 2 sessions: 2 and 1, settled by the next morning.",
        "2 of 2 sessions due are logged as done (100 %).",
        "Not tested yet: look at it, then say what you saw.",
    ]


def test_a_stage_that_nobody_opens_keeps_the_sessions_of_the_one_before(programme, staged, done):
    done(11)
    follow_gate(programme, now=at(11))

    assert stages_ahead(programme, MONDAY + timedelta(days=11)) == [1, 1, 1, 2, 2, 2, 2]


def test_a_stage_that_nobody_opens_waits_where_nothing_is_logged_either(programme, staged):
    count_again(programme, now=at(0))

    assert follow_gates(now=at(0)) == 0, "it was counted today"
    assert follow_gates(now=at(13)) == 1
    assert set(stages_ahead(programme, MONDAY + timedelta(days=13))[:3]) == {1}
    assert follow_gates(now=at(13)) == 0


def test_an_opened_stage_begins_in_its_week(programme, staged, all_met, alice):
    open_stage(programme=programme, stage=2, reason="", now=at(13), by=alice)

    assert stages_ahead(programme, MONDAY + timedelta(days=13)) == [2, 2, 2, 2]
    assert AuditEvent.across_practices.filter(event="stage.opened").count() == 1
    assert [each["state"] for each in StageDecision.across_practices.get().counted] == ["met", "met", "met"]


def test_opening_with_criteria_unmet_needs_a_reason_and_is_never_refused_with_one(programme, staged, done, alice):
    done(0)
    with pytest.raises(ValidationError) as refusal:
        open_stage(programme=programme, stage=2, reason="", now=at(13), by=alice)
    assert "criteria are not met or not known" in refusal.value.messages[0]

    opened = open_stage(programme=programme, stage=2, reason="She moves well already.", now=at(13), by=alice)

    assert opened.reason == "She moves well already."


def test_opened_late_it_begins_at_once_and_keeps_its_length(programme, staged, all_met, alice):
    materialise_sessions(programme=programme, version=staged, today=MONDAY + timedelta(days=16))

    open_stage(programme=programme, stage=2, reason="", now=at(16), by=alice)

    assert stages_ahead(programme, MONDAY + timedelta(days=16)) == [2, 2, 2]


def test_a_gate_is_held_with_a_reason_only_and_is_no_longer_ready(programme, staged, all_met, alice, dana):
    clients = Client.objects.visible_to(alice)
    assert list(ready_gates(clients, member=alice).values_list("client_id", "met", "of")) == [(dana.pk, 3, 3)]
    with pytest.raises(ValidationError, match="Give a reason"):
        hold_stage(programme=programme, stage=2, reason="", now=at(13), by=alice)

    hold_stage(programme=programme, stage=2, reason="Holiday next week.", now=at(13), by=alice)

    assert current_gate(programme, now=at(13)).held.reason == "Holiday next week."
    assert not ready_gates(clients, member=alice).exists()


def test_going_back_a_stage_needs_a_reason_and_brings_its_sessions_back(programme, staged, all_met, alice):
    open_stage(programme=programme, stage=2, reason="", now=at(13), by=alice)
    with pytest.raises(ValidationError, match="Give a reason"):
        step_back(programme=programme, stage=1, reason="", now=at(15), by=alice)

    step_back(programme=programme, stage=1, reason="A flare after the first squats.", now=at(15), by=alice)

    assert stages_ahead(programme, MONDAY + timedelta(days=15))[:3] == [1, 1, 1]
    assert current_gate(programme, now=at(15)).stage.number == 1


def test_in_a_flare_opening_asks_for_a_reason(programme, done, alice):
    done(9, pain=7)
    done(11, pain=6)

    gate = current_gate(programme, now=at(13))

    assert gate.flare == "2 sessions within 7 days had pain of 6 or more."
    assert any("flare" in why for why in gate.why_ask)
    assert not gate.is_ready


def test_a_criterion_of_another_stage_is_refused(programme, staged, alice):
    with pytest.raises(ValidationError, match="another stage"):
        see_criterion(programme=programme, criterion="C_CALF20", met=True, words="", now=at(3), by=alice)

    assert not GateStanding.across_practices.exists()


def test_a_gate_is_counted_in_a_constant_number_of_queries(programme, staged, done, django_assert_num_queries):
    done(0)
    with django_assert_num_queries(5):
        current_gate(programme, now=at(3))
    for day in (2, 4, 7):
        done(day)
    with django_assert_num_queries(5):
        current_gate(programme, now=at(8))
