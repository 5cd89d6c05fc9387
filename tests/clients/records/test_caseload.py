import pytest
from django.urls import reverse
from django.utils import timezone

from clients.records.models import Client, SafetyScreen

URL = "/clients/"


def some_clients(member, count):
    Client.across_practices.bulk_create(
        Client(
            practice=member.practice, therapist=member, name=f"Client {number:03}", goal="Walk",
            date_of_birth="1980-01-01", time_zone="Europe/London", training_time="08:00",
        )
        for number in range(count)
    )  # fmt: skip


def names(page):
    return [client.name for client in page.context["clients"]]


@pytest.fixture
def erin(bob):
    some_clients(bob, 1)
    return Client.objects.visible_to(bob).get(name="Client 000")


def test_a_therapist_finds_the_clients_of_the_practice_and_a_stranger_none(alice, charlie, dana, erin, signed_in):
    assert names(signed_in(alice).get(URL)) == ["Client 000", "Dana Reed"]
    assert names(signed_in(charlie).get(URL)) == []
    assert "No clients yet" in signed_in(charlie).get(URL).content.decode()


def test_searching_narrows_by_every_word_of_the_name(alice, dana, erin, signed_in):
    browser = signed_in(alice)

    assert names(browser.get(URL, {"q": "ree dan"})) == ["Dana Reed"]
    assert "Nobody by that name" in browser.get(URL, {"q": "zzz"}).content.decode()


def test_searching_for_more_words_than_a_name_has_still_answers(alice, dana, signed_in):
    browser = signed_in(alice)

    assert names(browser.get(URL, {"q": "a " * 2000})) == ["Dana Reed"]
    assert names(browser.get(URL, {"q": "Dana\0Reed"})) == ["Dana Reed"]
    assert names(browser.get(URL, {"q": "x" * 60_000})) == []


def test_mine_and_discharged_can_be_asked_for(alice, dana, erin, signed_in):
    browser = signed_in(alice)
    erin.discharged_at = timezone.now()
    erin.save()

    assert names(browser.get(URL, {"show": "mine"})) == ["Dana Reed"]
    assert names(browser.get(URL, {"show": "discharged"})) == ["Client 000"]
    assert names(browser.get(URL, {"show": "anything else"})) == ["Dana Reed"]


def test_htmx_gets_the_list_alone(alice, dana, signed_in):
    headers = {"HX-Request": "true", "HX-Target": "caseload"}

    part = signed_in(alice).get(URL, {"q": "dana"}, headers=headers).content.decode()

    assert "Dana Reed" in part
    assert "<html" not in part


def test_a_hold_shows_in_the_list(alice, dana, signed_in):
    SafetyScreen.objects.create(
        practice=dana.practice, client=dana, answers={"x": True}, urgency="same_day", answered_at=timezone.now()
    )

    assert "Training held" in signed_in(alice).get(URL).content.decode()


def test_the_list_comes_fifty_at_a_time_and_keeps_the_search(alice, signed_in):
    some_clients(alice, 60)

    page = signed_in(alice).get(URL, {"q": "client"})

    assert len(names(page)) == 50
    assert "q=client&amp;page=2" in page.content.decode()


@pytest.mark.parametrize("count", [10, 300])
def test_the_caseload_takes_the_same_queries_with_ten_and_three_hundred_clients(
    alice, signed_in, django_assert_num_queries, count
):
    some_clients(alice, count)
    browser = signed_in(alice)

    with django_assert_num_queries(5):
        browser.get(URL)


def test_who_may_not_see_clients_is_refused_and_nobody_is_sent_to_sign_in(ada, dana, signed_in):
    assert signed_in(ada).get(URL).status_code == 403
    assert signed_in(dana).get(URL).status_code == 403
    assert signed_in(None).get(URL).url == f"{reverse('account_login')}?next=/clients/"
