import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from clients.practices.actions.members import add_member, change_member, mark_left
from clients.practices.models import AuditEvent, Member, Person, Role
from clients.practices.tokens import issue_token

NEW = {"name": "Erin Moss", "email": "Erin@Example.test", "role": "therapist", "title": "Physiotherapist"}


def events(by):
    return list(AuditEvent.objects.visible_to(by).order_by("number").values_list("event", flat=True))


@pytest.fixture
def grace(ada):
    """A second admin."""
    return add_member(name="Grace", email="grace@example.test", role="admin", by=ada)


def test_an_admin_adds_a_member_who_gets_a_link_to_set_a_password(ada, signed_in):
    page = signed_in(ada).post(reverse("practices:add_member"), NEW, follow=True)

    erin = Member.objects.visible_to(ada).get(person__email="erin@example.test")
    assert (erin.role, erin.title, str(erin)) == ("therapist", "Physiotherapist", "Erin Moss")
    assert "Erin Moss is a member now" in page.content.decode()
    assert "/sign-in/password/set/" in mail.outbox[0].body
    assert mail.outbox[0].subject == "You are now a member of Harbour Movement on Plumbline"
    assert events(ada) == ["member.added"]


def test_somebody_who_signs_in_elsewhere_keeps_account_and_password(ada, charlie, signed_in):
    charlie.person.set_password("four words in a row")
    charlie.person.save()

    signed_in(ada).post(reverse("practices:add_member"), {**NEW, "email": "charlie@example.test"})

    assert Person.objects.filter(email="charlie@example.test").count() == 1
    assert Member.objects.visible_to(ada).filter(person=charlie.person).exists()
    assert "/sign-in/password/set/" not in mail.outbox[0].body


def test_two_practices_that_add_the_same_person_at_once_share_one_account(ada, charlie, monkeypatch):
    elsewhere = add_member(name="Erin", email="Erin@example.test ", role="therapist", by=charlie)
    monkeypatch.setattr(Person.objects, "filter", lambda **_: Person.objects.none(), raising=False)  # not there yet
    member = add_member(name="Erin", email="erin@example.test", role="therapist", by=ada)

    assert member.person == elsewhere.person
    assert member.practice != elsewhere.practice


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"email": "ada@example.test"}, "Ada is a member of the practice already."),
        ({"email": "no address"}, "such as name@example.org"),
        ({"name": ""}, "This field is required."),
        ({"role": "owner"}, "Select a valid choice"),
    ],
)
def test_adding_a_member_says_what_to_put_right_and_keeps_what_was_typed(ada, signed_in, change, sentence):
    page = signed_in(ada).post(reverse("practices:add_member"), {**NEW, **change})

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "Physiotherapist" in page.content.decode()
    assert mail.outbox == []


def test_a_member_who_left_is_taken_back_with_the_same_address(ada, bob):
    mark_left(member=bob, by=ada)

    again = add_member(name="Bob", email="bob@example.test", role="therapist", by=ada)

    assert again.pk == bob.pk
    assert again.left_at is None


def test_an_admin_changes_role_and_title(ada, bob, signed_in):
    signed_in(ada).post(reverse("practices:member", args=[bob.pk]), {"role": "admin", "title": "Lead"})

    bob.refresh_from_db()
    assert (bob.role, bob.title) == (Role.ADMIN, "Lead")
    assert events(ada) == ["member.changed"]


def test_a_member_marked_as_left_can_no_longer_come_in_by_page_or_key(ada, alice, signed_in, client):
    key = issue_token(name="Calendar", by=alice)[1]
    browser = signed_in(alice)
    assert client.get("/api/v1/me/", headers={"authorization": f"Bearer {key}"}).status_code == 200

    signed_in(ada).post(reverse("practices:leave", args=[alice.pk]))

    assert browser.get(reverse("records:clients")).status_code == 403
    assert client.get("/api/v1/me/", headers={"authorization": f"Bearer {key}"}).status_code == 401
    assert events(ada)[-1] == "member.left"


def test_leaving_twice_is_recorded_once(ada, bob):
    mark_left(member=bob, by=ada)
    mark_left(member=bob, by=ada)

    assert events(ada) == ["member.left"]


def test_nobody_removes_or_demotes_themselves(ada, grace, signed_in):
    leaving = signed_in(ada).post(reverse("practices:leave", args=[ada.pk]))
    demoting = signed_in(ada).post(reverse("practices:member", args=[ada.pk]), {"role": "therapist", "title": ""})

    assert leaving.status_code == demoting.status_code == 422
    assert "Ask another admin" in leaving.content.decode()
    assert "Ask another admin" in demoting.content.decode()
    ada.refresh_from_db()
    assert (ada.role, ada.left_at) == ("admin", None)


def test_the_last_admin_stays_and_with_another_one_may_go(ada, alice, grace):
    mark_left(member=grace, by=ada)
    with pytest.raises(ValidationError, match="Ada is the only admin"):
        mark_left(member=ada, by=alice)
    with pytest.raises(ValidationError, match="Ada is the only admin"):
        change_member(member=ada, role="therapist", title="", by=alice)

    add_member(name="Grace", email="grace@example.test", role="admin", by=ada)
    assert mark_left(member=ada, by=grace).left_at is not None


def test_the_list_shows_who_works_and_who_left(ada, bob, charlie, signed_in):
    mark_left(member=bob, by=ada)

    page = signed_in(ada).get(reverse("practices:members")).content.decode()

    assert page.index("Ada") < page.index("Bob")
    assert "left " in page
    assert "Charlie" not in page


def test_settings_change_and_say_what_to_put_right(ada, signed_in):
    url, browser = reverse("practices:settings"), signed_in(ada)
    typed = {"name": "Harbour", "time_zone": "Europe/Berlin", "emergency_number": "112"}

    refused = browser.post(url, {**typed, "emergency_number": "call us"})
    unknown = browser.post(url, {**typed, "time_zone": "Atlantis/Capital"})
    wrong = browser.post(url, {**typed, "phone": "by day"})
    browser.post(url, {**typed, "phone": "020 7946 0112"})

    assert "a number that can be dialled" in refused.content.decode()
    assert unknown.status_code == 422
    ada.practice.refresh_from_db()
    assert (ada.practice.name, ada.practice.time_zone) == ("Harbour", "Europe/Berlin")
    assert (wrong.status_code, ada.practice.phone) == (422, "020 7946 0112")
    assert events(ada) == ["practice.changed"]


def test_the_list_takes_the_same_queries_for_few_and_many(ada, signed_in, django_assert_max_num_queries):
    for number in range(60):
        add_member(name=f"Member {number}", email=f"m{number}@example.test", role="therapist", by=ada)

    browser = signed_in(ada)

    with django_assert_max_num_queries(4):
        browser.get(reverse("practices:members"))
