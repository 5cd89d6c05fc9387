"""What a client agreed to is kept in its words, with who heard it, and how it ended."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from clients.records.actions.consents import give_consent, withdraw_consent
from clients.records.consent_words import CONSENT_WORDS
from clients.records.models import Consent, ConsentKind

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("kind", ConsentKind.values)
def test_each_kind_has_the_sentence_that_is_read_to_the_client_and_it_is_kept(dana, alice, kind):
    consent = give_consent(client=dana, kind=kind, now=NOW, by=alice)

    assert consent.words == CONSENT_WORDS[kind]
    assert (consent.heard_by, consent.given_at) == (alice, NOW)
    assert consent.how == "heard by Alice"


def test_what_a_client_says_on_the_phone_was_heard_by_nobody(dana):
    consent = give_consent(client=dana, kind="texts", now=NOW, by=dana)

    assert (consent.heard_by, consent.how) == (None, "said on their phone")


def test_why_it_ended_is_kept_and_told_in_the_timeline(dana, alice, signed_in):
    give_consent(client=dana, kind="texts", now=NOW, by=alice)
    withdraw_consent(client=dana, kind="texts", now=NOW, because="The client answered STOP.", by=None)

    assert Consent.objects.of(dana).get().withdrawn_because == "The client answered STOP."
    told = signed_in(alice).get(reverse("records:timeline", args=[dana.pk])).content.decode()
    assert "Reminders by text message. The client answered STOP." in told


def test_the_clients_page_shows_the_sentence_and_who_heard_it(dana, alice, signed_in):
    give_consent(client=dana, kind="texts", now=NOW, by=alice)

    page = signed_in(alice).get(reverse("records:client", args=[dana.pk])).content.decode()

    assert "heard by Alice" in page
    assert CONSENT_WORDS["texts"] in page
