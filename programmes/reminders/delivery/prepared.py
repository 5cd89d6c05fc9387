"""Statements that are run for every message, compiled by the ORM once: building them took longer than running them."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models.sql import UpdateQuery

from programmes.reminders.models import Reminder
from programmes.reminders.querysets import ReminderQuerySet


class PreparedUpdate:
    """An UPDATE of reminders in which some values differ from run to run.

    `stand_ins` names them, each with a value that occurs nowhere else in the statement; `run` puts others there.
    """

    def __init__(self, rows: ReminderQuerySet, values: Mapping[str, Any], stand_ins: Mapping[str, Any]) -> None:
        query = rows.query.chain(UpdateQuery)
        query.add_update_values(values)  # type: ignore[attr-defined]
        self._sql, params = query.get_compiler(connection=connection).as_sql()
        names = {_stored(value): name for name, value in stand_ins.items()}
        self._params = [(names.get(_key(value)), value) for value in params]

    def run(self, **values: Any) -> bool:
        """Run it with these values; whether it changed a row."""
        stored = {name: _stored(value) for name, value in values.items()}
        with connection.cursor() as cursor:
            cursor.execute(self._sql, [stored[name] if name else fixed for name, fixed in self._params])
            return bool(cursor.rowcount)


def _key(value: Any) -> Any:
    return value if value.__hash__ else None


def _stored(value: Any) -> Any:
    """A UUID, a moment or a number as this database keeps it."""
    kind = {"UUID": "id", "datetime": "due_at"}.get(type(value).__name__)
    return Reminder._meta.get_field(kind).get_db_prep_value(value, connection) if kind else value  # type: ignore[union-attr]
