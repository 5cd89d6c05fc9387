from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from clients.practices.models import AuditEvent
from clients.records.models import SafetyScreen
from programmes.prescribing.models import Prescription, Programme
from programmes.training import actions
from programmes.training.models import Session, Turn
from programmes.training.waiting import move_waiting
from tests.programmes.training.conftest import MONDAY, NOON, draft_of, states_of

WEDNESDAY, NEXT_WEDNESDAY = datetime(2026, 3, 4, 9, tzinfo=UTC), datetime(2026, 3, 11, 9, tzinfo=UTC)
AWAY = "You are away for a week."


@pytest.fixture
def turn(sessions, programme, alice):
    """Lets the programme turn, as its page does."""

    def do(deed, now=WEDNESDAY, reason=AWAY, **said):
        return deed(programme=programme, reason=reason, now=now, by=alice, **said)

    return do


def planned(dana):
    return [day for day, _, state in states_of(dana) if state == "planned"]


def test_a_pause_cancels_what_is_planned_and_the_weeks_wait(turn, programme, dana):
    turn(actions.pause_programme)

    assert planned(dana) == [MONDAY], "what lies behind stays where it was"
    turn(actions.resume_programme, now=NEXT_WEDNESDAY, reason="Welcome back.")
    programme.refresh_from_db()
    assert planned(dana)[1:] == [date(2026, 3, day) for day in (11, 13, 16, 18, 20)]
    assert programme.week_on(date(2026, 3, 11)) == programme.week_on(date(2026, 3, 4)) == 1
    assert [(each.kind, each.reason) for each in Turn.objects.of(dana)] == [
        ("paused", AWAY),
        ("resumed", "Welcome back."),
    ]


def test_the_week_stands_still_during_a_pause(turn, programme):
    turn(actions.pause_programme)

    programme.refresh_from_db()
    assert {programme.week_on(MONDAY + timedelta(weeks=n)) for n in range(1, 9)} == {1}


def test_a_pause_taken_back_on_the_same_day_leaves_no_gap(turn, programme, dana):
    before = planned(dana)
    turn(actions.pause_programme)
    turn(actions.resume_programme)

    programme.refresh_from_db()
    assert (programme.pauses, planned(dana)) == ([], before)


def test_each_turn_needs_its_reason_and_the_right_state(turn, programme, dana):
    with pytest.raises(ValidationError, match="why"):
        turn(actions.pause_programme, reason="  ")
    with pytest.raises(ValidationError, match="Only a paused"):
        turn(actions.resume_programme)
    assert not Turn.objects.of(dana).exists()
    turn(actions.end_programme)
    for deed in (actions.pause_programme, actions.resume_programme, actions.end_programme):
        with pytest.raises(ValidationError, match="Only a"):
            turn(deed)


def test_an_ended_programme_has_nothing_planned_and_is_on_the_trail(turn, dana):
    turn(actions.end_programme)

    assert planned(dana) == [MONDAY]
    assert AuditEvent.objects.of(dana).filter(event="programme.ended").count() == 1


def test_a_hold_refuses_going_on(turn, dana):
    turn(actions.pause_programme)
    SafetyScreen.objects.create(
        practice=dana.practice, client=dana, urgency="same_day", answered_at=NOON, answers={"rf_x": True}
    )

    with pytest.raises(ValidationError, match="training is held"):
        turn(actions.resume_programme)


def test_longer_is_a_new_version_with_its_reason_and_more_sessions(turn, programme, version, dana):
    longer = turn(actions.extend_programme, weeks=2, reason="You are nearly there.")

    assert (longer.number, longer.message) == (2, "You are nearly there.")
    assert version.stages.get().last_week == 2, "the version before stays as it was"
    assert max(planned(dana)) == date(2026, 3, 27)


def test_longer_is_refused_where_it_would_end_before_today_or_beside_a_draft(turn, programme):
    with pytest.raises(ValidationError, match="at least 2 weeks"):
        turn(actions.extend_programme, weeks=1, now=datetime(2026, 3, 25, tzinfo=UTC))
    with pytest.raises(ValidationError, match="1 to 12"):
        turn(actions.extend_programme, weeks=13)
    draft_of(programme, number=2)
    with pytest.raises(ValidationError, match="draft with other changes"):
        turn(actions.extend_programme, weeks=1)


@pytest.fixture
def rhythm(sessions, programme, alice):
    def choose(mode="calendar", weekdays=(), days_apart=1, now=WEDNESDAY):
        chosen = {"mode": mode, "weekdays": weekdays, "days_apart": days_apart}
        return actions.set_rhythm(programme=programme, **chosen, now=now, by=alice)

    return choose


def test_chosen_days_are_kept_to_from_today_on(rhythm, dana):
    rhythm(weekdays=[1, 3, 5])

    assert planned(dana) == [date(2026, 3, day) for day in (2, 5, 7, 10, 12, 14)]


def test_days_that_lie_too_near_together_are_refused_and_nothing_changes(rhythm, programme, dana):
    before = planned(dana)

    with pytest.raises(ValidationError, match="nearer together"):
        rhythm(weekdays=[0, 2, 6], days_apart=2)

    programme.refresh_from_db()
    assert (programme.days_apart, planned(dana)) == (1, before)


def test_where_the_next_one_waits_a_missed_session_moves_and_none_are_stacked(rhythm, programme, dana):
    rhythm(mode="sequence")
    programme.refresh_from_db()

    actions.let_sessions_wait(programme=programme, now=datetime(2026, 3, 10, 9, tzinfo=UTC))

    assert states_of(dana) == [
        (date(2026, 3, day), letter, "planned") for day, letter in zip((11, 13, 16, 18, 20, 23), "ABABAB", strict=True)
    ]


def test_a_look_at_the_schedule_moves_what_waits_once_the_clients_own_day_has_turned(rhythm, programme, dana):
    rhythm(mode="sequence", now=datetime(2026, 3, 2, 9, tzinfo=UTC))
    dana.time_zone = "America/New_York"
    dana.save()
    Session.objects.of(dana).update(time_zone="America/New_York")

    assert move_waiting(now=datetime(2026, 3, 3, 4, 30, tzinfo=UTC)) == 0, "there it is still Monday"
    assert move_waiting(now=datetime(2026, 3, 3, 5, 30, tzinfo=UTC)) == 1
    assert planned(dana)[0] == date(2026, 3, 4)
    assert move_waiting(now=datetime(2026, 3, 3, 5, 30, tzinfo=UTC)) == 0


def test_the_next_one_waits_for_the_one_done_late_with_its_rest_between(rhythm, programme, dana):
    rhythm(mode="sequence", days_apart=2)
    programme.refresh_from_db()
    first = Session.objects.of(dana).order_by("scheduled_on").first()
    Session.objects.of(dana).filter(pk=first.pk).update(state="done", finished_at=NOON, scheduled_on=date(2026, 3, 10))

    actions.let_sessions_wait(programme=programme, now=datetime(2026, 3, 10, 18, tzinfo=UTC))

    assert states_of(dana)[:2] == [(date(2026, 3, 10), "A", "done"), (date(2026, 3, 13), "B", "planned")]
    assert len(states_of(dana)) == 6


@pytest.fixture
def page(programme, sessions, signed_in, alice):
    def post(name, **said):
        return signed_in(alice).post(reverse(f"training:{name}", args=[programme.pk]), said)

    return post


def test_the_page_pauses_and_ends_with_a_reason_and_keeps_what_was_typed(page, programme, signed_in, alice, charlie):
    refused = page("pause", reason="")
    assert refused.status_code == 422
    assert "your client reads it" in refused.text

    assert page("pause", reason="Away").status_code == 302
    assert Programme.objects.of(programme.client).get().state == "paused"
    assert "“Away”" in signed_in(alice).get(reverse("training:life", args=[programme.pk])).text
    ended = page("end", reason="Done")
    assert ended.url == reverse("training:summary", args=[programme.pk])
    for name in ("life", "summary"):
        assert signed_in(charlie).get(reverse(f"training:{name}", args=[programme.pk])).status_code == 404


def test_the_page_makes_it_longer_and_says_what_is_wrong_with_the_weeks(page, programme):
    for weeks, sentence in (("0", "longer by 1 to 12 weeks"), ("many", "how many weeks, 1 to 12")):
        assert sentence in page("extend", weeks=weeks, reason="More").text

    programme.starts_on = timezone.localdate()
    programme.save()
    assert page("extend", weeks="2", reason="More").status_code == 302
    assert programme.versions.count() == 2


def test_the_page_sets_days_and_refuses_those_too_near(page, programme, dana):
    assert page("rhythm", mode="sequence", weekdays=["1", "4"], days_apart="2").status_code == 302
    programme.refresh_from_db()
    assert (programme.mode, programme.weekdays, programme.days_apart) == ("sequence", [1, 4], 2)

    refused = page("rhythm", mode="calendar", weekdays=["0", "1"], days_apart="2")
    assert (refused.status_code, "nearer together" in refused.text) == (422, True)


def test_the_client_reads_why_it_is_paused_or_ended(turn, signed_in, dana):
    turn(actions.pause_programme)
    assert AWAY in signed_in(dana).get(reverse("training:my_today")).text

    turn(actions.end_programme, reason="You reached your goal.")
    ended = signed_in(dana).get(reverse("training:my_today")).text
    assert "You reached your goal." in ended
    assert AWAY not in ended


def test_the_summary_counts_what_was_due_and_never_takes_silence_for_nothing(
    turn, signed_in, sessions, programme, dana, alice
):
    done = {"state": "done", "finished_at": NOON, "started_at": NOON}
    Session.objects.of(dana).filter(pk=sessions[0].pk).update(**done, pain_before=4, pain_after=3, effort=5)
    Session.objects.of(dana).filter(pk=sessions[3].pk).update(**done, pain_before=3, pain_after=1, words="Better!")
    turn(actions.end_programme, now=datetime(2026, 3, 14, tzinfo=UTC))

    said = signed_in(alice).get(reverse("training:summary", args=[programme.pk]))

    assert said.status_code == 200
    weeks = said.context["summary"].weeks
    assert [(week.done, week.due, week.pain_after, week.effort) for week in weeks] == [(1, 3, 3, 5), (1, 3, 1, None)]
    assert "2 of 6" in said.text
    assert "Better!" in said.text


def test_an_extension_copies_every_dose(turn, version, dana):
    longer = turn(actions.extend_programme, weeks=1)

    doses = [
        list(Prescription.objects.of(dana).filter(workout__stage__version=each).values_list("exercise", "sets", "reps"))
        for each in (version, longer)
    ]
    assert doses[0] == doses[1]
