from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.records.models import Appointment, Client, SafetyScreen
from programmes.prescribing.models import Programme
from programmes.training.attention import Attention, attention_of
from programmes.training.gates.models import GateStanding
from programmes.training.models import Morning, Session, SetLog
from tests.contracts.crowd import crowd
from tests.programmes.training.conftest import version_of
from therapy.assessments.models import Assessment

TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)


@pytest.fixture
def somebody(alice):
    """A client of Alice with a running programme, and the days of their sessions as (days ago, state, pain after).

    One more session is planned `ahead` days from now.
    """

    def with_sessions(name: str, *course: tuple[int, str, int | None], ahead: int = 20) -> Client:
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
        for ago, state, pain in (*course, (-ahead, "planned", None)):
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


def screened(client: Client, days_ago: int) -> None:
    """The safety questions were answered so many days ago, with no to all."""
    SafetyScreen.objects.create(
        practice=client.practice, client=client, answers={"a": False}, answered_at=NOW - timedelta(days=days_ago)
    )


def said_in_the_morning(session: Session, answer: str, *, days_ago: int) -> None:
    Morning.objects.create(
        practice=session.practice, client=session.client, session=session, answer=answer,
        answered_at=NOW - timedelta(days=days_ago),
    )  # fmt: skip


def attention(alice, *, only: str = "") -> Attention:
    return attention_of(Client.objects.visible_to(alice).current(), member=alice, today=TODAY, only=only)


def listed(alice, *, only: str = "") -> list[tuple[str, str]]:
    return [(concern.client.name, concern.reason.value) for concern in attention(alice, only=only).concerns]


def sentences(alice) -> list[str]:
    return [concern.sentence for concern in attention(alice).concerns]


def test_pain_two_above_the_clients_own_baseline_is_listed_and_one_above_is_not(somebody, alice):
    somebody("Up two", (9, "done", 2), (7, "done", 2), (2, "done", 4))
    somebody("Up one", (9, "done", 2), (7, "done", 2), (2, "done", 3))

    assert listed(alice) == [("Up two", "pain")]


def test_the_baseline_is_that_of_four_weeks_and_the_latest_session_of_two(somebody, alice):
    somebody("Rose", (27, "done", 1), (20, "done", 1), (2, "done", 4))
    somebody("Rose long ago", (27, "done", 1), (20, "done", 1), (14, "done", 4))

    assert listed(alice) == [("Rose", "pain")]


def test_six_is_listed_whatever_the_baseline_and_five_is_not(somebody, alice):
    somebody("Six", (7, "done", 6), (2, "done", 6))
    somebody("Five", (7, "done", 5), (2, "done", 5))

    assert listed(alice) == [("Six", "pain")]


def test_pain_said_during_a_set_counts_even_before_the_session_is_finished(somebody, alice):
    client = somebody("Hurts", (0, "started", None))
    session = Session.objects.of(client).get(state="started")
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
    assert listed(alice, only="pain") == [("Pain", "pain")]


def test_a_programme_is_listed_a_week_before_its_last_session_until_it_is_ended(somebody, alice):
    somebody("Last one in a week", ahead=7)
    somebody("Last one in eight days", ahead=8)
    somebody("Last one was", ahead=-3)
    ended = somebody("Ended", ahead=-3)
    Programme.objects.of(ended).update(state="ended")

    assert sorted(listed(alice)) == [("Last one in a week", "ending"), ("Last one was", "ending")]


def test_a_programme_that_ends_says_whether_a_visit_is_booked(somebody, alice):
    client = somebody("Ends", ahead=2)

    assert "The last planned session is that of 22 Mar. No visit is booked." in sentences(alice)
    Appointment.objects.create(
        practice=alice.practice, client=client, member=alice, on=TODAY + timedelta(days=4), at=time(9),
        time_zone="Europe/London", starts_at=NOW + timedelta(days=4),
    )  # fmt: skip
    assert "The last planned session is that of 22 Mar. A visit is booked." in sentences(alice)


def test_mornings_that_were_worse_are_counted_and_one_that_was_better_ends_it(somebody, alice):
    client = somebody("Sore", (6, "done", 2), (4, "done", 2), (2, "done", 2))
    oldest, middle, newest = Session.objects.of(client).done()
    for session, days in ((oldest, 5), (middle, 3)):
        said_in_the_morning(session, "worse", days_ago=days)
    assert "Worse the morning after than before the session, 2 times in a week." in sentences(alice)

    said_in_the_morning(newest, "better", days_ago=1)
    assert listed(alice) == []


def test_a_gate_that_waits_for_the_therapist_alone_is_listed(somebody, alice):
    for name, ready in (("Ready", True), ("Not yet", False)):
        client = somebody(name)
        GateStanding.objects.create(
            practice=alice.practice, client=client, programme=Programme.objects.of(client).get(),
            stage=1, met=3, of=3, ready=ready, counted_at=NOW,
        )  # fmt: skip

    assert listed(alice) == [("Ready", "gate")]
    assert sentences(alice) == ["All 3 criteria of the stage are met. The next one opens by your word."]


def test_safety_questions_are_due_again_after_28_days_while_a_client_trains(somebody, alice):
    for days in (27, 28):
        screened(somebody(f"Asked {days} days ago"), days)
    idle = somebody("Not training")
    screened(idle, 40)
    Programme.objects.of(idle).update(state="ended")

    assert listed(alice) == [("Asked 28 days ago", "screen")]
    screened(Client.objects.visible_to(alice).get(name="Asked 28 days ago"), 1)
    assert listed(alice) == []


def test_an_assessment_left_open_overnight_is_listed_for_four_weeks(somebody, alice):
    for days in (0, 1, 27, 29):
        client = somebody(f"Begun {days} days ago")
        Assessment.objects.create(
            practice=alice.practice, client=client, therapist=alice, battery="general",
            started_at=NOW - timedelta(days=days),
        )  # fmt: skip

    assert sorted(listed(alice)) == [("Begun 1 days ago", "unfinished"), ("Begun 27 days ago", "unfinished")]
    Assessment.across_practices.update(finished_at=NOW, knowledge_version="1")
    assert listed(alice) == []


def test_the_list_narrows_to_a_group_of_reasons_and_counts_each(somebody, alice):
    hold(somebody("Held"))
    screened(somebody("To be asked"), 30)
    somebody("Ends", ahead=1)

    assert listed(alice, only="safety") == [("Held", "hold"), ("To be asked", "screen")]
    assert listed(alice, only="admin") == [("Ends", "ending")]
    assert attention(alice).choices == [("safety", "Safety", 2), ("pain", "Pain", 0), ("adherence", "Adherence", 0),
                                        ("admin", "Admin", 1)]  # fmt: skip


def test_a_hold_stands_for_the_day_on_the_practices_clock(somebody, alice):
    hold(somebody("Held"))
    SafetyScreen.across_practices.update(answered_at=datetime(2026, 7, 14, 23, 30, tzinfo=UTC))

    clients = Client.objects.visible_to(alice)
    (concern,) = attention_of(clients, member=alice, today=date(2026, 7, 15), only="safety").concerns

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
