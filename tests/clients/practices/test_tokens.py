import re
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from clients.practices.models import ApiToken, AuditEvent
from clients.practices.tokens import issue_token

KEY = re.compile(r"pl_[\w-]{43}")


def test_a_key_is_shown_once_and_then_never_again(alice, signed_in):
    browser = signed_in(alice)

    issued = browser.post(reverse("practices:tokens"), {"name": "Booking system"})
    later = browser.get(reverse("practices:tokens"))

    assert KEY.search(issued.content.decode())
    assert not KEY.search(later.content.decode())
    assert "Booking system" in later.content.decode()
    assert "no-store" in issued.headers["Cache-Control"]


def test_a_key_opens_the_api_until_it_is_revoked(alice, signed_in, client):
    browser = signed_in(alice)
    key = KEY.search(browser.post(reverse("practices:tokens"), {"name": "Booking system"}).content.decode()).group()
    bearer = {"authorization": f"Bearer {key}"}
    opened = client.get("/api/v1/tokens/", headers=bearer)

    browser.post(reverse("practices:revoke_token", args=[ApiToken.objects.visible_to(alice).get().pk]))

    assert opened.json()["results"][0]["name"] == "Booking system"
    refused = client.get("/api/v1/tokens/", headers=bearer)
    assert (refused.status_code, "not valid" in refused.json()["detail"]) == (401, True)
    events = AuditEvent.objects.visible_to(alice).order_by("number").values_list("event", flat=True)
    assert list(events) == ["token.issued", "token.revoked"]


def test_a_key_without_a_name_is_refused_with_a_sentence(alice, signed_in):
    page = signed_in(alice).post(reverse("practices:tokens"), {"name": " "})

    assert page.status_code == 422
    assert not KEY.search(page.content.decode())


def test_a_colleague_neither_sees_nor_revokes_a_members_keys(alice, bob, signed_in):
    token, _ = issue_token(name="Calendar", by=alice)
    browser = signed_in(bob)

    assert "Calendar" not in browser.get(reverse("practices:tokens")).content.decode()
    assert browser.post(reverse("practices:revoke_token", args=[token.pk])).status_code == 404
    token.refresh_from_db()
    assert token.revoked_at is None


def test_what_a_key_reads_is_told_by_the_clock_of_the_practice(charlie, client):
    token, key = issue_token(name="Calendar", by=charlie)

    (told,) = client.get("/api/v1/tokens/", headers={"authorization": f"Bearer {key}"}).json()["results"]

    local = token.created_at.astimezone(ZoneInfo(charlie.practice.time_zone))
    assert datetime.fromisoformat(told["created_at"]).utcoffset() == local.utcoffset()
