"""What besides a session ahead is told, to whom, and when it falls silent."""

from datetime import date, timedelta

from clients.records.models import SafetyScreen
from programmes.reminders.actions import choose_reminders, plan_reminders
from programmes.reminders.delivery import deliver_next
from programmes.reminders.models import Change, Reminder
from programmes.training.models import Session
from tests.programmes.builders import next_version, planned_session
from tests.programmes.reminders.conftest import DUE, MORNING

NUDGE_AT = DUE + timedelta(hours=2, minutes=30)


def rows(kind: str):
    return Reminder.across_practices.filter(kind=kind)


def send_all(now) -> None:
    while deliver_next(now=now):
        pass


def test_an_open_session_brings_one_nudge_and_a_begun_one_none(reminder, session, mailoutbox):
    send_all(DUE)
    send_all(NUDGE_AT)
    send_all(NUDGE_AT)
    assert [message.subject for message in mailoutbox] == ["Your session at 18:00", "There is still time today"]


def test_a_session_begun_in_time_brings_no_nudge(reminder, session, mailoutbox):
    Session.across_practices.filter(pk=session.pk).update(state="started", started_at=DUE)
    plan_reminders(now=DUE)

    send_all(NUDGE_AT)

    assert mailoutbox == []
    assert rows("nudge").get().reason == "The session was begun already."


def test_after_three_missed_sessions_nudges_rest_and_the_therapist_is_told_once(session, alice, mailoutbox):
    for day in (18, 20, 23):
        planned_session(session.version, date(2026, 11, day))

    plan_reminders(now=MORNING)
    plan_reminders(now=MORNING + timedelta(hours=1))

    assert not rows("nudge").filter(session=session).exists()
    [alert] = rows("alert")
    assert (alert.member, alert.about, alert.occasion.endswith("silent:never")) == (alice, session.client, True)
    send_all(MORNING)
    [message] = [message for message in mailoutbox if message.to == ["alice@example.test"]]
    assert "Dana" not in message.subject + message.body
    assert str(session.client.pk) in message.body, "an address that only opens after signing in"


def test_a_session_begun_since_ends_the_silence(session):
    for day in (18, 20, 23):
        planned_session(session.version, date(2026, 11, day))
    Session.across_practices.filter(scheduled_on=date(2026, 11, 23)).update(state="started", started_at=MORNING)

    plan_reminders(now=MORNING)

    assert rows("nudge").filter(session=session).exists()
    assert not rows("alert").exists()


def test_a_warning_sign_is_told_to_the_therapist_and_holds_what_waits(reminder, dana, alice):
    SafetyScreen.objects.create(practice=dana.practice, client=dana, urgency="emergency", answered_at=MORNING)

    plan_reminders(now=MORNING)

    assert rows("alert").get().member == alice
    assert set(Reminder.across_practices.filter(client=dana).values_list("state", "reason")) == {
        ("cancelled", "Training is on hold for safety.")
    }


def test_too_much_pain_is_told_to_the_therapist(session, alice):
    hurting = planned_session(session.version, date(2026, 11, 24), state="started", started_at=MORNING)
    Session.across_practices.filter(pk=hurting.pk).update(pain_before=9)

    plan_reminders(now=MORNING)

    assert rows("alert").get().occasion.endswith(":pain:2026-11-24")


def test_a_changed_programme_is_told_once_and_a_first_one_is_not_called_changed(session):
    plan_reminders(now=MORNING)
    assert rows("programme_changed").count() == 0

    next_version(session.version, published_at=MORNING)
    plan_reminders(now=MORNING)
    plan_reminders(now=MORNING + timedelta(minutes=5))
    assert rows("programme_changed").count() == 1


def test_news_of_the_night_waits_for_the_morning(session):
    night = MORNING.replace(hour=23)
    next_version(session.version, published_at=night)

    plan_reminders(now=night)

    assert rows("programme_changed").get().due_at == (night + timedelta(days=1)).replace(hour=7)


def test_a_moved_client_is_reminded_by_the_clock_of_the_new_place(reminder, session):
    Session.across_practices.filter(pk=session.pk).update(time_zone="America/New_York")

    plan_reminders(now=MORNING)

    reminder.refresh_from_db()
    assert reminder.due_at == DUE + timedelta(hours=5)


def test_a_session_taken_off_the_plan_calls_off_its_reminder(reminder, session):
    Session.across_practices.filter(pk=session.pk).update(scheduled_on=date(2027, 1, 20))

    plan_reminders(now=MORNING)

    reminder.refresh_from_db()
    assert (reminder.state, reminder.reason) == ("cancelled", "The session is not on the plan any more.")


def test_planning_again_changes_nothing_and_writes_nothing(reminder, dana):
    choose_reminders(client=dana, choices={"missed": True}, by=dana)
    plan_reminders(now=MORNING)
    before = Change.across_practices.count()

    for _ in range(5):
        assert plan_reminders(now=MORNING) == 0

    assert Change.across_practices.count() == before


CANARIES = ("Canaryname", "Canarydiagnosis", "Canarynote", "Canaryprogramme")


def test_nothing_of_a_clients_health_is_in_any_message(reminder, session, dana, alice, mailoutbox):
    dana.name, dana.goal = "Canaryname Reed", "Canarydiagnosis"
    dana.save()
    dana.notes.create(practice=dana.practice, written_by=alice, text="Canarynote")
    type(session.programme).across_practices.update(name="Canaryprogramme")
    choose_reminders(client=dana, choices={"missed": True}, by=dana)
    next_version(session.version, published_at=MORNING)
    plan_reminders(now=MORNING)
    Reminder.across_practices.update(due_at=MORNING)

    send_all(MORNING)

    assert len(mailoutbox) == 5
    for message in mailoutbox:
        html = str(message.alternatives[0].content)
        assert not any(word in message.subject + str(message.extra_headers) for word in CANARIES)
        assert not any(word in message.body + html for word in CANARIES[1:])
