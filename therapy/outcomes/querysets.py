from datetime import date
from typing import TYPE_CHECKING, Self

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from therapy.outcomes.models import MeasureRequest, Score  # noqa: F401 (named in quotes below)


class MeasureRequestQuerySet(ScopedQuerySet["MeasureRequest"]):
    def open(self) -> Self:
        return self.filter(state="open")

    def due_by(self, day: date) -> Self:
        return self.open().filter(due_on__lte=day)


class ScoreQuerySet(ScopedQuerySet["Score"]):
    def in_order(self) -> Self:
        """As they were taken, the oldest first."""
        return self.order_by("taken_on", "kept_at")
