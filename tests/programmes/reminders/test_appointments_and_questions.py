"""Appointments, questions and the morning after: told in time, once, and silent as soon as nothing is left to tell."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clients.records.actions.appointments import book_appointment, cancel_appointment, move_appointment
from clients.records.models import Appointment, Client, SafetyScreen
from programmes.reminders.actions import choose_reminders, plan_reminders
from programmes.reminders.delivery import claim, deliver_next
from programmes.reminders.delivery.asking import open_attempt
from programmes.reminders.models import Reminder
from programmes.reminders.planning.foreseeing import foresee
from programmes.reminders.timing import LocalMoment, Quiet, in_the_morning, reminder_for
from programmes.training.actions import answer_morning
from programmes.training.models import Session
from tests.programmes.builders import planned_session
from tests.programmes.reminders.conftest import MORNING
from tests.programmes.reminders.test_every_zone import ZONES, transitions
from therapy.outcomes.actions import answer_measure, ask_for_measure, stop_asking, type_in_total
from therapy.outcomes.models import MeasureRequest

FRIDAY = {"on": date(2026, 11, 27), "at": time(10, 0), "minutes": 45, "place": "Room 2"}
DAY_BEFORE = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
TWO_HOURS = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
TOMORROW_EARLY = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


@pytest.fixture
def appointment(dana, alice, consent) -> Appointment:
    return book_appointment(client=dana, times=FRIDAY, now=MORNING, by=alice)


@pytest.fixture
def request_due(dana, alice, consent) -> MeasureRequest:
    on = date(2026, 11, 26)
    return ask_for_measure(client=dana, measure="NPRS", due_on=on, every_weeks=None, by=alice)


@pytest.fixture
def trained(session) -> Session:
    """Wednesday's session, begun at six in the evening."""
    Session.across_practices.filter(pk=session.pk).update(state="started", started_at=MORNING + timedelta(hours=9))
    session.refresh_from_db()
    return session


def waiting(kind: str) -> list[datetime]:
    rows = Reminder.across_practices.still_to_come().filter(kind=kind, channel="email")
    return [row.due_at for row in rows.order_by("due_at")]


def reasons(kind: str) -> set[str]:
    return set(Reminder.across_practices.filter(kind=kind, state="cancelled").values_list("reason", flat=True))


def to_dana(mailoutbox) -> list:
    """What reached the client; the therapist has a digest each morning."""
    return [message for message in mailoutbox if message.to == ["dana@example.test"]]


def send_all(now: datetime) -> None:
    while deliver_next(now=now):
        pass


def test_an_appointment_is_told_the_day_before_and_two_hours_before(appointment, mailoutbox):
    plan_reminders(now=MORNING)
    assert waiting("appointment") == [DAY_BEFORE, TWO_HOURS]
    assert plan_reminders(now=MORNING) == 0

    for moment in (DAY_BEFORE, DAY_BEFORE, TWO_HOURS, TWO_HOURS):
        send_all(moment)
    assert [message.subject for message in to_dana(mailoutbox)] == ["Your appointment on Friday 27 November"] * 2
    assert "at 10:00" in to_dana(mailoutbox)[0].body
    assert "Room 2" not in to_dana(mailoutbox)[0].body


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"appointment_day": False}, [TWO_HOURS]),
        ({"appointment_hours": 0}, [DAY_BEFORE]),
        ({"appointment_hours": 4}, [DAY_BEFORE]),  # six o'clock is quiet, and the day before has its own
        ({"appointment_hours": 4, "appointment_day": False}, [datetime(2026, 11, 26, 19, 0, tzinfo=UTC)]),
        ({"by_email": False}, []),
        ({"paused_until": date(2026, 11, 27)}, [TWO_HOURS]),
        ({"paused_until": date(2026, 12, 1)}, []),
        ({"weekdays": []}, [DAY_BEFORE, TWO_HOURS]),  # these are the days of sessions
    ],
)
def test_an_appointment_is_told_as_the_client_chose(appointment, dana, choices, expected):
    choose_reminders(client=dana, choices=choices, by=dana)

    plan_reminders(now=MORNING)

    assert waiting("appointment") == expected


def test_a_client_elsewhere_is_told_the_time_of_their_own_clock(appointment, dana, mailoutbox):
    Client.objects.of(dana).update(time_zone="America/New_York")
    plan_reminders(now=MORNING)

    send_all(DAY_BEFORE + timedelta(hours=2))

    assert "at 05:00" in to_dana(mailoutbox)[0].body


def test_a_moved_appointment_is_told_at_its_new_time_and_not_at_the_old(appointment, alice):
    plan_reminders(now=MORNING)
    move_appointment(appointment=appointment, times={**FRIDAY, "at": time(15, 0)}, now=MORNING, by=alice)

    plan_reminders(now=MORNING)

    assert waiting("appointment") == [DAY_BEFORE + timedelta(hours=5), TWO_HOURS + timedelta(hours=5)]
    assert reasons("appointment") == {"The appointment was moved."}


def test_a_cancelled_appointment_is_not_told_even_where_nothing_was_planned_since(appointment, alice, mailoutbox):
    plan_reminders(now=MORNING)
    cancel_appointment(appointment=appointment, by=alice)

    send_all(DAY_BEFORE)

    assert to_dana(mailoutbox) == []
    assert reasons("appointment") == {"The appointment was cancelled."}


def test_held_training_keeps_questions_back_and_not_the_appointment(appointment, request_due, dana, mailoutbox):
    SafetyScreen.objects.create(practice=dana.practice, client=dana, urgency="same_day", answered_at=MORNING)

    plan_reminders(now=MORNING)
    send_all(DAY_BEFORE)

    assert [message.subject for message in to_dana(mailoutbox)] == ["Your appointment on Friday 27 November"]
    assert waiting("questionnaire") == []


def test_a_question_is_told_once_on_its_morning_and_leads_to_the_answer(request_due, mailoutbox):
    plan_reminders(now=MORNING)
    assert waiting("questionnaire") == [TOMORROW_EARLY]

    send_all(TOMORROW_EARLY)
    plan_reminders(now=TOMORROW_EARLY + timedelta(days=1))
    send_all(TOMORROW_EARLY + timedelta(days=2))

    [message] = to_dana(mailoutbox)
    assert f"/my/questions/{request_due.pk}/" in message.body
    assert "pain" not in message.body + message.subject


def test_a_session_begun_brings_a_question_next_morning_and_no_word_of_a_missed_one(trained, dana, mailoutbox):
    choose_reminders(client=dana, choices={"missed": True}, by=dana)
    plan_reminders(now=MORNING + timedelta(hours=10))
    assert waiting("next_morning") == [TOMORROW_EARLY]
    assert waiting("missed") == []

    send_all(TOMORROW_EARLY)

    assert [message.subject for message in to_dana(mailoutbox)] == ["One question about yesterday"]


def _answer(trained: Session, now: datetime) -> None:
    answer_morning(session=trained, answer="same", now=now, by=trained.client)


@pytest.mark.parametrize(
    ("happening", "reason"),
    [
        (lambda s: _answer(s, TOMORROW_EARLY), "The client has answered already."),
        (lambda s: type(s.programme).across_practices.update(state="paused"), "The programme is paused."),
        (lambda s: type(s.programme).across_practices.update(state="ended"), "The session was cancelled."),
        (lambda s: choose_reminders(client=s.client, choices={"mornings": False}, by=s.client),
         "The client does not want these."),
    ],
    ids=["answered", "paused", "ended", "unwanted"],
)  # fmt: skip
def test_the_morning_question_falls_silent(trained, mailoutbox, happening, reason):
    plan_reminders(now=MORNING + timedelta(hours=10))
    happening(trained)

    send_all(TOMORROW_EARLY)

    assert to_dana(mailoutbox) == []
    assert reasons("next_morning") == {reason}


@pytest.mark.parametrize("end", ["answered", "taken back"])
def test_a_question_falls_silent_once_answered_or_taken_back(request_due, dana, alice, mailoutbox, end):
    plan_reminders(now=MORNING)
    if end == "answered":
        answer_measure(request=request_due, parts=[{"name": "", "value": 4}], now=MORNING, by=dana)
    else:
        stop_asking(request=request_due, by=alice)

    send_all(TOMORROW_EARLY)

    assert to_dana(mailoutbox) == []
    assert len(reasons("questionnaire")) == 1


@pytest.mark.parametrize("kind", ["appointment", "questionnaire", "next_morning"])
def test_what_ends_between_the_question_and_the_try_stops_the_try(kind, appointment, request_due, trained, alice):
    plan_reminders(now=MORNING + timedelta(hours=10))
    Reminder.across_practices.exclude(kind=kind).delete()
    at = DAY_BEFORE if kind == "appointment" else TOMORROW_EARLY
    row = claim(now=at)
    ends = {
        "appointment": lambda: cancel_appointment(appointment=appointment, by=alice),
        "questionnaire": lambda: stop_asking(request=request_due, by=alice),
        "next_morning": lambda: _answer(trained, TOMORROW_EARLY),
    }
    ends[kind]()

    assert open_attempt(row, revision=0, now=at) is None


def test_worse_in_the_morning_is_told_to_the_therapist_once(trained, dana, alice):
    answer_morning(session=trained, answer="worse", now=TOMORROW_EARLY, by=dana)
    for _ in range(2):
        plan_reminders(now=TOMORROW_EARLY)

    [alert] = Reminder.across_practices.filter(kind="alert")
    assert (alert.member, alert.occasion) == (alice, f"{dana.pk}:worse:2026-11-26")


def test_the_digest_counts_the_day_and_names_nobody(appointment, trained, dana, alice, mailoutbox):
    planned_session(trained.version, date(2026, 11, 27))
    answer_morning(session=trained, answer="same", now=TOMORROW_EARLY, by=dana)
    type_in_total(
        client=dana, entry={"measure": "ODI", "total": 20, "taken_on": MORNING.date()}, now=TOMORROW_EARLY, by=alice
    )
    plan_reminders(now=TOMORROW_EARLY)

    send_all(datetime(2026, 11, 27, 7, 30, tzinfo=UTC))

    [digest] = [message for message in mailoutbox if message.to == ["alice@example.test"]]
    for line in ("Sessions today: 1", "Done yesterday: 0 of 0", "New answers: 1", "Appointments today: 1"):
        assert line in digest.body
    assert "Dana" not in digest.body


def test_the_coming_week_foresees_appointments_and_questions(appointment, request_due, practice):
    seen = {kind for _, kind, _ in foresee(practice, now=MORNING).messages}

    assert {"appointment", "questionnaire"} <= seen


STATES = ("planned", "started", "done", "cancelled")


@pytest.mark.parametrize(("state", "answered"), [*product(STATES, [False]), ("started", True), ("done", True)])
def test_whatever_became_of_a_session_it_brings_each_message_at_most_once(session, dana, mailoutbox, state, answered):
    """One before it and one nudge; then, the day after, either the question or the word of a missed one, never both."""
    choose_reminders(client=dana, choices={"missed": True}, by=dana)
    begun, evening = state in ("started", "done"), MORNING + timedelta(hours=9)
    for hour in range(0, 36):
        now = MORNING + timedelta(hours=hour)
        if now == evening + timedelta(hours=1):
            done = {"finished_at": now} if state == "done" else {}
            times = {"started_at": evening, **done} if begun else {}
            Session.across_practices.filter(pk=session.pk).update(state=state, **times)
        if answered and now == evening + timedelta(hours=13):
            session.refresh_from_db()
            answer_morning(session=session, answer="same", now=now, by=dana)
        plan_reminders(now=now)
        send_all(now + timedelta(minutes=45))

    sent = list(Reminder.across_practices.filter(state="sent", client=dana).values_list("kind", flat=True))
    after = {"next_morning"} if begun and not answered else {"missed"} if state == "planned" else set()
    nudge = {"nudge"} if state == "planned" else set()
    assert sorted(sent) == sorted({"session_due"} | nudge | after)
    assert len(to_dana(mailoutbox)) == len(sent)


WALL = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


@given(
    zone=st.sampled_from(ZONES),
    at=WALL,
    begins=WALL,
    ends=WALL,
    hours=st.integers(1, 24),
    days=st.integers(-1, 1),
    which=st.integers(0, 5),
)
@settings(max_examples=1500, deadline=None)
def test_neither_kind_comes_in_quiet_hours_or_after_its_time_on_any_day_of_any_zone(
    zone, at, begins, ends, hours, days, which
):  # fmt: skip
    quiet, changes = Quiet(begins, ends), list(transitions(zone)) if which else []
    near = changes[which % len(changes)] if changes else datetime(2026, 11, 25, tzinfo=UTC)
    day = near.date() + timedelta(days=days)
    starts = LocalMoment(day, at, zone)

    told = reminder_for(starts, lead=timedelta(hours=hours), quiet=quiet)
    asked = in_the_morning(day, zone, quiet=quiet)

    if told:
        assert told.utc() < starts.utc()
    for moment in filter(None, (told, asked)):
        assert not quiet.holds_at(moment.utc(), zone)
    if asked:
        assert (asked.day, asked.at >= time(8, 30), asked.at < time(12)) == (day, True, True)
