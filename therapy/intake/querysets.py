from typing import TYPE_CHECKING, Self

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from therapy.intake.models import SelfReport  # noqa: F401


class SelfReportQuerySet(ScopedQuerySet["SelfReport"]):
    def newest_first(self) -> Self:
        return self.order_by("-asked_at", "-pk")

    def open(self) -> Self:
        return self.filter(state="open")

    def answered(self) -> Self:
        """Those whose answers still count: looked through, or waiting for it."""
        return self.filter(state__in=["answered", "taken"])
