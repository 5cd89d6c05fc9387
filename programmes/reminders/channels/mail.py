"""E-mail, through the mailer of the settings; one connection for many messages."""

import contextlib
import smtplib
from datetime import datetime
from typing import Any

from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.smtp import EmailBackend
from django.template.loader import get_template

from programmes.reminders.channels.answers import Failure, Outage, Refusal
from programmes.reminders.letters import Letter

REFUSED = "The mail server refused the address."
CLOSING = 421  # "service not available"


class Mail:
    """The way to the mail server."""

    def __init__(self) -> None:
        self._open: EmailBackend | None = None

    def send(self, letter: Letter, now: datetime) -> str:
        try:
            self._mailer().send_messages([message(letter)])
        except smtplib.SMTPRecipientsRefused as refused:
            self._judge(min((code for code, _ in refused.recipients.values()), default=0), refused)
        except smtplib.SMTPResponseException as refused:
            self._judge(refused.smtp_code, refused)
        except OSError as error:
            self.close()
            raise Outage from error
        return letter.message_id

    def _judge(self, code: int, said: Exception) -> None:
        self.close()
        if code >= 500:
            raise Refusal(REFUSED) from said
        raise (Outage if code == CLOSING else Failure) from said

    def _mailer(self) -> Any:
        """The server's connection is kept open; other mailers are made for each message."""
        if self._open is None:
            mailer = mailers.default
            if not isinstance(mailer, EmailBackend):
                return mailer
            mailer.open()
            self._open = mailer
        return self._open

    def close(self) -> None:
        """Whatever the server says to our good-bye: what it took, it took."""
        if self._open is not None:
            with contextlib.suppress(OSError):
                self._open.close()
            self._open = None


def message(letter: Letter) -> EmailMultiAlternatives:
    """Time and place only: what the session holds is seen after signing in."""
    context = {
        "text": letter.words.text,
        "practice": letter.practice,
        "action": letter.action,
        "action_url": letter.url,
        "stop_url": letter.stop_url,
    }
    mail = EmailMultiAlternatives(
        subject=letter.words.subject,
        body=get_template("emails/reminder.txt").render(context),
        to=[letter.to],
        headers={"Message-ID": letter.message_id, **_ways_to_stop(letter.stop_url)},
    )
    mail.attach_alternative(get_template("emails/reminder.html").render(context), "text/html")
    return mail


def _ways_to_stop(url: str) -> dict[str, str]:
    """One click in the mail program (RFC 8058)."""
    if not url:
        return {}
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
