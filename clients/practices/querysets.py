from typing import TYPE_CHECKING, Self

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from clients.practices.models import ApiToken, AuditEvent, Member  # noqa: F401 (named in quotes below)


class MemberQuerySet(ScopedQuerySet["Member"]):
    def working(self) -> Self:
        """The members who have not left."""
        return self.filter(left_at=None)


class AuditEventQuerySet(ScopedQuerySet["AuditEvent"]):
    client_path = "client_id"

    def newest_first(self) -> Self:
        return self.order_by("-number")

    def matching(self, *, event: str = "", person: str = "") -> Self:
        """The lines about one event, by one actor; an empty word asks for all."""
        lines = self.filter(event=event) if event else self
        return lines.filter(actor_id=person) if person else lines


class ApiTokenQuerySet(ScopedQuerySet["ApiToken"]):
    def working(self) -> Self:
        """The tokens not revoked, of members who have not left."""
        return self.filter(revoked_at=None, member__left_at=None, member__person__is_active=True)
