"""E-mail, through the mailer of the settings; one connection for many messages."""

import contextlib
import smtplib
from datetime import datetime
from email.utils import format_datetime

from django.core.exceptions import ValidationError
from django.core.mail import mailers
from django.core.mail.backends.smtp import EmailBackend
from django.core.validators import validate_email
from django.template.loader import get_template
from django.utils.encoding import punycode

from programmes.reminders.channels.answers import Failure, Outage, Refusal
from programmes.reminders.channels.written import WrittenMail
from programmes.reminders.letters import Letter

REFUSED = "The mail server refused the address."
NO_ADDRESS = "This is no e-mail address. Correct it on the client's page."
CLOSING = 421  # "service not available"


class Mail:
    """The way to the mail server."""

    def __init__(self) -> None:
        self._open: EmailBackend | None = None
        self._sender = ""

    def send(self, letter: Letter, now: datetime) -> str:
        try:
            self._hand_over(message(letter, now=now))
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

    def _hand_over(self, mail: WrittenMail) -> None:
        """To the server, whose connection is kept open; other mailers take each message for itself."""
        server = self._open or mailers.default
        if not isinstance(server, EmailBackend):
            server.send_messages([mail])
            return
        if self._open is None:
            server.open()
            self._open, self._sender = server, server.prep_address(mail.from_email)
        assert server.connection
        server.connection.sendmail(self._sender, mail.to, mail.written())

    def close(self) -> None:
        """Whatever the server says to our good-bye: what it took, it took."""
        if self._open is not None:
            with contextlib.suppress(OSError):
                self._open.close()
            self._open = None


def message(letter: Letter, *, now: datetime) -> WrittenMail:
    """Time and place only: what the session holds is seen after signing in. Raises Refusal where `to` is no address."""
    context = {
        "language": letter.language,
        "direction": letter.speech.direction,
        "speech": letter.speech,
        "preview": letter.words.short,
        "text": letter.words.text,
        "practice": letter.practice,
        "action": letter.action,
        "action_url": letter.url,
        "stop_url": letter.stop_url,
    }
    mail = WrittenMail(
        subject=letter.words.subject,
        body=get_template("emails/reminder.txt").render(context),
        to=[_address(letter.to)],
        headers={"Date": format_datetime(now), "Message-ID": letter.message_id, **_ways_to_stop(letter.stop_url)},
    )
    mail.attach_alternative(get_template("emails/reminder.html").render(context), "text/html")
    return mail


def _address(given: str) -> str:
    """As mail servers want it, in ASCII."""
    name, _, domain = given.rpartition("@")
    try:
        address = f"{name}@{punycode(domain)}"
        validate_email(address)
    except (UnicodeError, ValidationError) as error:
        raise Refusal(NO_ADDRESS) from error
    return address


def _ways_to_stop(url: str) -> dict[str, str]:
    """One click in the mail program (RFC 8058)."""
    if not url:
        return {}
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
