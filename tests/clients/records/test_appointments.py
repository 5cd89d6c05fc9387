"""A therapist books, moves and cancels; the client sees the time on their own clock."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from clients.records.actions.appointments import book_appointment, cancel_appointment, move_appointment
from clients.records.models import Appointment, Client

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
TIMES = {"on": date(2026, 11, 27), "at": time(10, 0), "minutes": 45, "place": "Room 2"}


@pytest.fixture
def booked(dana, alice) -> Appointment:
    return book_appointment(client=dana, times=TIMES, now=NOW, by=alice)


def said(**changed) -> dict[str, str]:
    coming = timezone.localdate() + timedelta(days=3)
    return {"on": f"{coming}", "at": "10:00", "minutes": "45", "place": "", "submission": str(uuid7()), **changed}


def test_the_time_is_one_of_the_practices_clock(booked):
    assert booked.starts_at == datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
    assert AuditEvent.across_practices.latest("number").event == "appointment.booked"


@pytest.mark.parametrize(
    ("on", "at", "moment"),
    [
        (date(2027, 3, 28), time(1, 30), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        (date(2027, 10, 31), time(1, 30), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
    ],
    ids=["a skipped time comes an hour later", "a repeated time is its first"],
)
def test_a_time_on_a_day_when_clocks_change_is_one_moment(dana, alice, on, at, moment):
    made = book_appointment(client=dana, times={**TIMES, "on": on, "at": at}, now=NOW, by=alice)

    assert made.starts_at == moment


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"on": date(2026, 11, 25), "at": time(9, 0)}, "at"),
        ({"minutes": 0}, "minutes"),
        ({"at": time(10, 44)}, "at"),
        ({"at": time(9, 16)}, "at"),
    ],
    ids=["past", "no length", "within another", "running into another"],
)
def test_a_time_that_cannot_be_is_refused_at_its_field(booked, dana, alice, changed, field):
    book_appointment(client=dana, times={**TIMES, "at": time(10, 45)}, now=NOW, by=alice)  # right after is free

    with pytest.raises(ValidationError) as refusal:
        book_appointment(client=dana, times={**TIMES, **changed}, now=NOW, by=alice)

    assert set(refusal.value.message_dict) == {field}


def test_moving_books_another_and_keeps_the_first_as_moved(booked, alice):
    moved = move_appointment(appointment=booked, times={**TIMES, "at": time(10, 15)}, now=NOW, by=alice)

    booked.refresh_from_db()
    assert (booked.state, moved.follows, moved.state) == ("moved", booked, "booked")
    with pytest.raises(ValidationError):
        move_appointment(appointment=booked, times={**TIMES, "at": time(12, 0)}, now=NOW, by=alice)


def test_cancelling_twice_is_one_cancelling(booked, alice):
    cancel_appointment(appointment=booked, by=alice)
    cancel_appointment(appointment=booked, by=alice)

    assert AuditEvent.across_practices.filter(event="appointment.cancelled").count() == 1


def test_booking_on_the_page_twice_with_one_form_makes_one(dana, alice, signed_in):
    browser, form = signed_in(alice), said()

    for _ in range(2):
        answer = browser.post(reverse("records:book_appointment", args=[dana.pk]), form)

    assert answer.status_code == 302
    assert Appointment.objects.of(dana).count() == 1


def test_a_bad_time_comes_back_with_what_was_typed_and_what_to_do(dana, alice, signed_in):
    url = reverse("records:book_appointment", args=[dana.pk])

    page = signed_in(alice).post(url, said(on="2020-01-01", place="Room 9"))

    assert page.status_code == 422
    assert "Choose one still to come." in page.content.decode()
    assert "Room 9" in page.content.decode()


def test_it_is_shown_to_those_concerned_and_to_no_other(dana, alice, bob, signed_in):
    Client.objects.of(dana).update(time_zone="America/New_York")
    url = reverse("records:book_appointment", args=[dana.pk])
    signed_in(alice).post(url, said(at="15:00", place="Room 2"))

    assert "Room 2" in signed_in(bob).get(reverse("records:appointments", args=[dana.pk])).content.decode()
    seen = signed_in(dana).get(reverse("records:my_appointments")).content.decode()
    assert "Room 2" in seen
    assert "10:00" in seen
    assert "Room 2" not in signed_in(bob).get(reverse("records:appointments_today")).content.decode()


def test_todays_appointments_are_those_of_the_therapists_day(dana, alice, signed_in):
    begins = timezone.now().replace(hour=12, minute=0)
    rows = {"today": begins, "later": begins + timedelta(days=2)}
    for place, at in rows.items():
        Appointment.objects.create(
            practice=dana.practice, client=dana, member=alice, on=at.date(), at=at.time(), time_zone="Europe/London",
            starts_at=at, place=place,
        )  # fmt: skip

    page = signed_in(alice).get(reverse("records:appointments_today"), headers={"HX-Request": "true"}).content.decode()

    assert "today." in page or ". today" in page
    assert "later" not in page
