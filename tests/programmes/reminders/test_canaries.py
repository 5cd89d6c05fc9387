"""R12: no word about a client's health leaves, in any kind of message, in any language, on any channel."""

from itertools import product
from types import SimpleNamespace

import pytest

from clients.records.languages import Language
from clients.records.models import HistoryEvent, Note
from programmes.prescribing.models import Programme
from programmes.reminders.channels.mail import message
from programmes.reminders.channels.push import content
from programmes.reminders.channels.texts import _content
from programmes.reminders.letters import letter_to_client, letter_to_member
from programmes.reminders.models import Channel, Kind, MemberSettings, Reminder
from programmes.reminders.standing import standings
from programmes.reminders.words import words_of
from tests.programmes.reminders.conftest import DUE, MORNING

CANARY = "quixotic"
TO_MEMBERS = (Kind.DIGEST, Kind.ALERT)


@pytest.fixture
def telling(session, dana, alice):
    """Whatever a record can hold about Dana is a word that must not leave."""
    dana.name, dana.goal, dana.phone = f"Dana {CANARY}-surname", f"{CANARY}-goal", "+44 7700 900123"
    dana.email = "dana@example.test"
    dana.save()
    owner = {"practice": dana.practice, "client": dana}
    Note.objects.create(**owner, text=f"{CANARY}-note", written_by=alice)
    HistoryEvent.objects.create(
        **owner, kind="injury", region="knee", happened_on=MORNING.date(), words=f"{CANARY}-history"
    )
    Programme.across_practices.update(name=f"{CANARY}-programme")
    session.refresh_from_db()
    return SimpleNamespace(session=session, client=dana, member=alice)


def letter_of(telling, kind: str, language: str, channel: str):
    telling.client.language = language
    telling.client.save()
    told = {"kind": kind, "channel": channel, "practice": telling.client.practice}
    when = {"local_date": DUE.date(), "local_time": DUE.time(), "time_zone": "Europe/London", "due_at": DUE}
    says = words_of(telling.client.practice_id)
    if kind in TO_MEMBERS:
        MemberSettings.across_practices.update_or_create(
            member=telling.member, practice=telling.client.practice, defaults={"language": language}
        )
        telling.member.refresh_from_db()
        return letter_to_member(Reminder(member=telling.member, about=telling.client, **told, **when), says)
    standing = standings([telling.client.pk], now=MORNING)[telling.client.pk]
    return letter_to_client(Reminder(client=telling.client, session=telling.session, **told, **when), standing, says)


@pytest.mark.parametrize(("kind", "language"), list(product(Kind.values, Language.values)))
def test_nothing_of_a_record_leaves_in_a_message_of_this_kind_and_language(telling, kind, language):
    by_email, by_text, by_push = (letter_of(telling, kind, language, channel) for channel in Channel)
    mail = message(by_email, now=MORNING)
    seen = [*_content(by_text).values(), *content(by_push).values()]
    seen += [mail.subject, by_email.url, by_email.stop_url, *mail.extra_headers.values()]
    bodies = [mail.body, *(str(shape.content) for shape in mail.alternatives)]

    assert not [text for text in seen if CANARY in text.casefold() or "Dana" in text]
    assert not [text for text in bodies if CANARY in text.casefold() or "1990" in text or "7700" in text]
    named = telling.member.person.name if kind in TO_MEMBERS else "Dana"
    assert all(named.split()[0] in text for text in bodies), "the one thing of theirs that the body holds"
