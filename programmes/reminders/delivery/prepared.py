"""Statements that are run for every message, compiled by the ORM once: building them took longer than running them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction
from django.db.models.sql import UpdateQuery
from psycopg import Cursor

from programmes.reminders.models import Reminder

ONLY_THESE = 1_000_000  # runs until other statements are prepared too; Django's None forbids it to these as well


class PreparedUpdate:
    """An UPDATE in which some values differ from run to run.

    `stand_ins` names them, each with a value that occurs nowhere else in the statement; `run` puts others there.
    """

    def __init__(self, rows: models.QuerySet[Any], values: Mapping[str, Any], stand_ins: Mapping[str, Any]) -> None:
        query = rows.query.chain(UpdateQuery)
        query.add_update_values(values)  # type: ignore[attr-defined]
        self.sql, params = query.get_compiler(connection=connection).as_sql()
        names = {_stored(value): name for name, value in stand_ins.items()}
        self._params = [(names.get(_key(value)), value) for value in params]

    def params(self, stored: Mapping[str, Any]) -> list[Any]:
        """The values for the statement, taken from those of this run as the database keeps them."""
        return [stored[name] if name else fixed for name, fixed in self._params]


@dataclass(frozen=True, slots=True)
class Of:
    """A column of the reminder, as it is after the change."""

    column: str


@dataclass(frozen=True, slots=True)
class Given:
    """A value that each run brings, by its name."""

    name: str


type Column = Given | Of | str


class PreparedLine:
    """A row written down about a reminder that was changed; each column is Given, Of the reminder, or fixed."""

    def __init__(self, model: type[models.Model], columns: Mapping[str, Column]) -> None:
        shown = [f"changed.{each.column}" if isinstance(each, Of) else "%s" for each in columns.values()]
        self.sql = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) SELECT {', '.join(shown)}"
        self._params = [each for each in columns.values() if not isinstance(each, Of)]

    def params(self, stored: Mapping[str, Any]) -> list[Any]:
        return [stored[each.name] if isinstance(each, Given) else each for each in self._params]


@dataclass(frozen=True)
class PreparedStep:
    """A step of a reminder and the line about it, in one commit; on PostgreSQL in one round trip.

    The line is written only where `change` changed the reminder; `beside` is done in any case. `run` wants the
    reminder's id as `pk`.
    """

    change: PreparedUpdate
    line: PreparedLine
    beside: Sequence[PreparedUpdate] = ()

    def run(self, **values: Any) -> bool:
        """Take it with these values; whether the reminder was changed."""
        stored = {name: _stored(value) for name, value in values.items()}
        return self._in_one(stored) if connection.vendor == "postgresql" else self._one_by_one(stored)

    def _in_one(self, stored: Mapping[str, Any]) -> bool:
        """Prepared by the server as well, which took longer to plan it than to run it."""
        others = "".join(f", beside{number} AS ({each.sql})" for number, each in enumerate(self.beside))
        statement = f"WITH changed AS ({self.change.sql} RETURNING *){others} {self.line.sql} FROM changed"
        updates = [value for each in (self.change, *self.beside) for value in each.params(stored)]
        connection.ensure_connection()
        connection.connection.prepare_threshold = ONLY_THESE
        with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
            cursor.execute(statement, [*updates, *self.line.params(stored)], prepare=True)
            return bool(cursor.rowcount)

    def _one_by_one(self, stored: Mapping[str, Any]) -> bool:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(self.change.sql, self.change.params(stored))
            changed = bool(cursor.rowcount)
            for each in self.beside:
                cursor.execute(each.sql, each.params(stored))
            if changed:
                about = f"FROM {Reminder._meta.db_table} AS changed WHERE changed.id = %s"
                cursor.execute(f"{self.line.sql} {about}", [*self.line.params(stored), stored["pk"]])
        return changed


def _key(value: Any) -> Any:
    return value if value.__hash__ else None


def _stored(value: Any) -> Any:
    """A UUID, a moment or a number as this database keeps it."""
    kind = {"UUID": "id", "datetime": "due_at"}.get(type(value).__name__)
    return Reminder._meta.get_field(kind).get_db_prep_value(value, connection) if kind else value  # type: ignore[union-attr]
