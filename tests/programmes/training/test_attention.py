from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.records.models import Client, SafetyScreen
from programmes.prescribing.models import Programme
from programmes.training.attention import attention_of
from programmes.training.models import Session, SetLog
from programmes.training.signals import Reason
from tests.contracts.crowd import crowd
from tests.programmes.training.conftest import version_of

TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)


@pytest.fixture
def somebody(alice):
    """A client of Alice with a running programme, and the days of their sessions as (days ago, state, pain after)."""

    def with_sessions(name: str, *course: tuple[int, str, int | None]) -> Client:
        client = Client.objects.create(
            practice=alice.practice,
            therapist=alice,
            name=name,
            date_of_birth=date(1980, 1, 1),
            time_zone="Europe/London",
            training_time=time(8),
        )
        programme = Programme.objects.create(
            practice=alice.practice, client=client, name="Base", state="active", starts_on=TODAY, created_by=alice
        )
        version = version_of(programme)
        workout = version.stages.get().workouts.first()
        for ago, state, pain in course:
            Session.objects.create(
                practice=alice.practice,
                client=client,
                programme=programme,
                version=version,
                workout=workout,
                scheduled_on=TODAY - timedelta(days=ago),
                scheduled_time=time(8),
                time_zone="Europe/London",
                state=state,
                started_at=NOW if state != "planned" else None,
                finished_at=NOW if state == "done" else None,
                pain_before=1 if state != "planned" else None,
                pain_after=pain,
            )
        return client

    return with_sessions


def hold(client: Client) -> None:
    SafetyScreen.objects.create(
        practice=client.practice, client=client, answers={"a": True}, urgency="emergency", answered_at=NOW
    )


def listed(alice, *, only: str = "") -> list[tuple[str, str]]:
    clients = Client.objects.visible_to(alice).current()
    attention = attention_of(clients, member=alice, today=TODAY, only=only)
    return [(concern.client.name, concern.reason.value) for concern in attention.concerns]


def test_pain_two_above_the_clients_own_baseline_is_listed_and_one_above_is_not(somebody, alice):
    somebody("Up two", (9, "done", 2), (7, "done", 2), (2, "done", 4))
    somebody("Up one", (9, "done", 2), (7, "done", 2), (2, "done", 3))

    assert listed(alice) == [("Up two", "pain")]


def test_six_is_listed_whatever_the_baseline_and_five_is_not(somebody, alice):
    somebody("Six", (7, "done", 6), (2, "done", 6))
    somebody("Five", (7, "done", 5), (2, "done", 5))

    assert listed(alice) == [("Six", "pain")]


def test_pain_said_during_a_set_counts_even_before_the_session_is_finished(somebody, alice):
    client = somebody("Hurts", (0, "started", None))
    session = Session.objects.of(client).get()
    SetLog.objects.create(
        practice=client.practice,
        client=client,
        session=session,
        prescription=session.workout.prescriptions.get(),
        set_number=1,
        side="left",
        reps=3,
        pain=7,
        done_at=NOW,
        made_id=client.pk,
    )

    assert listed(alice) == [("Hurts", "pain")]


def test_three_missed_in_a_row_are_listed_and_two_are_not(somebody, alice):
    somebody("Three", (9, "done", 1), (6, "planned", None), (4, "planned", None), (2, "planned", None))
    somebody("Two", (9, "done", 1), (4, "planned", None), (2, "planned", None))
    somebody("Came back", (9, "planned", None), (7, "planned", None), (5, "planned", None), (2, "done", 1))

    assert listed(alice) == [("Three", "missed")]


def test_a_session_left_part_done_is_listed_from_the_next_day(somebody, alice):
    somebody("Yesterday", (1, "started", None))
    somebody("Just now", (0, "started", None))

    assert listed(alice) == [("Yesterday", "part_done")]


def test_the_worst_comes_first_and_everybody_is_listed_once(somebody, alice):
    somebody("Missed", (6, "planned", None), (4, "planned", None), (2, "planned", None))
    somebody("Pain", (2, "done", 8))
    hold(somebody("Held", (2, "done", 9)))

    assert listed(alice) == [("Held", "hold"), ("Pain", "pain"), ("Missed", "missed")]
    assert listed(alice, only=Reason.PAIN) == [("Pain", "pain")]


def test_a_hold_stands_for_the_day_on_the_practices_clock(somebody, alice):
    hold(somebody("Held"))
    SafetyScreen.across_practices.update(answered_at=datetime(2026, 7, 14, 23, 30, tzinfo=UTC))

    (concern,) = attention_of(Client.objects.visible_to(alice), member=alice, today=date(2026, 7, 15)).concerns

    assert concern.since == date(2026, 7, 15)


def test_a_hold_stays_first_whatever_else_there_is_about_the_client(somebody, alice):
    hold(somebody("Held", (6, "planned", None), (4, "planned", None), (2, "planned", None)))
    somebody("Pain", (2, "done", 8))

    assert listed(alice) == [("Held", "hold"), ("Pain", "pain")]


def test_another_practice_is_never_listed(somebody, charlie):
    somebody("Held", (2, "done", 9))

    assert listed(charlie) == []


def test_today_says_in_a_sentence_who_needs_a_decision(somebody, alice, signed_in):
    hold(somebody("Held"))

    page = signed_in(alice).get(reverse("training:today"))

    assert "One person needs a decision from you." in page.text
    assert "Training is on hold until a medical outcome is recorded." in page.text


def test_a_therapist_sees_their_own_clients_first_and_can_switch_to_all(somebody, bob, signed_in):
    hold(somebody("Alices client"))
    browser = signed_in(bob)

    assert "You have no clients yet." in browser.get(reverse("training:today")).text
    assert "Alices client" in browser.get(reverse("training:today"), {"whose": "all"}).text


def test_today_is_for_therapists(alice, ada, dana, signed_in):
    answers = [signed_in(who).get(reverse("training:today")).status_code for who in (alice, ada, dana, None)]

    assert answers == [200, 403, 403, 302]


@pytest.mark.parametrize("whose", ["mine", "all"])
def test_today_asks_as_often_with_a_thousand_clients_as_with_ten(alice, signed_in, whose):
    browser, page = signed_in(alice), reverse("training:today")

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get(page, {"whose": whose}).status_code == 200
        return len(asked)

    crowd(alice, 10, today=timezone.localdate())
    for client in Client.objects.visible_to(alice)[:3]:
        hold(client)
    few = queries()
    crowd(alice, 990, today=timezone.localdate())

    assert queries() == few <= 12


def test_the_panel_says_what_was_done_and_how_pain_went(somebody, alice, charlie, signed_in):
    since = (timezone.localdate() - TODAY).days
    client = somebody("Ines", (6 - since, "planned", None), (4 - since, "done", 5), (2 - since, "done", 2))
    Session.objects.of(client).filter(pain_after=2).update(words="Slept well")
    panel = reverse("training:panel", args=[client.pk])

    page = signed_in(alice).get(panel)
    part = signed_in(alice).get(panel, headers={"HX-Request": "true"})

    assert "2 of 3 due" in page.text
    assert "Pain after a session went from 5 to 2: lower" in page.text
    assert "Slept well" in page.text
    assert "<html" not in part.text
    assert signed_in(charlie).get(panel).status_code == 404
