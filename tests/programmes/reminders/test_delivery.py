import smtplib
from datetime import timedelta
from random import Random

import pytest
from django.core.mail.backends.locmem import EmailBackend

from clients.records.models import SafetyScreen
from programmes.reminders.channels.mail import Mail
from programmes.reminders.delivery import LEASE, claim, claim_some, claiming, deliver_due, deliver_next, running
from programmes.reminders.delivery.asking import open_attempt
from programmes.reminders.delivery.outcomes import sent, settle
from programmes.reminders.models import Attempt, Change, Reminder, ReminderSettings
from tests.programmes.reminders.conftest import DUE, MORNING, client_of

SECOND = timedelta(seconds=1)


class Low(Random):
    def random(self) -> float:
        return 0.0


LOW = Low()


def deliver_all(now) -> None:
    while deliver_next(now=now):
        pass


@pytest.fixture
def server_says(monkeypatch):
    """A mail server that answers with this error instead of taking the message."""

    def answer(error: Exception) -> None:
        def send_messages(self, messages):
            raise error

        monkeypatch.setattr(EmailBackend, "send_messages", send_messages)

    return answer


def test_a_reminder_is_sent_once_when_it_is_due_and_not_before(reminder, mailoutbox):
    deliver_all(DUE - timedelta(minutes=1))
    assert mailoutbox == []

    deliver_all(DUE)
    deliver_all(DUE + timedelta(hours=1))

    reminder.refresh_from_db()
    assert [message.to for message in mailoutbox] == [["dana@example.test"]]
    assert (reminder.state, reminder.sent_at, reminder.attempts_made) == ("sent", DUE, 1)


def test_the_message_names_time_and_practice_and_nothing_of_the_clients_health(reminder, mailoutbox):
    deliver_all(DUE)

    [message] = mailoutbox
    text, html = message.body, str(message.alternatives[0].content)
    assert message.subject == "Your session at 18:00"
    assert "Wednesday 25 November at 18:00" in text
    assert message.extra_headers["List-Unsubscribe"].strip("<>") in text
    assert "Foundation" not in text + html
    assert "bird" not in (text + html).lower()
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize(
    ("happening", "state", "reason"),
    [
        (lambda s: s.client.consents.update(withdrawn_at=DUE), "cancelled", "The client does not want reminders."),
        (lambda s: type(s).across_practices.update(state="started"), "cancelled", "The session was begun already."),
        (lambda s: type(s).across_practices.update(state="cancelled"), "cancelled", "The session was cancelled."),
        (lambda s: hold(s.client), "cancelled", "Training is on hold for safety."),
    ],
    ids=["consent withdrawn", "session begun", "session cancelled", "safety hold"],
)
def test_what_changed_since_planning_counts_at_the_moment_of_sending(reminder, mailoutbox, happening, state, reason):
    happening(reminder.session)

    deliver_all(DUE)

    reminder.refresh_from_db()
    assert mailoutbox == []
    assert (reminder.state, reminder.reason) == (state, reason)


def hold(client) -> None:
    SafetyScreen.objects.create(practice=client.practice, client=client, urgency="same_day", answered_at=MORNING)


def test_after_a_long_outage_a_reminder_of_a_past_session_is_not_sent(reminder, mailoutbox):
    deliver_all(DUE + timedelta(minutes=30))

    reminder.refresh_from_db()
    assert mailoutbox == []
    assert (reminder.state, reminder.reason) == (
        "expired",
        "The session's time had passed before it could be sent.",
    )


def test_a_claimed_reminder_is_nobody_elses_until_its_lease_runs_out(reminder):
    assert claim(now=DUE) == reminder
    assert claim(now=DUE + LEASE) is None

    assert claim(now=DUE + LEASE + SECOND) == reminder


def test_a_claim_takes_the_oldest_and_no_more_than_it_asked_for(reminder, news):
    news(reminder.client, 3, due_at=DUE)

    assert claim(now=DUE) == reminder

    assert Reminder.across_practices.filter(state="claimed").count() == 1
    assert len(claim_some(now=DUE, at_most=2)) == 2


def test_practices_take_turns_so_that_a_large_one_does_not_hold_up_a_small_one(reminder, news, charlie, mailoutbox):
    elsewhere = client_of(charlie, "erin@example.test")
    news(reminder.client, 60, due_at=DUE - timedelta(minutes=1))
    news(elsewhere, 1, due_at=DUE)

    deliver_due(clock=lambda: DUE, going_on=lambda: True)

    order = [message.to[0] for message in mailoutbox]
    assert len(order) == 62
    assert order.index("erin@example.test") <= claiming.AT_ONCE


def test_a_sender_that_died_is_followed_by_another_with_the_same_message_id(reminder, mailoutbox):
    abandoned = claim(now=DUE)
    open_attempt(abandoned, revision=0, now=DUE)
    deliver_all(DUE + LEASE)
    assert mailoutbox == []

    deliver_all(DUE + LEASE + SECOND)

    reminder.refresh_from_db()
    assert reminder.state == "sent"
    assert mailoutbox[0].extra_headers["Message-ID"] == f"<{reminder.pk}@127.0.0.1>"
    assert [row.number for row in Attempt.across_practices.order_by("number")] == [1, 2]


def test_a_slow_sender_whose_claim_was_taken_over_sends_nothing(reminder, mailoutbox):
    slow = claim(now=DUE)
    deliver_all(DUE + timedelta(minutes=3))

    assert open_attempt(slow, revision=0, now=DUE + timedelta(minutes=4)) is None

    reminder.refresh_from_db()
    assert (reminder.state, reminder.sent_at) == ("sent", DUE + timedelta(minutes=3))
    assert len(mailoutbox) == 1


def test_a_sender_that_overslept_touches_nothing_of_what_another_has_claimed(reminder):
    slow, later = claim(now=DUE), DUE + LEASE + SECOND
    other = claim(now=later)

    assert open_attempt(slow, revision=0, now=later) is None
    assert not settle(slow, sent(now=later), now=later)

    reminder.refresh_from_db()
    assert (reminder.state, reminder.lease_token) == ("claimed", other.lease_token)


def test_a_try_is_opened_within_the_lease_and_once(reminder):
    claimed = claim(now=DUE)

    assert open_attempt(claimed, revision=0, now=DUE + LEASE) is None
    assert open_attempt(claimed, revision=0, now=DUE + SECOND)
    assert open_attempt(claimed, revision=0, now=DUE + SECOND) is None


@pytest.mark.parametrize(
    "happening",
    [
        lambda r: r.client.consents.update(withdrawn_at=DUE),
        lambda r: type(r.session).across_practices.update(state="started"),
        lambda r: type(r.session.programme).across_practices.update(state="paused"),
        lambda r: type(r.client).across_practices.update(discharged_at=DUE),
        lambda r: hold(r.client),
        lambda r: ReminderSettings.objects.create(practice=r.practice, client=r.client, revision=1),
    ],
    ids=["consent", "session begun", "programme paused", "discharged", "hold", "other choices"],
)
def test_what_changes_between_the_question_and_the_try_stops_the_try(reminder, happening):
    """The answer was yes a moment ago: only the statement that opens the try can still see the change."""
    claimed = claim(now=DUE)
    happening(reminder)

    assert open_attempt(claimed, revision=0, now=DUE) is None
    assert not Attempt.across_practices.exists()


def test_choices_changed_in_between_are_asked_about_again(reminder, mailoutbox, monkeypatch):
    settings = ReminderSettings.objects.create(practice=reminder.practice, client=reminder.client)
    seen = running.standings

    def standings_and_a_change(*args, **kwargs):
        found = seen(*args, **kwargs)
        ReminderSettings.across_practices.filter(pk=settings.pk).update(by_email=False, revision=1)
        return found

    monkeypatch.setattr(running, "standings", standings_and_a_change)
    deliver_all(DUE)

    reminder.refresh_from_db()
    assert mailoutbox == []
    assert (reminder.state, reminder.reason) == ("cancelled", "The client does not want these by e-mail.")


def test_a_server_that_is_away_is_tried_again_later_and_given_up_in_the_end(reminder, server_says, session):
    type(session).across_practices.update(scheduled_on=session.scheduled_on + timedelta(days=1))
    Reminder.across_practices.update(expires_at=DUE + timedelta(days=1))
    server_says(ConnectionRefusedError())

    tries = [DUE + timedelta(minutes=minutes) for minutes in (0, 1, 6, 21, 81)]
    for moment in tries:
        deliver_next(now=moment, dice=LOW)

    reminder.refresh_from_db()
    assert (reminder.state, reminder.attempts_made) == ("dead", 5)
    assert reminder.reason == "The provider could not be reached, five times over."


def test_what_failed_together_is_not_tried_again_together(reminder, server_says):
    server_says(TimeoutError())

    deliver_next(now=DUE, dice=Random(8))

    reminder.refresh_from_db()
    assert DUE + timedelta(minutes=1) < reminder.due_at <= DUE + timedelta(minutes=1, seconds=15)


def test_when_the_server_is_away_the_messages_after_the_first_wait_without_a_try(reminder, news, server_says):
    news(reminder.client, 3, due_at=DUE)
    server_says(TimeoutError())

    deliver_due(clock=lambda: DUE, going_on=lambda: True)

    assert Attempt.across_practices.count() == 1
    waiting = Reminder.across_practices.filter(state="planned", reason=running.OTHERS_FIRST)
    assert {row.due_at for row in waiting} == {DUE + timedelta(minutes=1)}


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (smtplib.SMTPRecipientsRefused({"dana@example.test": (550, b"no such user")}), "dead"),
        (smtplib.SMTPRecipientsRefused({"dana@example.test": (451, b"try later")}), "retry"),
        (smtplib.SMTPDataError(554, b"refused"), "dead"),
        (smtplib.SMTPDataError(421, b"busy"), "retry"),
        (TimeoutError(), "retry"),
    ],
)
def test_a_final_refusal_is_not_tried_again_and_a_passing_one_is(reminder, server_says, error, state):
    server_says(error)

    deliver_all(DUE)

    reminder.refresh_from_db()
    assert reminder.state == state


def test_a_message_that_breaks_in_our_own_hands_keeps_no_other_from_going(
    reminder, news, mailoutbox, monkeypatch, caplog
):
    news(reminder.client, 2, due_at=DUE)
    send = Mail.send

    def break_on_one(self, letter, now):
        if letter.key == reminder.pk:
            raise LookupError("dana@example.test")
        return send(self, letter, now)

    monkeypatch.setattr(Mail, "send", break_on_one)
    deliver_all(DUE)

    reminder.refresh_from_db()
    assert (reminder.state, reminder.attempts_made) == ("retry", 1)
    assert len(mailoutbox) == 2
    assert caplog.messages == ["Sending a reminder broke: LookupError."]


def test_each_change_is_kept_with_its_reason(reminder, server_says):
    server_says(smtplib.SMTPDataError(421, b"busy"))
    deliver_next(now=DUE)
    Reminder.across_practices.filter(pk=reminder.pk).update(due_at=DUE)
    server_says(smtplib.SMTPDataError(554, b"refused"))
    deliver_next(now=DUE)

    said = Change.across_practices.filter(reminder=reminder).values_list("state", "reason")
    assert list(said) == [
        ("planned", "Planned."),
        ("retry", "The provider could not be reached."),
        ("dead", "The mail server refused the address."),
    ]


def test_nothing_is_sent_in_quiet_hours_and_what_is_of_use_in_the_morning_goes_then(reminder, news, mailoutbox):
    night, morning = DUE + timedelta(hours=5), DUE + timedelta(hours=13, minutes=30)
    [late] = news(reminder.client, 1, due_at=DUE)
    Reminder.across_practices.exclude(pk=late.pk).delete()

    deliver_all(night)
    late.refresh_from_db()
    assert (mailoutbox, late.due_at) == ([], morning)

    deliver_all(morning)
    assert len(mailoutbox) == 1


def test_a_provider_gets_no_more_in_a_minute_than_it_takes(reminder, news, mailoutbox, settings):
    settings.MESSAGES_A_MINUTE = {"email": 3}
    news(reminder.client, 4, due_at=DUE)

    deliver_due(clock=lambda: DUE, going_on=lambda: True)
    assert len(mailoutbox) == 3

    deliver_due(clock=lambda: DUE + timedelta(seconds=61), going_on=lambda: True)
    assert len(mailoutbox) == 5
