"""The client's pages, asked for as a phone without scripts does."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.practices.models import Person
from clients.records.models import Client, SafetyScreen
from programmes.prescribing.models import Programme
from programmes.training.models import Session, SetLog
from tests.programmes.builders import planned_session, running_programme

TODAY = reverse("training:my_today")
ANSWERS = {"session_nerves": "no", "session_illness": "no"}


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def version(dana, today):
    return running_programme(dana, starts_on=today - timedelta(days=7))


@pytest.fixture
def session(version, today) -> Session:
    return planned_session(version, today)


@pytest.fixture
def phone(dana, signed_in):
    return signed_in(dana)


@pytest.fixture
def started(session) -> Session:
    session.state, session.started_at, session.pain_before = "started", timezone.now(), 2
    session.save()
    return session


def url(name: str, session: Session, *more) -> str:
    return reverse(f"training:{name}", args=[session.pk, *more])


def a_set(session: Session, **other) -> dict:
    prescription = session.workout.prescriptions.first()
    return {
        "prescription_id": prescription.pk,
        "set_number": 1,
        "side": "",
        "hold_seconds": 0,
        "reps": 8,
        "made_id": uuid4(),
    } | other


def another_client(therapist) -> Client:
    return Client.objects.create(
        practice=therapist.practice,
        therapist=therapist,
        person=Person.objects.create_user(email="erin@example.test", name="Erin"),
        name="Erin",
        date_of_birth=date(1990, 1, 1),
        time_zone="Europe/London",
        training_time=time(8),
    )


def test_before_there_is_a_programme_today_says_so(phone):
    assert "No programme yet" in phone.get(TODAY).text


def test_a_day_with_a_session_offers_to_start_it(phone, session):
    page = phone.get(TODAY).text

    assert "1 exercise, about" in page
    assert "Start session" in page


def test_a_session_begun_can_be_resumed(phone, started):
    page = phone.get(TODAY).text

    assert "0 of 2 sets done" in page
    assert "Resume session" in page


def test_a_session_begun_before_midnight_can_still_be_resumed_the_day_after(phone, version, today):
    planned_session(version, today - timedelta(days=1), state="started", started_at=timezone.now(), pain_before=1)

    page = phone.get(TODAY).text

    assert "Yesterday’s session" in page
    assert "Resume session" in page


def test_a_rest_day_names_the_next_session_and_missed_days_bring_no_blame(phone, version, today):
    planned_session(version, today - timedelta(days=2))
    ahead = planned_session(version, today + timedelta(days=1))

    page = phone.get(TODAY).text

    assert "A rest day" in page
    assert f"Next session: {ahead.scheduled_on:%A}" in page
    assert "Missed days don’t reset anything." in page


@pytest.mark.parametrize(("state", "words"), [("paused", "is paused"), ("ended", "has ended")])
def test_a_programme_that_rests_or_is_over_offers_no_session(phone, session, dana, state, words):
    Programme.objects.of(dana).update(state=state)

    page = phone.get(TODAY).text

    assert words in page
    assert "Start session" not in page


def test_before_the_first_day_today_says_when_it_begins(phone, dana, today):
    version = running_programme(dana, starts_on=today + timedelta(days=3))
    planned_session(version, today + timedelta(days=3))

    assert "You begin soon" in phone.get(TODAY).text


def test_on_hold_there_is_what_to_do_and_nothing_to_start(phone, session, dana):
    SafetyScreen.objects.create(
        practice=dana.practice, client=dana, answers={"a": True}, urgency="emergency", answered_at=timezone.now()
    )

    page = phone.get(TODAY).text

    assert "Please stop exercising and call 112" in page
    assert "Start session" not in page
    assert phone.get(url("my_session", session)).url == TODAY


def test_nobody_goes_on_without_saying_how_they_are(phone, session):
    page = phone.post(url("my_start", session), {"session_nerves": "no"})

    assert page.status_code == 422
    assert "Answer yes or no." in page.text
    assert "Choose a number from 0 to 10 for your pain." in page.text
    assert 'value="no"' in page.text
    assert "checked" in page.text  # what was answered is still there


def test_no_pain_is_chosen_before_the_client_chooses(phone, session, started):
    pages = [phone.get(url("my_finish", started)), phone.get(url("my_hurts", started, 1))]

    assert all("checked" not in page.text for page in pages)


def test_with_all_said_the_first_exercise_is_shown(phone, session):
    page = phone.post(url("my_start", session), ANSWERS | {"pain_before": "0"}, follow=True)

    assert "Set 1 of 2" in page.text
    assert "Something hurts" in page.text


def test_a_yes_leads_to_what_to_do_even_with_the_rest_unanswered(phone, session):
    page = phone.post(url("my_start", session), {"session_nerves": "yes"}, follow=True)

    assert "Your training is on hold" in page.text
    assert Session.objects.of(session.client).get().state == "planned"


def test_a_client_after_a_birth_is_asked_one_question_more(phone, session, dana, today):
    assert "heavy bleeding" not in phone.get(url("my_session", session)).text

    dana.history.create(practice=dana.practice, kind="birth", happened_on=today - timedelta(days=90))

    assert "heavy bleeding" in phone.get(url("my_session", session)).text


def test_a_set_goes_on_to_the_next_and_the_last_one_to_the_finish(phone, started):
    first = phone.post(url("my_log_set", started), a_set(started))
    last = phone.post(url("my_log_set", started), a_set(started, set_number=2))

    assert first.url == url("my_session", started) + "?exercise=1"
    assert last.url == url("my_finish", started)


def test_pressing_twice_logs_once(phone, started, dana):
    said = a_set(started)

    for _ in range(2):
        assert phone.post(url("my_log_set", started), said).status_code == 302

    assert SetLog.objects.of(dana).count() == 1


def test_a_set_that_makes_no_sense_is_refused_in_a_sentence(phone, started, dana):
    page = phone.post(url("my_log_set", started), a_set(started, reps=""), follow=True)

    assert "Say how many repetitions you did." in page.text
    assert not SetLog.objects.of(dana).exists()


def test_a_set_can_be_taken_back_and_twice_is_no_matter(phone, started, dana):
    phone.post(url("my_log_set", started), a_set(started))
    undo = url("my_undo_set", started, SetLog.objects.of(dana).get().pk)

    assert [phone.post(undo).status_code for _ in range(2)] == [302, 302]
    assert not SetLog.objects.of(dana).exists()


def test_much_pain_stops_the_exercise_and_a_little_does_not(phone, started, dana):
    little = phone.post(url("my_hurts", started, 1), {"pain": "2", "reps": "4"})
    much = phone.post(url("my_hurts", started, 1), {"pain": "6", "reps": "1"}, follow=True)

    assert little.url == url("my_session", started) + "?exercise=1"
    assert "We have stopped this exercise for today. Alice will see this." in much.text
    assert list(SetLog.objects.of(dana).order_by("set_number").values_list("reps", "pain")) == [(4, 2), (1, 6)]


def test_pain_after_the_last_set_is_kept_with_it(phone, started, dana):
    for number in (1, 2):
        phone.post(url("my_log_set", started), a_set(started, set_number=number))

    phone.post(url("my_hurts", started, 1), {"pain": "7", "reps": "8"})

    assert SetLog.objects.of(dana).get(set_number=2).pain == 7


def test_a_warning_sign_during_a_session_holds_training(phone, started):
    pages = [phone.post(url("my_stop", started), follow=True) for _ in range(2)]

    assert all("Your training is on hold" in page.text for page in pages)
    assert SafetyScreen.objects.of(started.client).holding().count() == 1, "pressed twice, it is one hold"


def test_finishing_needs_the_pain_now_and_then_shows_what_was_done(phone, started):
    phone.post(url("my_log_set", started), a_set(started))

    missing = phone.post(url("my_finish", started), {"words": "Went well"})
    done = phone.post(url("my_finish", started), {"words": "Went well", "pain_after": "1"}, follow=True)

    assert missing.status_code == 422
    assert "Choose a number from 0 to 10 for your pain." in missing.text
    assert "Went well" in missing.text
    assert "about 8 repetitions" in done.text
    assert "!" not in done.text.split("<main")[1].split("</main>")[0]


def test_progress_counts_repetitions_by_muscle_in_everyday_words(phone, started):
    empty = phone.get(reverse("training:my_progress")).text
    phone.post(url("my_log_set", started), a_set(started))

    page = phone.get(reverse("training:my_progress")).text

    assert "Your repetitions will be counted here" in empty
    assert "Deep lower-back muscle" in page


def test_a_session_of_another_client_is_not_there_and_a_therapist_does_not_log_for_one(
    started, dana, alice, bob, phone, signed_in
):
    stranger = signed_in(another_client(bob))
    pages = [url("my_session", started), url("my_finish", started), url("my_hurts", started, 1)]
    deeds = [url("my_start", started), url("my_log_set", started), url("my_stop", started)]

    assert [phone.get(page).status_code for page in pages] == [200, 200, 200]
    assert [stranger.get(page).status_code for page in pages] == [404, 404, 404]
    assert [stranger.post(deed, a_set(started)).status_code for deed in deeds] == [404, 404, 404]
    assert [signed_in(alice).post(deed, a_set(started)).status_code for deed in deeds] == [403, 403, 403]
    assert not SetLog.objects.of(dana).exists()


def test_today_asks_at_most_twelve_questions_of_the_database(phone, started, version, today):
    with CaptureQueriesContext(connection) as few:
        phone.get(TODAY)
    for days in range(1, 30):
        planned_session(version, today + timedelta(days=days))

    with CaptureQueriesContext(connection) as many:
        phone.get(TODAY)

    assert len(few) == len(many) <= 12
