"""The sessions of the last weeks of many clients, and their order."""

from datetime import date

from django.db.models import Expression, F, QuerySet, Window, WindowFrame

from clients.practices.models import Member
from clients.records.models import Client
from programmes.training.models import Session
from programmes.training.signals.reasons import LOOKED_AT


def sessions_lately(clients: QuerySet[Client], member: Member, today: date) -> QuerySet[Session]:
    lately = Session.objects.visible_to(member).filter(scheduled_on__gt=today - LOOKED_AT, scheduled_on__lte=today)
    found: QuerySet[Session] = lately.filter(client__in=clients)
    return found


def newest_first(said: Expression, *, frame: WindowFrame | None = None) -> Window:
    """What is said of a session among its client's, the newest first."""
    return Window(said, partition_by="client_id", order_by=F("scheduled_on").desc(), frame=frame)
