"""What admins set and see, what therapists retry, and what a client chooses on the phone."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from programmes.reminders.actions.wording import change_words
from programmes.reminders.delivery import deliver_next
from programmes.reminders.models import Kind, MemberSettings, Phone, PracticeWords, Reminder, ReminderSettings
from programmes.reminders.planning.foreseeing import foresee
from programmes.reminders.words import DEFAULTS, Words, check_words, fill
from tests.programmes.reminders.conftest import DUE, MORNING

OURS = {"subject": "Your session at {time}", "text": "Hello {first_name}, {day} at {time}.", "short": "At {time}."}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("subject", "For {first_name}"),
        ("short", "{first_name}, it is time"),
        ("text", "Hello {client.email}"),
        ("text", "Hello {0}"),
        ("text", "Hello { first_name }"),
        ("subject", "Your knee at {time}"),
        ("short", "Time for your Bird dog"),
        ("text", "How is the Pelvis today?"),
        ("subject", "Two\nlines"),
    ],
)
def test_words_that_a_message_must_not_have_are_refused_at_their_field(field, text):
    with pytest.raises(ValidationError) as refusal:
        check_words(Words(**{**OURS, field: text}))

    assert list(refusal.value.message_dict) == [field]


@pytest.mark.parametrize("kind", Kind.values)
def test_our_own_words_pass_the_same_check(kind):
    check_words(DEFAULTS[kind])


def test_nothing_in_braces_is_ever_evaluated():
    assert fill("{first_name} {first_name.__class__} {{time}}", {"first_name": "{time}", "time": "9"}) == (
        "{time} {first_name.__class__} {9}"
    )


def test_a_practice_says_it_in_its_own_words_and_no_other_practice_does(reminder, ada, charlie, mailoutbox):
    change_words(kind=Kind.SESSION_DUE, words=Words(**OURS), by=ada)

    deliver_next(now=DUE)

    assert mailoutbox[0].body.startswith("Hello Dana, Wednesday 25 November at 18:00.")
    assert not PracticeWords.objects.visible_to(charlie).exists()


def test_an_admin_looks_at_the_words_before_keeping_them_and_goes_back_to_ours(signed_in, ada):
    page, admin = reverse("reminders:edit_words", args=["session_due"]), signed_in(ada)

    seen = admin.post(page, {**OURS, "preview": "yes"}).content.decode()
    assert "Hello Alex," in seen
    assert not PracticeWords.objects.visible_to(ada).exists()

    assert admin.post(page, OURS).status_code == 302
    assert PracticeWords.objects.visible_to(ada).get().short == "At {time}."

    admin.post(reverse("reminders:our_words", args=["session_due"]))
    assert not PracticeWords.objects.visible_to(ada).exists()


def test_refused_words_come_back_as_they_were_typed(signed_in, ada):
    answer = signed_in(ada).post(
        reverse("reminders:edit_words", args=["session_due"]), {**OURS, "subject": "Your knee at {time}"}
    )

    assert answer.status_code == 422
    assert "Leave out “knee”" in answer.content.decode()
    assert "Your knee at {time}" in answer.content.decode()


def test_looking_at_next_week_tells_what_would_go_out_and_why_not_and_writes_nothing(session, dana):
    def seen():
        week = foresee(dana.practice, now=MORNING)
        return week.days[0], dict(week.why_not)

    before = Reminder.across_practices.count()
    day, why_not = seen()
    assert day[0] == DUE.date()
    assert ("Session ahead, e-mail", 1) in day[1]
    assert why_not == {"No phone takes notifications.": 1, "The client does not want these by text message.": 1}
    assert Reminder.across_practices.count() == before


def test_the_figures_count_what_was_sent_and_how_late(reminder, signed_in, ada):
    due = timezone.now() - timedelta(days=1)
    Reminder.across_practices.filter(pk=reminder.pk).update(
        state="sent", due_at=due, sent_at=due + timedelta(seconds=42)
    )

    page = signed_in(ada).get(reverse("reminders:figures")).content.decode()

    assert "42 s" in page


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


SETTINGS = {"lead_minutes": "60", "quiet_from": "22:00", "quiet_until": "06:30", "weekdays": ["0", "2"]}


@pytest.mark.parametrize("whose", ["client", "therapist"])
def test_client_and_therapist_set_how_reminders_come(consent, signed_in, alice, dana, whose):
    url = reverse("reminders:my_reminders") if whose == "client" else reverse("reminders:settings", args=[dana.pk])
    browser = signed_in(dana if whose == "client" else alice)

    assert browser.post(url, {**SETTINGS, "by_email": "on"}).status_code == 302
    chosen = ReminderSettings.objects.of(dana).get()
    assert (chosen.lead_minutes, chosen.weekdays, chosen.nudges, chosen.by_email) == (60, [0, 2], False, True)

    assert browser.post(url, {**SETTINGS, "lead_minutes": "1"}).status_code == 422


def test_a_member_chooses_what_is_written_to_them(signed_in, alice):
    signed_in(alice).post(reverse("reminders:own_messages"), {"alerts": "on"})

    chosen = MemberSettings.objects.visible_to(alice).get()
    assert (chosen.digest, chosen.alerts) == (False, True)


def test_a_phone_is_added_for_its_own_client_and_told_when_it_cannot_be(signed_in, dana, settings):
    settings.PUSH_LOCAL_SERVICE = "http://127.0.0.1:9"
    url, keys = reverse("reminders:my_phone"), {"public_key": "k", "auth_secret": "s"}

    assert signed_in(dana).post(url, {"endpoint": "http://127.0.0.1:9/a", **keys}).status_code == 204
    assert signed_in(dana).post(url, {"endpoint": "http://127.0.0.1:9/a", **keys}).status_code == 204
    assert Phone.objects.of(dana).count() == 1

    refused = signed_in(dana).post(url, {"endpoint": "https://evil.example/a", **keys})
    assert (refused.status_code, "push service" in refused.content.decode()) == (422, True)
