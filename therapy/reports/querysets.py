from typing import TYPE_CHECKING, Self

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from therapy.reports.models import Report  # noqa: F401 (named in quotes below)


class ReportQuerySet(ScopedQuerySet["Report"]):
    def drafts(self) -> Self:
        return self.filter(document=None)

    def newest_first(self) -> Self:
        return self.order_by("-written_at", "-pk")

    def whole(self) -> Self:
        """With everything that is told of: the client, the assessment with its screen, who wrote it."""
        return self.select_related(
            "client__practice", "client__therapist__person", "assessment__screen", "assessment__therapist__person",
            "written_by__person", "document",
        )  # fmt: skip
