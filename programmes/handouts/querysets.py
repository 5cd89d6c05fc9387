from typing import TYPE_CHECKING, Self

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from programmes.handouts.models import ListCode  # noqa: F401 (named in quotes below)


class ListCodeQuerySet(ScopedQuerySet["ListCode"]):
    client_path = "version__programme__client"

    def open(self) -> Self:
        return self.filter(stopped_at=None)
