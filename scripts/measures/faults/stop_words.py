"""R10 by text: STOP, told by the provider's signed webhook while everything is claimed, ends text messages at once."""

import json
from collections.abc import Iterator
from uuid import uuid4

from django.test import Client as Browser
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from clients.records.models import Client, Consent
from programmes.reminders.delivery import claim_some
from programmes.reminders.provider_events import sign
from programmes.reminders.stop_words import STOP_WORDS
from scripts.measures.faults import rows, sending, texts
from scripts.measures.faults.rig import Mail
from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure

SECRET = "between the provider and us"
WRONG = "t=1,v1=00"


def figures(size: Size) -> Iterator[Figure]:
    with texts.provider_of_texts() as provider, override_settings(MESSAGE_HOOK_SECRET=SECRET):
        yield from _stopped_while_claimed(provider, size.of(12, 200, 1000))


def _stopped_while_claimed(provider: Mail, count: int) -> Iterator[Figure]:
    """Forged answers first, which must change nothing; then each client's own, in turn with every word there is."""
    rows.empty()
    rows.due(count, now=timezone.now(), practices=min(count, 4))
    texts.by_text()
    now, held = timezone.now(), []
    while taken := claim_some(now=now):
        held += taken
    numbers = list(Client.across_practices.order_by("phone").values_list("phone", flat=True))
    forged = [_tell(number, "STOP", signature=WRONG) for number in numbers[:20]]
    yield Figure("R10 forged STOPs not answered with 403", sum(code != 403 for code in forged), most=0, least=0)
    yield Figure("R10 agreed still, after the forged ones", _agreed(), most=count, least=count)
    heard = [_tell(number, word) for number, word in zip(numbers, _words(len(numbers)), strict=True)]
    yield Figure("R10 STOPs by webhook not heard", sum(not 200 <= code < 300 for code in heard), most=0, least=0)
    yield Figure("R10 agreed to texts after STOP", _agreed(), most=0, least=0)
    sending.go_on_with(held, now=now)
    yield Figure(f"R10 texts sent after the STOP of {count} claimed", provider.count(), most=0, least=0)


def _words(count: int) -> list[str]:
    """Every word we know, over and over, also in capitals and padded."""
    words = [shape for word in sorted(STOP_WORDS) for shape in (word, f"  {word.upper()}. ")]
    return [words[number % len(words)] for number in range(count)]


def _agreed() -> int:
    return Consent.across_practices.in_force().filter(kind="texts").count()


def _tell(number: str, text: str, *, signature: str = "") -> int:
    """The status that the provider's event is answered with."""
    told = {"id": str(uuid4()), "kind": "answered", "sender": number, "text": text}
    body = json.dumps(told).encode()
    signed = signature or sign(body, int(timezone.now().timestamp()))
    browser = Browser(headers={"host": "localhost"})
    url = reverse("reminders:events")
    return browser.post(url, body, content_type="application/json", headers={"X-Signature": signed}).status_code
