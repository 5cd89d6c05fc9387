from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Case, Q, Subquery, When

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from clients.records.models import Client, ClientTag, Consent, HistoryEvent, Note, SafetyScreen  # noqa: F401 (named in quotes below)

HOLDS = Q(urgency__in=["emergency", "same_day"], lifted_at=None)

MOST_WORDS = 8


def words_in(said: str) -> list[str]:
    """What somebody looks for, word by word; more words than a name has narrow nothing."""
    return said.replace("\0", " ")[:200].split()[:MOST_WORDS]


class ClientQuerySet(ScopedQuerySet["Client"]):
    client_path = "pk"

    def current(self) -> Self:
        """The clients still in care."""
        return self.filter(discharged_at=None)

    def named_like(self, words: str) -> Self:
        """The clients whose name contains every one of the words."""
        found = self
        for word in words_in(words):
            found = found.filter(name__icontains=word)
        return found

    def discharged(self) -> Self:
        return self.filter(~Q(discharged_at=None))

    def with_safety(self) -> Self:
        """Each client with `holding_id` (a screen that holds training), `screened_at` and `screen_urgency`.

        The latter two are those of the screen that holds, even where a calm one came after it; else of the last.
        In the same query, so that pages keep their number of queries.
        """
        screens = apps.get_model("records", "SafetyScreen").objects.of_each_client().holding_first()
        return self.annotate(
            holding_id=Subquery(screens.holding().values("pk")[:1]),
            screened_at=Subquery(screens.values("answered_at")[:1]),
            screen_urgency=Subquery(screens.values("urgency")[:1]),
        )

    def with_next_visit(self, now: datetime) -> Self:
        """Each client with `next_visit_at` and `next_visit_place`, of the first appointment to come."""
        visits = apps.get_model("records", "Appointment").objects.of_each_client().booked()
        coming = visits.filter(starts_at__gte=now).order_by("starts_at")
        return self.annotate(
            next_visit_at=Subquery(coming.values("starts_at")[:1]),
            next_visit_place=Subquery(coming.values("place")[:1]),
        )


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
        return self.filter(HOLDS)

    def holding_first(self) -> Self:
        """Newest first, those that hold before all others."""
        return self.order_by(Case(When(HOLDS, then=0), default=1), "-answered_at")

    def since(self, moment: datetime) -> Self:
        return self.filter(answered_at__gte=moment)


class NoteQuerySet(ScopedQuerySet["Note"]):
    def readable_by(self, person_id: object) -> Self:
        """Signed notes, and the writer's own unsigned ones."""
        return self.filter(~Q(signed_at=None) | Q(written_by__person_id=person_id))

    def whole(self) -> Self:
        """Notes that stand alone, each with its writer and its addenda."""
        whole = self.filter(addendum_to=None).select_related("written_by__person")
        return whole.prefetch_related("addenda__written_by__person")
