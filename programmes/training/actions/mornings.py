"""A client says how it feels the morning after a session."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.audit import Actor
from programmes.training.actions.gates import follow_gate
from programmes.training.models import Morning, MorningAnswer, Session
from programmes.training.scheduling import local_date

CHOOSE = "Choose one of the three answers."
TOO_LATE = "This is asked on the day after a session only. If something bothers you, tell your therapist."


@transaction.atomic
def answer_morning(*, session: Session, answer: str, now: datetime, by: Actor) -> Morning:
    """Keep the answer, or put it right on the same day; the same answer again changes nothing.

    "Worse" shows at the top of the therapist's Today, who decides what follows. Raises ValidationError for no answer
    and on any but the day after the session was begun; PermissionDenied for anybody but the client.
    """
    if by.pk != session.client_id:
        raise PermissionDenied("Only the client of a session answers for it.")
    if answer not in MorningAnswer.values:
        raise ValidationError({"answer": CHOOSE})
    locked = Session.objects.of(session.client).select_for_update(no_key=True).get(pk=session.pk)
    if locked.begun_on is None or locked.begun_on + timedelta(days=1) != local_date(now, locked.time_zone):
        raise ValidationError(TOO_LATE)
    said = Morning.objects.of(session.client).filter(session=locked).first()
    if said is not None and said.answer == answer:
        kept: Morning = said
        return kept
    return _kept(
        said or Morning(practice_id=locked.practice_id, client=session.client, session=locked), answer, now, by
    )


def _kept(morning: Morning, answer: str, now: datetime, by: Actor) -> Morning:
    event = "morning.answered" if morning._state.adding else "morning.changed"
    morning.answer, morning.answered_at = answer, now
    morning.save()
    audit.record(event, subject=morning, by=by, client=morning.client)
    follow_gate(morning.session.programme, now=now)
    return morning
