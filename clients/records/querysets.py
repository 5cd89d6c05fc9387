from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    pass


class ClientQuerySet(ScopedQuerySet["Client"]):
    client_path = "pk"

    def current(self) -> Self:
        """The clients still in care."""
        return self.filter(discharged_at=None)

    def named_like(self, words: str) -> Self:
        """The clients whose name contains every one of the words."""
        found = self
        for word in words.split():
            found = found.filter(name__icontains=word)
        return found


class HistoryEventQuerySet(ScopedQuerySet["HistoryEvent"]):
    pass


class ClientTagQuerySet(ScopedQuerySet["ClientTag"]):
    def in_force(self) -> Self:
        return self.filter(lifted_at=None)


class ConsentQuerySet(ScopedQuerySet["Consent"]):
    def in_force(self) -> Self:
        return self.filter(withdrawn_at=None)


class SafetyScreenQuerySet(ScopedQuerySet["SafetyScreen"]):
    def holding(self) -> Self:
        """The screens whose answers still hold training: an emergency or same-day answer not yet lifted."""
        return self.filter(urgency__in=["emergency", "same_day"], lifted_at=None)

    def since(self, moment: datetime) -> Self:
        return self.filter(answered_at__gte=moment)


class NoteQuerySet(ScopedQuerySet["Note"]):
    def readable_by(self, person_id: object) -> Self:
        """Signed notes, and the writer's own unsigned ones."""
        return self.filter(~Q(signed_at=None) | Q(written_by__person_id=person_id))
