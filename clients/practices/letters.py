"""The e-mails kept in files in demo mode, read back for the page that shows them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Literal

from django.conf import settings

# The file mailer writes this line after each message.
_BETWEEN = re.compile(r"^-{79}\n", re.MULTILINE)


@dataclass(frozen=True)
class Letter:
    """One letter; `number` counts from the oldest, so that it stays when newer ones come."""

    number: int
    to: str
    subject: str
    date: str
    text: str
    html: str


def kept_letters() -> list[Letter]:
    """The letters kept by the file mailer, newest first; none where mail is sent for real."""
    folder = settings.MAILERS["default"].get("OPTIONS", {}).get("file_path")
    files = sorted(Path(folder).glob("*.log"), key=lambda file: file.stat().st_mtime_ns) if folder else []
    messages = [message for file in files for message in _messages_in(file.read_text(encoding="utf-8"))]
    return [_letter(number, message) for number, message in enumerate(messages)][::-1]


def _messages_in(text: str) -> Iterator[EmailMessage]:
    for part in _BETWEEN.split(text):
        if part.strip():
            yield message_from_string(part, policy=default)


def _letter(number: int, message: EmailMessage) -> Letter:
    return Letter(
        number=number,
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        date=str(message["Date"] or ""),
        text=_body(message, "plain") or "This message has no plain text.",
        html=_body(message, "html"),
    )


def _body(message: EmailMessage, kind: Literal["plain", "html"]) -> str:
    body = message.get_body(preferencelist=(kind,))
    return str(body.get_content()) if body else ""
