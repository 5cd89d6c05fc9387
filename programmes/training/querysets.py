from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from clients.practices.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from programmes.training.models import (  # noqa: F401 (named in quotes below)
        Morning,
        Session,
        SetLog,
        ToldChange,
        Turn,
    )


class SessionQuerySet(ScopedQuerySet["Session"]):
    def on(self, day: date) -> Self:
        return self.filter(scheduled_on=day)

    def ahead_of(self, day: date) -> Self:
        return self.filter(scheduled_on__gt=day)

    def begun(self) -> Self:
        return self.filter(state__in=["started", "done"])

    def standing(self) -> Self:
        """The sessions not taken off the plan."""
        return self.exclude(state="cancelled")

    def to_do(self) -> Self:
        return self.filter(state__in=["planned", "started"])

    def done(self) -> Self:
        return self.filter(state="done")

    def missed_by(self, day: date) -> Self:
        """The sessions of earlier days that were never finished."""
        return self.to_do().filter(scheduled_on__lt=day)


class SetLogQuerySet(ScopedQuerySet["SetLog"]):
    pass


class MorningQuerySet(ScopedQuerySet["Morning"]):
    def since(self, moment: datetime) -> Self:
        return self.filter(answered_at__gte=moment)


class TurnQuerySet(ScopedQuerySet["Turn"]):
    client_path = "programme__client"


class ToldChangeQuerySet(ScopedQuerySet["ToldChange"]):
    client_path = "version__programme__client"
