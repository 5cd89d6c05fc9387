"""Every row belongs to one practice, and no query runs before it says whose rows it wants."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models

from clients.practices.ids import uuid7

if TYPE_CHECKING:
    from clients.practices.models import Member


class UnscopedQuery(RuntimeError):
    """A query on `objects` ran without `visible_to` or `of`."""


class ScopedQuerySet[M: models.Model](models.QuerySet[M]):
    """A queryset that refuses to run, when it comes from `objects`, until it is scoped."""

    client_path: ClassVar[str] = "client"
    _scope_missing: bool = False

    def visible_to(self, member: "Member") -> Self:
        """The rows of the member's practice."""
        return self._scoped_by(practice_id=member.practice_id)

    def of(self, client: models.Model) -> Self:
        """The rows about this one client."""
        return self._scoped_by(**{self.client_path: client.pk})

    def of_each_client(self) -> Self:
        """For a subquery inside a query of clients: each one's own rows."""
        return self._scoped_by(**{self.client_path: models.OuterRef("pk")})

    def _scoped_by(self, **where: Any) -> Self:
        scoped = self.filter(**where)
        scoped._scope_missing = False
        return scoped

    def _insist_on_scope(self) -> None:
        if self._scope_missing:
            raise UnscopedQuery(
                f"Say whose {self.model._meta.verbose_name_plural} first: visible_to(member) or of(client)."
            )

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._scope_missing = self._scope_missing
        return clone

    def _fetch_all(self) -> None:
        self._insist_on_scope()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        self._insist_on_scope()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self._insist_on_scope()
        return super().count()

    def exists(self) -> bool:
        self._insist_on_scope()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._insist_on_scope()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._insist_on_scope()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._insist_on_scope()
        return super().delete()

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        self._insist_on_scope()
        return super().resolve_expression(*args, **kwargs)


class ScopedManager(models.Manager[Any]):
    """The manager every room uses as `objects`: it hands out querysets that still lack a scope."""

    def get_queryset(self) -> Any:
        queryset = super().get_queryset()
        queryset._scope_missing = True  # type: ignore[attr-defined]
        return queryset


class OfPractice(models.Model):
    """A row of one practice. Subclasses declare `across_practices` first, then `objects`.

    `across_practices` is unscoped: Django's own look-ups use it, and system work that serves all practices
    at once (a contract test holds the list of its callers).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    practice = models.ForeignKey("practices.Practice", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
