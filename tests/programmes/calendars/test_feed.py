from datetime import UTC, date, datetime, time, timedelta

import icalendar
import ics
import pytest
import vobject
from django.urls import reverse

from clients.practices.models import AuditEvent
from programmes.calendars.actions import open_feed, renew_feed, stop_feed
from programmes.calendars.models import Feed
from programmes.calendars.writing import Entry, written
from programmes.training.actions import materialise_sessions, pause_programme
from programmes.training.models import Session
from tests.programmes.training.conftest import programme, version, version_of  # noqa: F401 (fixtures)

BEFORE_THE_CLOCKS = date(2026, 3, 23)
NOW = datetime(2026, 3, 23, 7, tzinfo=UTC)


@pytest.fixture
def sessions(programme, version):  # noqa: F811
    programme.starts_on = BEFORE_THE_CLOCKS
    programme.save()
    return materialise_sessions(programme=programme, version=version, today=BEFORE_THE_CLOCKS)


@pytest.fixture
def address(sessions, dana, time_machine_at):
    return reverse("calendars:feed", args=[open_feed(client=dana, by=dana).token])


@pytest.fixture
def time_machine_at(monkeypatch):
    """The clock stands in the week before the clocks change."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def read(client, address):
    def get(**headers):
        return client.get(address, headers=headers)

    return get


@pytest.mark.filterwarnings("ignore:'maxsplit' is passed:DeprecationWarning")  # by what `ics` reads with
def test_two_other_programs_read_the_same_times_over_a_change_of_the_clocks(read, sessions):
    text = read().text

    by_vobject = sorted(event.dtstart.value for event in vobject.readOne(text).vevent_list)
    by_ics = sorted(event.begin.datetime for event in ics.Calendar(text).events)

    assert [at.astimezone(UTC) for at in by_vobject] == [session.starts_at for session in sessions]
    assert [at.astimezone(UTC) for at in by_ics] == [session.starts_at for session in sessions]
    assert [at.astimezone(UTC).hour for at in by_vobject] == [8, 8, 8, 7, 7, 7]


def test_it_carries_the_rules_of_the_zone_and_local_times(read):
    calendar = icalendar.Calendar.from_ical(read().content)

    [zone] = calendar.walk("VTIMEZONE")
    assert str(zone["tzid"]) == "Europe/London"
    assert {part.name for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}
    assert {event["dtstart"].params["tzid"] for event in calendar.walk("VEVENT")} == {"Europe/London"}
    assert len(read().content) < 6000


def test_it_says_nothing_but_when_and_how_long(read, programme, dana):  # noqa: F811
    text = read().text

    assert {line.partition(":")[2] for line in text.splitlines() if line.startswith("SUMMARY")} <= {
        "Exercises\\, 1 min",
        "Exercises\\, 2 min",
        "Exercises\\, 3 min",
    }
    names = (dana.first_name, dana.practice.name, programme.name, "bird_dog", "Bird", "DESCRIPTION", "LOCATION")
    assert [name for name in names if name.lower() in text.lower()] == []


def test_a_change_keeps_the_event_and_raises_its_sequence_and_what_is_cancelled_stays(read, programme, dana):  # noqa: F811
    def events():
        return {str(e["uid"]): (int(e["sequence"]), str(e["status"])) for e in _events(read().content)}

    before = events()
    materialise_sessions(
        programme=programme, version=version_of(programme, number=2, weeks=1, letters="C"), today=BEFORE_THE_CLOCKS
    )

    after = events()
    assert before.keys() == after.keys()
    assert set(before.values()) == {(0, "CONFIRMED")}
    assert sorted(after.values()) == [(1, "CANCELLED")] * 3 + [(1, "CONFIRMED")] * 3


def test_a_moved_time_moves_the_same_event(read, programme, version, dana):  # noqa: F811
    before = {str(e["uid"]) for e in _events(read().content)}
    dana.training_time = time(19)
    dana.save()
    programme.refresh_from_db()
    materialise_sessions(programme=programme, version=version, today=BEFORE_THE_CLOCKS)

    assert {str(e["uid"]) for e in _events(read().content)} == before
    assert {e["dtstart"].dt.hour for e in _events(read().content)} == {19}


def test_a_pause_shows_as_cancelled(read, programme, alice):  # noqa: F811
    pause_programme(programme=programme, reason="Away", now=NOW, by=alice)

    assert {str(e["status"]) for e in _events(read().content)} == {"CANCELLED"}


def test_read_again_unchanged_it_answers_with_nothing_and_no_cache_of_others_keeps_it(read, dana):
    first = read()

    again = read(if_none_match=first["ETag"])
    Session.objects.of(dana).update(revision=5)
    changed = read(if_none_match=first["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert first["Cache-Control"] == "private, no-cache"
    assert first["Content-Type"].startswith("text/calendar")
    assert "Set-Cookie" not in first


def test_any_other_address_is_not_found_and_none_tells_why(client, read, address, dana):
    feed = Feed.objects.of(dana).get()
    stop_feed(client=dana, now=NOW, by=dana)
    other = Feed(practice_id=dana.practice_id, client=dana)

    wrong = [
        client.get(address),
        client.get(reverse("calendars:feed", args=[other.token])),
        client.get(reverse("calendars:feed", args=[feed.token[:-1] + "x"])),
        client.get(reverse("calendars:feed", args=["nothing"])),
    ]

    assert {answer.status_code for answer in wrong} == {404}
    assert len({_bare(answer.text) for answer in wrong}) == 1


def test_a_new_address_stops_the_old_one_and_each_deed_is_on_the_trail(client, read, address, dana, alice):
    renewed = renew_feed(client=dana, now=NOW, by=alice)

    assert read().status_code == 404
    assert client.get(reverse("calendars:feed", args=[renewed.token])).status_code == 200
    assert open_feed(client=dana, by=dana) == renewed, "opening twice makes one"
    told = AuditEvent.objects.of(dana).filter(event__startswith="calendar").values_list("event", "actor_name")
    assert sorted(told) == [
        ("calendar.opened", str(alice)), ("calendar.opened", str(dana)), ("calendar.stopped", str(alice)),
    ]  # fmt: skip


def test_a_client_who_left_care_has_no_calendar(read, dana):
    dana.discharged_at = NOW
    dana.save()

    assert read().status_code == 404


def test_a_client_and_their_therapist_make_and_take_back_the_address_and_nobody_else(
    signed_in, dana, alice, charlie, sessions
):
    pages = {dana: reverse("calendars:my_calendar"), alice: reverse("calendars:calendar", args=[dana.pk])}
    for who, page in pages.items():
        browser = signed_in(who)
        assert "webcal://" in browser.post(page, {"deed": "open"}, follow=True).text
        assert "webcal://" not in browser.post(page, {"deed": "stop"}, follow=True).text
        assert "Nothing was changed" in browser.post(page, {"deed": "sing"}, follow=True).text
    assert signed_in(charlie).get(pages[alice]).status_code == 404


def test_the_number_of_queries_does_not_grow(read, sessions, programme, django_assert_max_num_queries):  # noqa: F811
    with django_assert_max_num_queries(4):
        read()
    materialise_sessions(
        programme=programme, version=version_of(programme, number=2, weeks=12, letters="ABC"), today=BEFORE_THE_CLOCKS
    )
    with django_assert_max_num_queries(4):
        read()


def test_sessions_in_two_zones_and_in_an_hour_that_is_skipped_are_written_as_we_mean_them():
    days = [(date(2026, 3, 29), time(1, 30), "Europe/London"), (date(2026, 11, 1), time(1, 30), "America/New_York")]
    entries = [Entry(Feed().pk, on, at, zone, 10, 0, NOW, is_cancelled=False) for on, at, zone in days]

    calendar = icalendar.Calendar.from_ical(written(entries))

    assert {str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")} == {"Europe/London", "America/New_York"}
    assert [event["dtstart"].dt.astimezone(UTC) for event in calendar.walk("VEVENT")] == [
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC), datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
    ]  # fmt: skip
    assert calendar.walk("VEVENT")[0].duration == timedelta(minutes=10)


def test_nothing_planned_is_an_empty_calendar():
    assert vobject.readOne(written([]).decode()).name == "VCALENDAR"


def _events(content):
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def _bare(text):
    """A page without what differs from one request to the next."""
    return "".join(line for line in text.splitlines() if "nonce" not in line and "csrf" not in line.lower())
