import pytest
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from clients.practices.tokens import issue_token
from clients.records.actions.notes import write_note
from clients.records.actions.safety import record_screen
from clients.records.models import Client, Consent
from tests.clients.records.test_caseload import some_clients

CLIENTS = "/api/v1/clients/"
ERIN = {"name": "Erin Moss", "date_of_birth": "1984-02-29", "email": "erin@example.test", "consents": ["care"]}


@pytest.fixture
def calling(client):
    """Calls the API with a member's token: method, address, body."""

    def call(member, method, url, body=None):
        bearer = {"authorization": f"Bearer {issue_token(name='Test', by=member)[1]}"}
        return getattr(client, method)(url, body, content_type="application/json", headers=bearer)

    return call


def test_software_registers_a_client_as_the_page_does(alice, calling):
    answer = calling(alice, "post", CLIENTS, ERIN)

    erin = Client.objects.visible_to(alice).get()
    assert answer.status_code == 201
    assert (answer.json()["id"], answer.json()["can_sign_in"]) == (str(erin.pk), True)
    assert Consent.objects.of(erin).get().kind == "care"
    assert AuditEvent.objects.visible_to(alice).filter(event="client.registered").count() == 1


def test_the_same_submission_again_answers_with_the_same_client(alice, calling):
    said = {**ERIN, "submission": str(uuid7())}

    first, second = calling(alice, "post", CLIENTS, said), calling(alice, "post", CLIENTS, said)

    assert first.json()["id"] == second.json()["id"] == said["submission"]


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"date_of_birth": "2990-01-01"}, "date_of_birth", "This date is in the future. Check the year."),
        ({"date_of_birth": "once"}, "date_of_birth", "Enter a date such as 1990-05-31."),
        ({"email": "dana@example.test"}, "email", "Another client of your practice has this e-mail address."),
        ({"email": "bob@example.test"}, "email", "A member of your practice signs in with this address."),
        ({"time_zone": "Atlantis/Capital"}, "time_zone", "Choose a time zone from the list"),
        ({"name": None}, "name", "may not be null"),
    ],
)
def test_the_api_says_the_pages_sentences_by_field(alice, bob, dana, calling, change, field, sentence):
    answer = calling(alice, "post", CLIENTS, {**ERIN, **change})

    assert answer.status_code == 400
    assert sentence in answer.json()[field][0]


def test_a_therapist_of_another_practice_cannot_be_named(alice, charlie, calling):
    answer = calling(alice, "post", CLIENTS, {**ERIN, "therapist": str(charlie.pk)})

    assert answer.status_code == 400
    assert "does not exist" in answer.json()["therapist"][0]


def test_clients_come_in_pages_and_by_name(alice, dana, calling):
    some_clients(alice, 60)

    page = calling(alice, "get", CLIENTS).json()

    assert (page["count"], len(page["results"])) == (61, 50)
    assert [found["name"] for found in calling(alice, "get", f"{CLIENTS}?q=ree").json()["results"]] == ["Dana Reed"]


def test_a_client_is_read_and_changed_and_both_are_recorded(alice, bob, dana, calling):
    url = f"{CLIENTS}{dana.pk}/"

    read = calling(bob, "get", url)
    changed = calling(bob, "patch", url, {"goal": "Run again"})

    assert (read.json()["name"], changed.json()["goal"]) == ("Dana Reed", "Run again")
    lines = AuditEvent.objects.visible_to(alice).filter(client_id=dana.pk).order_by("number")
    assert [line.event for line in lines] == ["client.viewed", "client.changed"]


def test_history_notes_consents_and_screens_hang_on_the_client(alice, bob, dana, calling):
    base = f"{CLIENTS}{dana.pk}/"
    write_note(client=dana, text="Bob's own.", by=bob)
    record_screen(client=dana, answers={"x": True}, urgency="urgent", now=timezone.now(), by=alice)

    history = calling(alice, "post", f"{base}history/", {"kind": "birth", "happened_on": "2020-01-01"})
    early = calling(alice, "post", f"{base}history/", {"kind": "birth", "happened_on": "1950-01-01"})
    note = calling(alice, "post", f"{base}notes/", {"text": "Walks well."})
    blank = calling(alice, "post", f"{base}notes/", {"text": ""})
    given = calling(alice, "post", f"{base}consents/", {"kind": "photos"})
    taken = calling(alice, "post", f"{base}consents/", {"kind": "photos", "withdraw": True})

    assert (history.status_code, note.status_code, early.status_code) == (201, 201, 400)
    assert "before the client was born" in early.json()["happened_on"][0]
    assert "Write something" in blank.json()["detail"][0]
    assert ([row["kind"] for row in given.json()], taken.json()) == (["photos"], [])
    assert [row["text"] for row in calling(alice, "get", f"{base}notes/").json()["results"]] == ["Walks well."]
    assert calling(alice, "get", f"{base}screens/").json()["results"][0]["urgency"] == "urgent"
    assert calling(alice, "get", f"{base}history/").json()["count"] == 1
    assert calling(alice, "get", f"{base}consents/").json()["count"] == 1


@pytest.mark.parametrize("part", ["", "history/", "notes/", "consents/", "screens/"])
def test_a_stranger_finds_nothing_an_admin_is_refused_and_nobody_must_sign_in(
    alice, ada, charlie, dana, calling, client, part
):
    url = f"{CLIENTS}{dana.pk}/{part}"

    assert calling(alice, "get", url).status_code == 200
    assert calling(charlie, "get", url).status_code == 404
    assert calling(ada, "get", url).status_code == 403
    assert client.get(url).status_code == 401


def test_everybody_learns_who_they_are(alice, dana, calling, signed_in):
    by_token = calling(alice, "get", "/api/v1/me/").json()
    by_session = signed_in(dana).get("/api/v1/me/").json()

    assert (by_token["name"], by_token["role"], by_token["practice"]["name"]) == (
        "Alice",
        "therapist",
        "Harbour Movement",
    )
    assert (by_session["name"], by_session["role"]) == ("Dana Reed", "client")


def test_members_are_for_admins_and_keys_for_their_own_member(alice, ada, charlie, calling, signed_in):
    assert [row["email"] for row in calling(ada, "get", "/api/v1/members/").json()["results"]] == [
        "ada@example.test",
        "alice@example.test",
    ]
    assert calling(alice, "get", "/api/v1/members/").status_code == 403
    assert signed_in(alice).get("/api/v1/tokens/").json()["count"] == 1
    assert "digest" not in signed_in(alice).get("/api/v1/tokens/").content.decode()


def test_a_browser_session_may_write_only_with_the_forgery_token(alice):
    from django.test import Client as Browser

    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(alice.person)

    assert browser.post(CLIENTS, ERIN, content_type="application/json").status_code == 403
    page = browser.get(reverse("records:clients"))
    token = {"X-CSRFToken": str(page.context["csrf_token"])}
    assert browser.post(CLIENTS, ERIN, content_type="application/json", headers=token).status_code == 201


@pytest.mark.parametrize("count", [10, 300])
def test_the_list_takes_the_same_queries_with_ten_and_three_hundred(alice, signed_in, django_assert_num_queries, count):
    some_clients(alice, count)
    browser = signed_in(alice)

    with django_assert_num_queries(5):
        browser.get(CLIENTS)


def test_a_therapist_who_left_cannot_be_given_a_client(alice, bob, dana, calling):
    bob.left_at = timezone.now()
    bob.save()

    answer = calling(alice, "patch", f"{CLIENTS}{dana.pk}/", {"therapist": str(bob.pk)})

    assert (answer.status_code, list(answer.json())) == (400, ["therapist"])


def test_a_note_sent_under_the_id_of_a_colleagues_open_note_does_not_show_it(alice, bob, dana, calling):
    theirs = write_note(client=dana, text="For my eyes.", submission=uuid7(), by=bob)

    answer = calling(alice, "post", f"{CLIENTS}{dana.pk}/notes/", {"text": "Walks.", "submission": str(theirs.pk)})

    assert answer.status_code == 400
    assert "eyes" not in answer.content.decode()


@pytest.mark.parametrize("body", ["[" * 100_000, '{"name": "Erin", "sex": "\\ud800", "date_of_birth": "1984-02-29"}'])
def test_json_that_no_answer_could_repeat_is_refused_with_a_sentence(alice, body, calling):
    answer = calling(alice, "post", CLIENTS, body)

    assert (answer.status_code, "nested too deep" in answer.json()["detail"]) == (400, True)
