import smtplib
from datetime import timedelta

import pytest
from django.core import mail

from clients.records.models import SafetyScreen
from programmes.reminders import channels, delivery
from programmes.reminders.delivery import claim, deliver_next
from programmes.reminders.models import Attempt
from programmes.reminders.stopping import stop_address
from tests.programmes.reminders.conftest import DUE, MORNING


def deliver_all(now) -> None:
    while deliver_next(now=now):
        pass


@pytest.fixture
def server_says(monkeypatch):
    """A mail server that answers with this error instead of taking the message."""

    def answer(error: Exception) -> None:
        def send(self):
            raise error

        monkeypatch.setattr(channels.EmailMultiAlternatives, "send", send)

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
    assert stop_address(reminder.client) in text
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


def test_two_senders_that_saw_the_same_reminder_do_not_both_get_it(reminder, monkeypatch):
    first = claim(now=DUE)
    assert first == reminder
    assert claim(now=DUE) is None

    # The second saw the row while it was still planned: only the conditional UPDATE stands between them.
    class StaleView:
        def order_by(self, *_):
            return self

        def values_list(self, *_, **__):
            return [reminder.pk]

    seen = delivery.Reminder.across_practices.claimable
    answers = iter([StaleView()])
    monkeypatch.setattr(delivery.Reminder.across_practices, "claimable", lambda now: next(answers, None) or seen(now))
    assert claim(now=DUE) is None


def test_a_sender_that_died_is_followed_by_another_with_the_same_message_id(reminder, mailoutbox):
    abandoned = claim(now=DUE)
    attempt = delivery._open_attempt(abandoned, now=DUE)
    deliver_all(DUE + timedelta(minutes=1))
    assert mailoutbox == []

    deliver_all(DUE + timedelta(minutes=3))

    reminder.refresh_from_db()
    assert reminder.state == "sent"
    assert mailoutbox[0].extra_headers["Message-ID"] == attempt.message_id
    assert [row.number for row in Attempt.across_practices.order_by("number")] == [1, 2]


def test_a_slow_sender_whose_claim_was_taken_over_changes_nothing(reminder, mailoutbox):
    slow = claim(now=DUE)
    deliver_all(DUE + timedelta(minutes=3))

    delivery._send(slow, now=DUE + timedelta(minutes=4))

    reminder.refresh_from_db()
    assert (reminder.state, reminder.sent_at) == ("sent", DUE + timedelta(minutes=3))
    assert len(mailoutbox) == 1


def test_a_server_that_is_away_is_tried_again_later_and_given_up_in_the_end(reminder, server_says, session):
    type(session).across_practices.update(scheduled_on=session.scheduled_on + timedelta(days=1))
    server_says(ConnectionRefusedError())

    tries = [DUE + timedelta(minutes=minutes) for minutes in (0, 1, 6, 21, 81)]
    for moment in tries:
        deliver_all(moment)

    reminder.refresh_from_db()
    assert (reminder.state, reminder.attempts_made) == ("dead", 5)
    assert reminder.reason == "The mail server could not be reached, five times over."


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


def test_the_trail_says_what_became_of_each_reminder(reminder, alice):
    from clients.practices.models import AuditEvent

    deliver_all(DUE)

    events = AuditEvent.objects.visible_to(alice).order_by("number").values_list("event", "actor_kind")
    assert list(events) == [("reminders.planned", "system"), ("reminder.sent", "system")]
    assert mail.outbox
