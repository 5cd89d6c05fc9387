from typing import TYPE_CHECKING, Self

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    pass


class MemberQuerySet(ScopedQuerySet["Member"]):
    def working(self) -> Self:
        """The members who have not left."""
        return self.filter(left_at=None)


class AuditEventQuerySet(ScopedQuerySet["AuditEvent"]):
    client_path = "client_id"

    def newest_first(self) -> Self:
        return self.order_by("-number")


class ApiTokenQuerySet(ScopedQuerySet["ApiToken"]):
    def working(self) -> Self:
        """The tokens not revoked, of members who have not left."""
        return self.filter(revoked_at=None, member__left_at=None, member__person__is_active=True)
