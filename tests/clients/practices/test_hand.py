"""For which hand the assessing pages are laid out: each member's own choice."""

import pytest
from django.urls import reverse

from clients.practices.models import AuditEvent

HAND = reverse("practices:hand")


@pytest.fixture
def choose(signed_in, alice):
    browser = signed_in(alice)
    return lambda left, back="/clients/": browser.post(HAND, {"left": left, "next": back})


def test_a_member_lays_the_pages_out_for_the_left_hand_and_back_for_themselves_only(choose, alice, bob):
    answer = choose("left")

    assert (answer.status_code, answer["location"]) == (302, "/clients/")
    alice.refresh_from_db()
    bob.refresh_from_db()
    assert (alice.left_handed, bob.left_handed) == (True, False)

    choose("right")
    alice.refresh_from_db()
    assert not alice.left_handed


def test_a_choice_is_on_the_record_once_and_the_same_choice_again_changes_nothing(choose, alice):
    for _ in range(2):
        choose("left")

    events = AuditEvent.objects.visible_to(alice).filter(event="member.hand_chosen")
    assert [each.details["hand"] for each in events] == ["left"]


def test_a_hand_that_nobody_has_is_refused_and_changes_nothing(choose, alice):
    assert choose("third").status_code == 302

    alice.refresh_from_db()
    assert not alice.left_handed


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_nobody_is_led_away_from_the_practice(choose, elsewhere):
    assert choose("left", back=elsewhere)["location"] == reverse("practices:home")
