from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent, Person
from clients.records.actions.clients import change_client, discharge_client, readmit_client, register_client
from clients.records.models import Client, Consent

URL = "/clients/register/"


@pytest.fixture
def typed(alice):
    return {
        "name": "Erin Moss", "date_of_birth": "1984-02-29", "sex": "female", "email": "Erin@Example.test",
        "phone": "", "goal": "Climb again", "therapist": str(alice.pk), "training_time": "07:30",
        "time_zone": "Europe/London", "language": "en", "equipment": ["mat", "band"], "consents": ["care", "reminders"],
        "submission": str(uuid7()),
    }  # fmt: skip


def events(by):
    return list(AuditEvent.objects.visible_to(by).order_by("number").values_list("event", flat=True))


def test_a_therapist_registers_a_client_who_can_then_sign_in(alice, typed, signed_in):
    page = signed_in(alice).post(URL, typed, follow=True)

    erin = Client.objects.visible_to(alice).get(name="Erin Moss")
    assert erin.person == Person.objects.get(email="erin@example.test")
    assert (erin.email, erin.equipment, f"{erin.training_time:%H:%M}") == (
        "erin@example.test",
        ["mat", "band"],
        "07:30",
    )
    assert "Erin Moss is registered." in page.content.decode()
    assert set(Consent.objects.of(erin).values_list("kind", flat=True)) == {"care", "reminders"}
    assert events(alice)[:3] == ["client.registered", "consent.given", "consent.given"]
    assert mail.outbox == []


def test_the_invitation_goes_out_where_asked_for_and_says_nothing_about_health(alice, typed, signed_in):
    signed_in(alice).post(URL, {**typed, "invite": "on"})

    letter = mail.outbox[0]
    assert (letter.to, letter.subject) == (["erin@example.test"], "Your way in to Plumbline")
    assert "http://testserver/sign-in/" in letter.body
    assert "Climb" not in letter.body + letter.alternatives[0].content


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "This field is required."),
        ({"date_of_birth": "2990-01-01"}, "This date is in the future. Check the year."),
        ({"date_of_birth": "1890-01-01"}, "more than 120 years ago"),
        ({"date_of_birth": "yesterday"}, "Enter a date such as 1990-05-31."),
        ({"email": "no address"}, "such as name@example.org"),
        ({"email": "dana@example.test"}, "Another client of your practice has this e-mail address."),
        ({"email": "bob@example.test"}, "A member of your practice signs in with this address."),
        ({"email": "", "invite": "on"}, "Enter the address the invitation should go to, or untick it."),
        ({"training_time": "soon"}, "Enter a time such as 08:00."),
        ({"time_zone": "Atlantis/Capital"}, "Select a valid choice"),
        ({"equipment": ["trampoline"]}, "Select a valid choice"),
        ({"consents": ["everything"]}, "Select a valid choice"),
        ({"therapist": ""}, "This field is required."),
        ({"submission": "again"}, "Enter a valid UUID."),
    ],
)
def test_each_slip_is_answered_with_a_sentence_and_nothing_is_lost(
    alice, bob, dana, typed, signed_in, change, sentence
):
    page = signed_in(alice).post(URL, {**typed, **change})

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "Climb again" in page.content.decode()
    assert not Client.objects.visible_to(alice).filter(name="Erin Moss").exists()
    assert mail.outbox == []


def test_several_slips_are_all_named_at_once(alice, bob, typed, signed_in):
    page = signed_in(alice).post(URL, {**typed, "date_of_birth": "2990-01-01", "email": "bob@example.test"})

    assert set(page.context["form"].errors) == {"date_of_birth", "email"}


def test_a_therapist_of_another_practice_or_an_admin_cannot_lead(alice, ada, charlie, typed, signed_in):
    for stranger in (charlie, ada):
        assert signed_in(alice).post(URL, {**typed, "therapist": str(stranger.pk)}).status_code == 422
        with pytest.raises(ValidationError, match="Choose a therapist of your practice"):
            register_client(facts={"name": "Erin", "date_of_birth": date(1984, 2, 29), "therapist": stranger}, by=alice)


def test_pressing_twice_registers_once_and_invites_once(alice, typed, signed_in):
    browser = signed_in(alice)

    first = browser.post(URL, {**typed, "invite": "on"})
    second = browser.post(URL, {**typed, "invite": "on"})

    assert first.url == second.url
    assert Client.objects.visible_to(alice).filter(name="Erin Moss").count() == 1
    assert len(mail.outbox) == 1
    assert events(alice).count("client.registered") == 1


def test_a_mail_server_that_is_down_registers_the_client_all_the_same(alice, typed, signed_in, monkeypatch):
    def refuse(letter):
        raise ConnectionRefusedError

    monkeypatch.setattr(mail.EmailMultiAlternatives, "send", refuse)

    assert signed_in(alice).post(URL, {**typed, "invite": "on"}).status_code == 302
    assert Client.objects.visible_to(alice).filter(name="Erin Moss").exists()


def test_a_submission_of_another_practice_is_not_handed_over(alice, charlie, typed, signed_in):
    theirs = register_client(
        facts={"name": "Finn", "date_of_birth": timezone.localdate() - timedelta(days=9000)}, by=charlie
    )

    page = signed_in(alice).post(URL, {**typed, "submission": str(theirs.pk)})

    assert page.status_code == 422
    assert "Finn" not in page.content.decode()


def test_one_person_can_be_a_client_of_two_practices(alice, charlie, dana):
    again = register_client(
        facts={"name": "D. Reed", "email": "dana@example.test", "date_of_birth": dana.date_of_birth}, by=charlie
    )

    assert again.person == dana.person
    assert dana.person.name == "Dana Reed"


def test_editing_changes_the_record_and_the_trail_names_fields_not_values(alice, dana, typed, signed_in):
    page = signed_in(alice).post(reverse("records:edit_client", args=[dana.pk]), typed, follow=True)

    dana.refresh_from_db()
    assert (dana.name, dana.email, dana.person.email) == ("Erin Moss", "erin@example.test", "erin@example.test")
    assert "The record is saved." in page.content.decode()
    line = AuditEvent.objects.visible_to(alice).get(event="client.changed")
    assert "goal" in line.details["fields"]
    assert "Climb" not in str(line.details)


def test_editing_says_what_to_put_right(alice, bob, dana, typed, signed_in):
    page = signed_in(alice).post(reverse("records:edit_client", args=[dana.pk]), {**typed, "email": "bob@example.test"})

    assert page.status_code == 422
    assert "A member of your practice" in page.content.decode()
    dana.refresh_from_db()
    assert dana.name == "Dana Reed"


def test_without_an_address_a_client_cannot_sign_in_any_more(alice, dana):
    changed = change_client(client=dana, facts={"email": ""}, by=alice)

    assert changed.person is None


def test_a_discharged_client_is_kept_cannot_sign_in_and_can_come_back(alice, dana, signed_in):
    browser = signed_in(alice)

    browser.post(reverse("records:discharge_client", args=[dana.pk]))
    assert signed_in(dana).get("/").status_code == 403
    assert "Discharged" in browser.get(reverse("records:client", args=[dana.pk])).content.decode()

    browser.post(reverse("records:readmit_client", args=[dana.pk]))
    assert signed_in(dana).get("/").status_code == 302
    assert [e for e in events(alice) if e != "client.viewed"] == ["client.discharged", "client.readmitted"]


def test_discharging_twice_is_recorded_once(alice, dana):
    for _ in range(2):
        discharge_client(client=dana, by=alice)
    for _ in range(2):
        readmit_client(client=dana, by=alice)

    assert events(alice) == ["client.discharged", "client.readmitted"]


def test_the_invitation_can_be_sent_later_and_without_an_address_says_what_to_do(alice, dana, signed_in):
    url, browser = reverse("records:invite_client", args=[dana.pk]), signed_in(alice)
    browser.post(url)
    change_client(client=dana, facts={"email": ""}, by=alice)

    page = browser.post(url, follow=True)

    assert [letter.to for letter in mail.outbox] == [["dana@example.test"]]
    assert "There is no e-mail address yet." in page.content.decode()
