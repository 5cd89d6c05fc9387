"""Two people write about one client at the same moment, each in a transaction of their own."""

from django.db import transaction
from django.utils import timezone

from clients.records.actions.clients import change_client, discharge_client
from clients.records.actions.consents import give_consent, withdraw_consent
from clients.records.actions.safety import record_screen
from clients.records.models import Client, Consent, SafetyScreen
from tests.at_once import rows_are_locked, until_another_waits


@rows_are_locked
def test_a_screen_and_a_consent_at_the_same_moment_are_both_kept(meanwhile, dana, alice):
    now = timezone.now()
    with transaction.atomic():
        record_screen(client=dana, answers={"fever": False}, urgency="", now=now, by=alice)
        other = meanwhile(lambda: give_consent(client=dana, kind="care", now=now, by=alice))
        until_another_waits()
    other.result(timeout=10)

    assert SafetyScreen.objects.of(dana).count() == Consent.objects.of(dana).count() == 1


@rows_are_locked
def test_a_record_changed_while_a_consent_is_taken_back_keeps_both_changes(meanwhile, dana, alice):
    now = timezone.now()
    give_consent(client=dana, kind="care", now=now, by=alice)
    with transaction.atomic():
        give_consent(client=dana, kind="care", now=now, by=alice)
        other = meanwhile(lambda: change_client(client=dana, facts={"goal": "Run again"}, by=alice))
        until_another_waits()
        withdraw_consent(client=dana, kind="care", now=now, by=alice)
    other.result(timeout=10)

    assert Client.objects.of(dana).get().goal == "Run again"
    assert not Consent.objects.of(dana).in_force().exists()


def test_changing_a_record_that_was_opened_before_a_discharge_leaves_the_client_discharged(dana, alice):
    opened_before = Client.objects.of(dana).get()
    discharge_client(client=dana, by=alice)

    change_client(client=opened_before, facts={"goal": "Run again"}, by=alice)

    kept = Client.objects.of(dana).get()
    assert kept.goal == "Run again"
    assert kept.discharged_at is not None
