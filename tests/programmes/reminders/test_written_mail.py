"""The bytes of an e-mail as mail programs read them."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from uuid import UUID

import pytest

from programmes.reminders.channels import Refusal
from programmes.reminders.channels.mail import message
from programmes.reminders.letters import Letter
from programmes.reminders.words import Words

NOW = datetime(2026, 11, 25, 17, 30, tzinfo=UTC)
KEY = UUID("0193a000-0000-7000-8000-000000000001")


def letter(*, to: str = "dana@example.test", subject: str = "Your session", text: str = "Hello Dana") -> Letter:
    words = Words(subject=subject, text=text, short="short")
    return Letter(KEY, to, words, "Harbour Movement", "Open", "https://p.example", "https://p.example/stop/t", None)


def read(letter: Letter) -> "object":
    return message_from_bytes(message(letter, now=NOW).written(), policy=policy.default)


def test_it_holds_what_mail_programs_ask_for():
    seen = read(letter())

    assert (seen["Subject"], seen["To"], seen["Date"].datetime) == ("Your session", "dana@example.test", NOW)
    assert seen["Message-ID"] == f"<{KEY}@127.0.0.1>"
    assert seen["List-Unsubscribe"] == "<https://p.example/stop/t>"
    assert seen["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [part.get_content_type() for part in seen.iter_parts()] == ["text/plain", "text/html"]
    assert not seen.defects


@pytest.mark.parametrize("text", ["Żółć – ஒலி 🙂", "a" * 3000, "--=_next--\n.\n..\nFrom me", "trailing \t\nx = y"])
def test_every_text_arrives_as_it_was_written(text):
    seen = read(letter(text=text, subject="Übung um 18:00 – ஒலி"))

    body = seen.get_body(["plain"]).get_content().replace("\r\n", "\n")
    assert text in body
    assert seen["Subject"] == "Übung um 18:00 – ஒலி"
    assert max(len(line) for line in message(letter(text=text), now=NOW).written().split(b"\r\n")) <= 998


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"])
def test_no_header_can_be_smuggled_in(ending):
    with pytest.raises(ValueError, match="linefeed"):
        message(letter(subject=f"Hello{ending}Bcc: eve@example.test"), now=NOW).written()
    with pytest.raises(Refusal):
        message(letter(to=f"dana@example.test{ending}Bcc: eve@example.test"), now=NOW)


@pytest.mark.parametrize(
    ("given", "sent"), [("dana@bücher.example", "dana@xn--bcher-kva.example"), ("a.b+c@x.org", "a.b+c@x.org")]
)
def test_addresses_travel_in_ascii(given, sent):
    mail = message(letter(to=given), now=NOW)

    assert mail.to == [sent]
    assert read(letter(to=given))["To"] == sent


@pytest.mark.parametrize("given", ["dana", "", "dänä@example.test", "dana@example.test, eve@example.test"])
def test_what_is_no_address_is_refused_in_words(given):
    with pytest.raises(Refusal, match="no e-mail address"):
        message(letter(to=given), now=NOW)
