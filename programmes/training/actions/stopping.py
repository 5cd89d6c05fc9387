"""A client reports a warning sign, and training is held until a medical outcome is recorded."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.audit import Actor
from clients.records.actions.safety import record_screen
from clients.records.models import Client, SafetyScreen
from programmes.training.models import Session
from programmes.training.questions import urgency_of

HELD = "Your training is on hold. Read what to do on your Today page first."


@transaction.atomic
def report_stop(*, session: Session, answers: Mapping[str, bool], now: datetime, by: Actor) -> SafetyScreen:
    """Keep the answers and hold the client's training. The therapist sees it at the top of Today.

    `answers` maps the id of a question to yes or no. Raises ValidationError where no answer is a warning.
    """
    if not any(answers.values()):
        raise ValidationError("Nothing was reported. Say which sign you have, or carry on.")
    Session.objects.of(session.client).select_for_update(no_key=True).get(pk=session.pk)  # one press after another
    said = SafetyScreen.objects.of(session.client).holding().filter(answers=dict(answers)).first()
    if said:  # sent twice
        return said
    screen = record_screen(client=session.client, answers=dict(answers), urgency=urgency_of(answers), now=now, by=by)
    audit.record("session.stopped", subject=session, by=by, client=session.client)
    return screen


def insist_on_no_hold(client: Client, *, at: datetime) -> None:
    """Raise ValidationError where training was held at that moment."""
    if SafetyScreen.objects.of(client).holding().filter(answered_at__lte=at).exists():
        raise ValidationError(HELD)
