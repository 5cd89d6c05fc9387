"""An e-mail written out by hand: for thousands of the same shape the library takes longer than a mail server does."""

from binascii import b2a_qp
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import lru_cache
from typing import Any

from django.core.mail import EmailMultiAlternatives

BETWEEN = "=_next"  # quoted-printable never holds "=_"
LONGEST_LINE = 900


class WrittenMail(EmailMultiAlternatives):
    """Text and HTML to one recipient. Its `headers` are to name Date and Message-ID."""

    def written(self) -> bytes:
        """The message as it travels. Raises ValueError where a header holds more than one line."""
        return "".join([*self._heads(), *self._parts(), f"--{BETWEEN}--\r\n"]).encode("ascii")

    def message(self, *, policy: Any = policy.default) -> EmailMessage:
        """The same, taken apart: for mailers that keep messages instead of handing them over."""
        return message_from_bytes(self.written(), policy=policy)

    def _heads(self) -> Iterator[str]:
        named = {"Subject": self.subject, "From": self.from_email, "To": ", ".join(self.to), **self.extra_headers}
        yield from (_head(name, str(value)) for name, value in named.items())
        yield f'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="{BETWEEN}"\r\n\r\n'

    def _parts(self) -> Iterator[str]:
        for content, kind in [(self.body, "text/plain"), *self.alternatives]:
            shape = f'Content-Type: {kind}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable'
            yield f"--{BETWEEN}\r\n{shape}\r\n\r\n{_quoted(str(content))}\r\n"


def _head(name: str, value: str) -> str:
    plain = value.isascii() and value.isprintable() and len(value) < LONGEST_LINE
    return f"{name}: {value}\r\n" if plain else _folded(name, value)


@lru_cache(maxsize=256)
def _folded(name: str, value: str) -> str:
    _, parsed = policy.SMTP.header_store_parse(name, value)
    return str(parsed.fold(policy=policy.SMTP))


def _quoted(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\n", "\r\n")
    return b2a_qp(lines.encode(), istext=True).decode("ascii")
