"""R2 for text messages: one whose sender was killed in the middle is in doubt, shown to staff, never sent again."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from clients.records.models import Client, Consent
from programmes.reminders.models import Reminder, ReminderSettings
from scripts.measures.faults import rows, sending
from scripts.measures.faults.herd import herd, pause
from scripts.measures.faults.processes import free_port, listens, started, wait_until
from scripts.measures.faults.rig import Mail
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

SENDERS = 4


def figures(size: Size) -> Iterator[Figure]:
    count, kills = size.of(24, 100, 400), size.of(3, 10, 30)
    with provider_of_texts() as provider:
        yield from _killed_in_the_middle(provider, count, kills)


@contextmanager
def provider_of_texts() -> Iterator[Mail]:
    """A provider at work for as long as the context lasts, with what it got."""
    port = free_port()
    with TemporaryDirectory() as folder:
        provider = started("scripts.measures.faults.text_provider", str(port), folder, said=Path(folder) / "said")
        unlimited = {**settings.MESSAGES_A_MINUTE, "sms": 0}
        with provider, override_settings(SMS_URL=f"http://127.0.0.1:{port}/", MESSAGES_A_MINUTE=unlimited):
            wait_until(lambda: listens(port), seconds=20)
            yield Mail(Path(folder))


def _killed_in_the_middle(texts: Mail, count: int, kills: int) -> Iterator[Figure]:
    dice = random.Random(8)
    rows.empty()
    rows.due(count, now=timezone.now())
    by_text()
    with herd(SENDERS, sending.send_one_by_one) as senders:
        while senders.kills < kills and sending.goes_on(texts):
            pause(dice, 0, 0.1)
            senders.kill_one(dice)
        sending.idle(seconds=180)
    sending.send_all(sending.after_the_leases)
    in_doubt = Reminder.across_practices.for_staff_to_see().filter(state="unknown").count()
    got = texts.per_recipient()
    sent = set(Reminder.across_practices.filter(state="sent").values_list("client__phone", flat=True))
    yield Figure(f"R2 text messages twice, of {count} after {senders.kills} kills", sending.duplicates(texts), most=0)
    yield Figure("R2 text messages in doubt, listed for staff", in_doubt, least=senders.kills // 4, most=senders.kills)
    yield Figure("R2 text messages said to be sent that were not", len(sent - set(got)), most=0, least=0)
    yield Figure("R2 text messages neither sent nor in doubt", count - len(sent) - in_doubt, most=0, least=0)


def by_text() -> None:
    """Every client chose text messages, and has a number."""
    clients = list(Client.across_practices.all())
    for number, client in enumerate(clients):
        client.phone = f"+4479{number:08}"
    Client.across_practices.bulk_update(clients, ["phone"], batch_size=500)
    ReminderSettings.across_practices.bulk_create(
        ReminderSettings(practice_id=client.practice_id, client=client, by_sms=True) for client in clients
    )
    agreed = {"kind": "texts", "given_at": timezone.now()}
    Consent.across_practices.bulk_create(
        Consent(practice_id=client.practice_id, client=client, **agreed) for client in clients
    )
    Reminder.across_practices.update(channel="sms")
