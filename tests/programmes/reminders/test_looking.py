"""What happens unasked: planning follows the trail, looks are harmless together, and silence is noticed."""

import os
import signal
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from clients.practices.actions.practice import change_practice
from clients.records.actions.consents import give_consent, withdraw_consent
from programmes.reminders.health import LATE, beat, delivery_health
from programmes.reminders.management.commands import deliver
from programmes.reminders.models import PlanningMark, Reminder
from programmes.reminders.planning import following
from programmes.reminders.planning.following import plan_news, plan_reminders
from programmes.reminders.tasks import tick
from programmes.training.models import Session
from tests.programmes.reminders.conftest import DUE, MORNING

SOON = MORNING + timedelta(minutes=1)


def states() -> set[str]:
    return set(Reminder.across_practices.exclude(client=None).values_list("state", flat=True))


def test_what_the_trail_tells_of_a_client_is_planned_at_the_next_look(reminder, dana):
    plan_news(now=SOON)

    withdraw_consent(client=dana, kind="reminders", now=SOON, by=dana)
    plan_news(now=SOON)
    assert states() == {"cancelled"}

    give_consent(client=dana, kind="reminders", now=SOON, by=dana)
    plan_news(now=SOON)
    assert states() == {"planned"}


def test_a_look_at_a_quiet_practice_reads_no_sessions(reminder, django_assert_max_num_queries):
    plan_news(now=SOON)

    with django_assert_max_num_queries(2):
        plan_news(now=SOON)


def test_a_change_of_the_practice_plans_everybody_anew(reminder, ada, monkeypatch):
    plan_news(now=SOON)
    seen = []
    monkeypatch.setattr(following, "_plan_whole", lambda practice, now: seen.append(practice) or 0)

    change_practice(name="Harbour", time_zone="Europe/Berlin", emergency_number="112", by=ada)
    plan_news(now=SOON)

    assert seen == [ada.practice]


def test_each_practice_is_planned_anew_once_a_day_and_whenever_the_zone_data_is_another(reminder):
    mark = PlanningMark.across_practices.filter(practice=reminder.practice)

    for stale in ({"planned_on": MORNING.date() - timedelta(days=1)}, {"zone_data": "2024a"}):
        mark.update(**stale)
        plan_news(now=SOON)
        assert mark.get().planned_on == MORNING.date()
        assert mark.get().zone_data != "2024a"


def test_other_rules_of_a_zone_move_only_what_is_unsent_and_only_where_they_matter(reminder, session):
    wrong = DUE - timedelta(hours=1)
    nudge = Reminder.across_practices.get(kind="nudge")
    Reminder.across_practices.update(zone_data="2024a")
    Reminder.across_practices.filter(pk=reminder.pk).update(due_at=wrong)
    sent = Reminder.across_practices.create(
        practice=reminder.practice, client=reminder.client, kind="session_due", channel="sms", session=session,
        local_date=DUE.date(), local_time=DUE.time(), time_zone="Europe/London", due_at=wrong, zone_data="2024a",
        state="sent", sent_at=wrong,
    )  # fmt: skip

    assert plan_reminders(now=MORNING) == 1

    due = {row.pk: row.due_at for row in Reminder.across_practices.all()}
    assert (due[reminder.pk], due[nudge.pk], due[sent.pk]) == (DUE, nudge.due_at, wrong)
    assert reminder.changes.last().reason == "The rules of its time zone changed."
    assert not Reminder.across_practices.exclude(pk=sent.pk).filter(zone_data="2024a").exists()


def test_a_tick_plans_and_sends(session, mailoutbox):
    now = timezone.now().replace(microsecond=0)
    noon = f"Etc/GMT{now.hour - 12:+d}"
    Session.across_practices.update(scheduled_on=now.date(), scheduled_time="13:45", time_zone=noon)
    tick()
    Reminder.across_practices.filter(kind="session_due").update(due_at=now)

    tick()
    tick()

    assert [message.subject for message in mailoutbox] == ["Your session at 13:45"]


def test_the_loop_ends_by_itself_when_asked_and_outlives_a_lost_database(db, monkeypatch):
    looks = []

    def look(going_on):
        looks.append(going_on())
        if len(looks) == 1:
            raise deliver.OperationalError("gone")
        os.kill(os.getpid(), signal.SIGTERM)
        return 1

    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    monkeypatch.setattr(deliver, "look", look)
    monkeypatch.setattr(deliver, "PAUSE_SECONDS", 0.01)
    try:
        call_command("deliver", "--loop", stderr=StringIO())
    finally:
        for number, handler in zip((signal.SIGTERM, signal.SIGINT), before, strict=True):
            signal.signal(number, handler)
    assert looks == [True, True]


def test_the_deep_health_page_turns_red_when_a_due_reminder_waits_for_three_minutes(reminder, client):
    def health(late):
        return delivery_health(now=DUE + late)["well"]

    assert not health(timedelta(0)), "no sender has ever looked"
    beat(now=DUE)
    assert health(LATE - timedelta(seconds=1))
    assert not health(LATE)

    Reminder.across_practices.all().delete()
    beat(now=DUE + LATE)
    assert health(LATE)
    assert client.get(reverse("healthz_deep")).json()["delivery_health"]["zone_data"]


@pytest.mark.parametrize(("state", "status"), [("planned", 503), ("sent", 200)])
def test_the_deep_health_page_answers_with_a_status_for_machines(reminder, client, state, status):
    beat(now=timezone.now())
    sent_at = timezone.now() if state == "sent" else None
    Reminder.across_practices.update(due_at=timezone.now() - LATE, state=state, sent_at=sent_at)

    assert client.get(reverse("healthz_deep")).status_code == status
