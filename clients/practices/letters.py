"""The e-mails kept in files in demo mode, read back for the page that shows them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from django.conf import settings

SHOWN = 40
# The file mailer writes this line after each message.
_BETWEEN = re.compile(r"^-{79}\n", re.MULTILINE)


@dataclass(frozen=True)
class Letter:
    to: str
    subject: str
    date: str
    text: str


def newest_letters() -> list[Letter]:
    """The last letters kept by the file mailer, newest first; none where mail is sent for real."""
    folder = settings.MAILERS["default"].get("OPTIONS", {}).get("file_path")
    files = sorted(Path(folder).glob("*.log"), key=lambda file: file.stat().st_mtime_ns) if folder else []
    letters: list[Letter] = []
    for file in reversed(files):
        letters += reversed(list(_letters_in(file.read_text(encoding="utf-8"))))
        if len(letters) >= SHOWN:
            break
    return letters[:SHOWN]


def _letters_in(text: str) -> Iterator[Letter]:
    for part in _BETWEEN.split(text):
        if part.strip():
            yield _letter(message_from_string(part, policy=default))  # type: ignore[arg-type]


def _letter(message: EmailMessage) -> Letter:
    body = message.get_body(preferencelist=("plain",))
    return Letter(
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        date=str(message["Date"] or ""),
        text=body.get_content() if body else "This message has no plain text.",
    )
