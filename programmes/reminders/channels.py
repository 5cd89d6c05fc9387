"""How a reminder travels. E-mail alone for now, through the mailer of the settings."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from programmes.reminders.models import Reminder
from programmes.reminders.stopping import stop_address


class Refusal(Exception):
    """The mail server will never take this message."""


class Failure(Exception):
    """The message could not be handed over this time."""


def send_email(reminder: Reminder, *, message_id: str) -> None:
    """Hand the reminder to the mail server. Raises Refusal where trying again is useless, Failure where it is not."""
    try:
        _message(reminder, message_id).send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        raise (Refusal if min(codes, default=0) >= 500 else Failure) from refused
    except smtplib.SMTPResponseException as refused:
        raise (Refusal if refused.smtp_code >= 500 else Failure) from refused
    except OSError as error:
        raise Failure from error


def _message(reminder: Reminder, message_id: str) -> EmailMultiAlternatives:
    """Time and place only: what the session holds is seen after signing in."""
    session, stop = reminder.session, stop_address(reminder.client)
    context = {
        "first_name": reminder.client.first_name,
        "practice": reminder.client.practice.name,
        "day": session.scheduled_on,
        "time": session.scheduled_time,
        "action": "Open my session",
        "action_url": settings.BASE_URL,
        "stop_url": stop,
    }
    message = EmailMultiAlternatives(
        subject=f"Your session at {session.scheduled_time:%H:%M}",
        body=render_to_string("emails/reminder.txt", context),
        to=[reminder.client.email],
        headers={
            "Message-ID": message_id,
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    message.attach_alternative(render_to_string("emails/reminder.html", context), "text/html")
    return message
