"""Clients choose how they are reminded, and what is planned follows."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from clients.practices.models import AuditEvent
from programmes.reminders.actions import choose_messages, choose_reminders, plan_reminders, send_again, turn_off
from programmes.reminders.models import Channel, Reminder, ReminderSettings
from tests.programmes.reminders.conftest import DUE, MORNING


def moments(kind: str) -> list[datetime]:
    rows = Reminder.across_practices.still_to_come().filter(kind=kind)
    return list(rows.order_by("due_at").values_list("due_at", flat=True))


def choose(client, **choices) -> None:
    choose_reminders(client=client, choices=choices, by=client)
    plan_reminders(now=MORNING)


def test_a_longer_lead_moves_what_waits(reminder, dana):
    choose(dana, lead_minutes=120)

    assert moments("session_due") == [DUE - timedelta(minutes=90)]


def test_quiet_hours_move_it_before_they_begin(reminder, dana):
    choose(dana, quiet_from=time(15), quiet_until=time(9))

    assert moments("session_due") == [datetime(2026, 11, 25, 13, 0, tzinfo=DUE.tzinfo)]


@pytest.mark.parametrize(
    ("choices", "reason"),
    [
        ({"by_email": False}, "The client does not want these by e-mail."),
        ({"weekdays": [0, 1]}, "The client wants none on a Wednesday."),
        ({"paused_until": date(2026, 12, 1)}, "The client wants none before 1 December."),
    ],
)
def test_what_is_not_wanted_is_called_off_and_says_why(reminder, dana, choices, reason):
    choose(dana, **choices)

    reminder.refresh_from_db()
    assert (reminder.state, reminder.reason) == ("cancelled", reason)


def test_nudges_come_by_default_and_words_about_yesterday_only_when_wanted(reminder, dana):
    assert (len(moments("nudge")), len(moments("missed"))) == (1, 0)

    choose(dana, nudges=False, missed=True)

    assert (len(moments("nudge")), len(moments("missed"))) == (0, 1)


def test_the_trail_says_what_was_chosen_and_by_whom(dana, alice):
    choose_reminders(client=dana, choices={"lead_minutes": 60, "nudges": True}, by=alice)
    choose_reminders(client=dana, choices={"lead_minutes": 60}, by=alice)

    [event] = AuditEvent.objects.of(dana)
    assert (event.event, event.actor_id, event.details) == ("reminders.chosen", alice.pk, {"fields": ["lead_minutes"]})


@pytest.mark.parametrize("choices", [{"lead_minutes": 4}, {"lead_minutes": 1441}, {"weekdays": [7]}])
def test_a_choice_out_of_bounds_is_refused_and_keeps_nothing(dana, choices):
    with pytest.raises(ValidationError):
        choose_reminders(client=dana, choices=choices, by=dana)

    assert not ReminderSettings.objects.of(dana).exists()


def test_a_channel_turned_off_by_its_provider_is_on_again_when_the_client_says_so(dana):
    turn_off(client=dana, channel=Channel.EMAIL, because="It bounced.")
    turn_off(client=dana, channel=Channel.EMAIL, because="Again.")
    assert ReminderSettings.objects.of(dana).get().off_because == {"email": "It bounced."}

    choose_reminders(client=dana, choices={"by_email": True}, by=dana)
    kept = ReminderSettings.objects.of(dana).get()
    assert (kept.by_email, kept.off_because, kept.revision) == (True, {}, 2)


def test_a_member_sends_again_what_was_given_up_while_it_is_of_use(reminder, alice):
    with pytest.raises(ValidationError, match="given up"):
        send_again(reminder=reminder, now=DUE, by=alice)

    Reminder.across_practices.filter(pk=reminder.pk).update(state="dead")
    assert send_again(reminder=reminder, now=DUE, by=alice).state == "retry"
    assert reminder.changes.last().reason == "A member asked to send it again."

    Reminder.across_practices.filter(pk=reminder.pk).update(state="dead")
    with pytest.raises(ValidationError, match="too late"):
        send_again(reminder=reminder, now=DUE + timedelta(hours=1), by=alice)


def test_a_therapist_gets_a_morning_digest_unless_they_do_not_want_it(reminder, alice):
    assert Reminder.across_practices.still_to_come().filter(kind="digest", member=alice).count() == 1

    choose_messages(digest=False, alerts=True, language="en", by=alice)
    plan_reminders(now=MORNING)

    [row] = Reminder.across_practices.filter(kind="digest")
    assert (row.state, row.reason) == ("cancelled", "The member does not want these.")
