"""What admins set and see, what therapists retry, and what a client chooses on the phone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programmes.reminders.figures import figures_of
from programmes.reminders.models import MemberSettings, Phone, Reminder, ReminderSettings
from programmes.reminders.planning.foreseeing import foresee
from tests.programmes.reminders.conftest import DUE, MORNING


def test_looking_at_next_week_tells_what_would_go_out_and_why_not_and_writes_nothing(session, dana):
    def seen():
        week = foresee(dana.practice, now=MORNING)
        return week.days[0], {why: count for _, why, count in week.why_not}

    before = Reminder.across_practices.count()
    day, why_not = seen()
    assert day[0] == DUE.date()
    assert ("Session ahead, e-mail", 1) in day[1]
    assert why_not == {"No phone takes notifications.": 1, "The client has not agreed to text messages.": 1}
    assert Reminder.across_practices.count() == before


def test_the_figures_count_what_was_sent_and_how_late(reminder, signed_in, ada):
    due = timezone.now() - timedelta(days=1)
    Reminder.across_practices.filter(pk=reminder.pk).update(
        state="sent", due_at=due, sent_at=due + timedelta(seconds=42)
    )

    page = signed_in(ada).get(reverse("reminders:figures")).content.decode()

    assert page.count("42 s") == 4, "half, 95 % and latest of the channel, and 95 % of the day"


def test_half_and_nearly_all_are_told_by_the_lateness_of_each(reminder, news, dana, ada):
    due = timezone.now() - timedelta(days=1)
    rows = news(dana, 100, due_at=due)
    for number, row in enumerate(rows):
        row.state, row.sent_at = "sent", due + timedelta(seconds=number)
    Reminder.across_practices.bulk_update(rows, ["state", "sent_at"])
    Reminder.across_practices.filter(pk=rows[0].pk).update(state="dead", sent_at=None)

    [(channel, tally)] = figures_of(ada, now=timezone.now()).channels

    assert (channel, tally.sent, tally.failed) == ("E-mail", 99, 1)
    assert (tally.half, tally.most, tally.worst) == ("50 s", "95 s", "99 s")


def test_the_coming_week_is_narrowed_to_a_kind_and_a_channel_and_says_so_when_it_is_empty(session, signed_in, ada):
    url, browser = reverse("reminders:week"), signed_in(ada)

    assert browser.get(url, {"channel": "email"}).status_code == 200
    assert "Nothing would go out" in browser.get(url, {"kind": "digest", "channel": "sms"}).content.decode()


def test_a_therapist_sends_again_from_the_list_of_what_to_look_at(reminder, signed_in, alice):
    Reminder.across_practices.filter(pk=reminder.pk).update(state="dead", expires_at=None)
    browser = signed_in(alice)
    assert "Send again" in browser.get(reverse("reminders:outbox") + "?show=look").content.decode()

    browser.post(reverse("reminders:again", args=[reminder.pk]))

    reminder.refresh_from_db()
    assert reminder.state == "retry"


def test_the_outbox_shows_one_kind_on_one_channel(reminder, signed_in, alice):
    url = reverse("reminders:outbox")

    assert "Session not begun" in signed_in(alice).get(url, {"kind": "nudge"}).content.decode().split("<ul")[1]
    assert "Nothing here" in signed_in(alice).get(url, {"channel": "sms"}).content.decode()


def test_the_panel_says_why_nothing_goes_out(session, signed_in, alice, dana):
    url = reverse("reminders:panel", args=[dana.pk])
    assert "Reminders go out." in signed_in(alice).get(url).content.decode()

    dana.consents.all().delete()
    assert "The client does not want reminders." in signed_in(alice).get(url).content.decode()


SETTINGS = {
    "lead_minutes": "60",
    "appointment_hours": "2",
    "quiet_from": "22:00",
    "quiet_until": "06:30",
    "weekdays": ["0", "2"],
}


@pytest.mark.parametrize("whose", ["client", "therapist"])
def test_client_and_therapist_set_how_reminders_come(consent, signed_in, alice, dana, whose):
    url = reverse("reminders:my_reminders") if whose == "client" else reverse("reminders:settings", args=[dana.pk])
    browser = signed_in(dana if whose == "client" else alice)

    assert browser.post(url, {**SETTINGS, "by_email": "on"}).status_code == 302
    chosen = ReminderSettings.objects.of(dana).get()
    assert (chosen.lead_minutes, chosen.weekdays, chosen.nudges, chosen.by_email) == (60, [0, 2], False, True)

    assert browser.post(url, {**SETTINGS, "lead_minutes": "1"}).status_code == 422


def test_a_member_chooses_what_is_written_to_them(signed_in, alice):
    signed_in(alice).post(reverse("reminders:own_messages"), {"alerts": "on", "language": "de"})

    chosen = MemberSettings.objects.visible_to(alice).get()
    assert (chosen.digest, chosen.alerts, chosen.language) == (False, True, "de")


def test_a_phone_is_added_for_its_own_client_and_told_when_it_cannot_be(signed_in, dana, settings):
    settings.PUSH_LOCAL_SERVICE = "http://127.0.0.1:9"
    url, keys = reverse("reminders:my_phone"), {"public_key": "k", "auth_secret": "s"}

    assert signed_in(dana).post(url, {"endpoint": "http://127.0.0.1:9/a", **keys}).status_code == 204
    assert signed_in(dana).post(url, {"endpoint": "http://127.0.0.1:9/a", **keys}).status_code == 204
    assert Phone.objects.of(dana).count() == 1

    refused = signed_in(dana).post(url, {"endpoint": "https://evil.example/a", **keys})
    assert (refused.status_code, "push service" in refused.content.decode()) == (422, True)
