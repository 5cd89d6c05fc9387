import pytest
from django.urls import reverse
from django.utils import timezone

from clients.practices.models import Person


@pytest.mark.parametrize(
    ("who", "place"),
    [("alice", "training:today"), ("ada", "practices:members"), ("dana", "training:my_today"), (None, "account_login")],
)
def test_everybody_is_sent_to_where_their_day_begins(who, place, request, alice, ada, dana, signed_in):
    browser = signed_in(request.getfixturevalue(who) if who else None)

    assert browser.get("/").url == reverse(place)


def test_a_person_without_a_place_is_told_so_and_can_sign_out(alice, client):
    client.force_login(Person.objects.create_user(email="erin@example.test", name="Erin"))

    page = client.get("/")

    assert page.status_code == 403
    assert "no practice has a place for you" in page.content.decode()
    assert reverse("account_logout") in page.content.decode()


def test_a_member_who_left_and_a_client_who_was_discharged_have_no_place(alice, dana, signed_in):
    alice.left_at = dana.discharged_at = timezone.now()
    alice.save()
    dana.save()

    assert signed_in(alice).get("/").status_code == 403
    assert signed_in(dana).get("/").status_code == 403


def test_times_are_shown_in_the_clock_of_whoever_reads(alice, charlie, dana, rf):
    from types import SimpleNamespace

    from clients.records.middleware import zone_of

    dana.time_zone = "America/New_York"

    assert zone_of(SimpleNamespace(member=charlie, client_record=None)) == "Europe/Berlin"
    assert zone_of(SimpleNamespace(member=None, client_record=dana)) == "America/New_York"
    assert zone_of(SimpleNamespace(member=None, client_record=None)) is None
