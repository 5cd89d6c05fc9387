"""What programmes tell the library of its exercises: who has which file before them, and how often one is used."""

from uuid import UUID

from django.db.models import Count, Q

from clients.practices.models import Member
from clients.records.models import Client
from programmes.library.own.use import Uses
from programmes.prescribing.models import Prescription, Programme


def shows_file(client: Client, file_id: UUID) -> bool:
    """Whether a published programme of this client shows a file of an own exercise."""
    shown = Prescription.objects.of(client).filter(workout__stage__version__published_at__isnull=False)
    found: bool = shown.filter(Q(own__picture=file_id) | Q(own__video=file_id)).exists()
    return found


def uses_of(member: Member, exercise_id: str) -> Uses:
    """In how many programmes of the practice an exercise stands."""
    programmes = Programme.objects.visible_to(member).with_exercise(exercise_id)
    under_way = Count("pk", filter=Q(state__in=["active", "paused"]))
    counts = programmes.aggregate(programmes=Count("pk"), under_way=under_way)
    return Uses(**counts)
