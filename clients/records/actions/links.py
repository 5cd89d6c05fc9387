from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string

from clients.practices import audit
from clients.practices.models import Member
from clients.records.models import Client

type Outbox = Callable[[EmailMultiAlternatives], None]

SUBJECT = "A few questions from {practice}"


@transaction.atomic
def send_link(*, client: Client, address: str, outbox: Outbox, by: Member) -> None:
    """E-mail the client a link to what they are asked; the letter says nothing about health.

    `outbox` takes the letter; a view passes its request's, from which it leaves after the answer. Raises
    ValidationError for a client without an e-mail address.
    """
    if not client.email:
        raise ValidationError("There is no e-mail address yet. Copy the link, or add an address under Edit.")
    context = {"client": client, "practice": client.practice, "action_url": address, "action": "Answer"}
    subject = SUBJECT.format(practice=client.practice.name)
    letter = EmailMultiAlternatives(subject, render_to_string("emails/questions.txt", context), to=[client.email])
    letter.attach_alternative(render_to_string("emails/questions.html", context), "text/html")
    outbox(letter)
    audit.record("link.sent", subject=client, by=by, client=client)
