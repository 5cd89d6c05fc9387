import pytest
from django.urls import reverse

from clients.records.models import Client
from programmes.reminders.models import Reminder
from programmes.reminders.stopping import stop_address


def consents_in_force(client: Client) -> int:
    return client.consents.in_force().filter(kind="reminders").count()


def path_of(client: Client) -> str:
    return "/" + stop_address(client).split("/", 3)[3]


def test_opening_the_stop_address_changes_nothing_and_posting_to_it_stops_without_a_sign_in(reminder, signed_in, dana):
    nobody = signed_in(None)

    assert "Stop reminders?" in nobody.get(path_of(dana)).content.decode()
    assert consents_in_force(dana) == 1

    assert "Reminders are stopped" in nobody.post(path_of(dana)).content.decode()
    assert nobody.post(path_of(dana)).status_code == 200
    assert consents_in_force(dana) == 0


def test_a_forged_stop_address_finds_nothing_and_stops_nobody(reminder, signed_in, dana):
    forged = path_of(dana)[:-3] + "xx/"

    assert signed_in(None).post(forged).status_code == 404
    assert consents_in_force(dana) == 1


def test_a_client_sees_what_comes_next_and_turns_reminders_off_and_on(reminder, signed_in, dana):
    page, phone = reverse("reminders:my_reminders"), signed_in(dana)
    assert "Wed 25 Nov at 17:30" in phone.get(page).content.decode()

    phone.post(page, {"wanted": "no"})
    assert consents_in_force(dana) == 0
    phone.post(page, {"wanted": "yes"})
    assert consents_in_force(dana) == 1


@pytest.mark.parametrize("page", ["outbox", "panel", "today_panel"])
def test_therapists_see_the_reminders_of_their_practice_and_no_other(reminder, signed_in, bob, charlie, dana, page):
    args = [dana.pk] if page == "panel" else []
    Reminder.across_practices.update(state="dead", reason="The mail server refused the address.")
    url = reverse(f"reminders:{page}", args=args) + "?show=unsent"

    seen = signed_in(bob).get(url).content.decode()
    foreign = signed_in(charlie).get(url)

    assert "The mail server refused the address." in seen
    assert foreign.status_code == (404 if args else 200)
    assert "refused" not in foreign.content.decode()


def test_an_empty_outbox_says_when_reminders_appear(signed_in, alice):
    page = signed_in(alice).get(reverse("reminders:outbox")).content.decode()

    assert "Reminders are planned two weeks ahead" in page


def test_the_api_lists_reminders_by_client_and_state(reminder, signed_in, alice, charlie, dana):
    url = reverse("api:reminders")

    [row] = signed_in(alice).get(url, {"client": dana.pk, "state": "planned"}).json()["results"][:1]

    assert (row["id"], row["state"], row["due_at"]) == (
        str(reminder.pk),
        "planned",
        "2026-11-25T17:30:00Z",
    )
    assert signed_in(alice).get(url, {"state": "sent"}).json()["results"] == []
    assert signed_in(charlie).get(url).json()["results"] == []
    assert signed_in(alice).get(url, {"client": "not-an-id"}).status_code == 400
