from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.practices.models import AuditEvent
from clients.records.actions.consents import give_consent
from clients.records.actions.history import add_history_event
from clients.records.actions.notes import sign_note, write_note
from clients.records.actions.safety import lift_tag, record_screen, set_tag
from clients.records.models import ClientTag
from tests.clients.records.test_caseload import some_clients


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def page_of(dana, signed_in):
    return lambda who: signed_in(who).get(reverse("records:client", args=[dana.pk]))


def timeline_of(dana, browser):
    return browser.get(reverse("records:timeline", args=[dana.pk])).content.decode()


def test_a_colleague_may_open_the_record_and_a_stranger_finds_nothing(alice, bob, charlie, page_of):
    assert page_of(alice).status_code == 200
    assert page_of(bob).status_code == 200
    assert page_of(charlie).status_code == 404


def test_opening_the_page_is_recorded_and_fetching_its_parts_is_not(alice, dana, page_of, signed_in):
    page_of(alice)
    signed_in(alice).get(reverse("records:timeline", args=[dana.pk]), headers={"HX-Request": "true"})

    line = AuditEvent.objects.visible_to(alice).get()
    assert (line.event, line.actor_name, line.client_id) == ("client.viewed", "Alice", dana.pk)


def test_the_page_says_who_it_is_what_happened_and_what_to_mind(alice, dana, page_of, now):
    for year in (2017, 2019, 2021):
        facts = {"kind": "injury", "region": "ankle", "side": "left", "happened_on": date(year, 6, 1)}
        add_history_event(client=dana, facts=facts, by=alice)
    give_consent(client=dana, kind="care", now=now, by=alice)
    set_tag(client=dana, tag="pregnancy_general", now=now, by=alice)
    record_screen(client=dana, answers={"night_pain": False}, urgency="", now=now, by=alice)

    words = page_of(alice).content.decode()

    for said in (
        "Dana Reed", "Left ankle injury 2021, Left ankle injury 2019 and 1 more", "08:00, with mat, band",
        "Red flags: no warning answers", "Next screen due", "Keeping a record of care", "Photos: not agreed",
        "Caution: Pregnancy",
    ):  # fmt: skip
        assert said in words


def test_upper_rooms_are_reached_by_their_address(dana, alice, page_of):
    words = page_of(alice).content.decode()

    for room in ("assessments", "prescribing", "training", "reminders"):
        assert f'hx-get="{reverse(f"{room}:panel", args=[dana.pk])}"' in words


def test_the_timeline_holds_everything_newest_first_and_keeps_unsigned_notes_to_their_writer(
    alice, bob, dana, signed_in, now
):
    add_history_event(client=dana, facts={"kind": "birth", "happened_on": date(2020, 1, 1)}, by=alice)
    sign_note(note=write_note(client=dana, text="Walks well.", by=alice), now=now, by=alice)
    write_note(client=dana, text="Ask her again.", by=alice)
    record_screen(client=dana, answers={"x": True}, urgency="urgent", now=now - timedelta(days=3), by=dana)

    own, other = timeline_of(dana, signed_in(alice)), timeline_of(dana, signed_in(bob))

    assert own.index("Walks well.") < own.index("Medical review within days") < own.index("Birth")
    assert "Ask her again." in own
    assert "Ask her again." not in other


def test_an_empty_timeline_says_what_will_be_there(alice, dana, signed_in):
    assert "Nothing yet" in timeline_of(dana, signed_in(alice))


def test_a_caution_is_set_once_and_can_be_lifted(alice, dana, signed_in, now):
    tag = set_tag(client=dana, tag="pregnancy_general", now=now, by=alice)
    assert set_tag(client=dana, tag="pregnancy_general", now=now, by=alice) == tag

    page = signed_in(alice).post(reverse("records:lift_tag", args=[dana.pk, tag.pk]), follow=True)
    lift_tag(tag=ClientTag.objects.of(dana).get(), now=now, by=alice)

    assert "The caution “Pregnancy” is lifted." in page.content.decode()
    events = AuditEvent.objects.visible_to(alice).exclude(event="client.viewed").order_by("number")
    assert [line.event for line in events] == ["tag.set", "tag.lifted"]


def a_full_record(dana, alice, now, size):
    for number in range(size):
        add_history_event(client=dana, facts={"kind": "injury", "happened_on": date(2020, 1, 1)}, by=alice)
        record_screen(client=dana, answers={"x": True}, urgency="same_day", now=now, by=alice)
        sign_note(note=write_note(client=dana, text="Walks well.", by=alice), now=now, by=alice)
        set_tag(client=dana, tag=f"tag_{number}", now=now, by=alice)
    give_consent(client=dana, kind="care", now=now, by=alice)


@pytest.mark.parametrize(("clients", "size"), [(10, 1), (300, 30)])
def test_the_page_takes_the_same_queries_whatever_the_record_holds(
    alice, dana, signed_in, now, django_assert_num_queries, clients, size
):
    some_clients(alice, clients)
    a_full_record(dana, alice, now, size)
    browser = signed_in(alice)

    with django_assert_num_queries(12):
        browser.get(reverse("records:client", args=[dana.pk]))
    with django_assert_num_queries(14):
        browser.get(reverse("records:timeline", args=[dana.pk]), headers={"HX-Request": "true"})
