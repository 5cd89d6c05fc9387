"""Whatever stands under a published version stays as it is, whoever asks the database.

On SQLite a later migration that rebuilds one of these tables drops its triggers: it has to put them back.
"""

from typing import Any

from django.db import migrations

VERSION = "prescribing_programmeversion"
# For each table below a version: how to get from a row to its version.
VERSION_OF = {
    "prescribing_stage": "{row}.version_id",
    "prescribing_workout": "(SELECT version_id FROM prescribing_stage WHERE id = {row}.stage_id)",
    "prescribing_prescription": (
        "(SELECT stage.version_id FROM prescribing_workout AS workout "
        "JOIN prescribing_stage AS stage ON stage.id = workout.stage_id WHERE workout.id = {row}.workout_id)"
    ),
}
REFUSAL = "A published version never changes."


def _published(table: str, row: str) -> str:
    if table == VERSION:
        return f"{row}.published_at IS NOT NULL"
    version = VERSION_OF[table].format(row=row)
    return f"EXISTS (SELECT 1 FROM {VERSION} WHERE id = {version} AND published_at IS NOT NULL)"


def _rows(deed: str) -> tuple[str, ...]:
    return {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}[deed]


def _deeds(table: str) -> dict[str, tuple[str, ...]]:
    """Each deed that is watched, with the rows it must leave alone: publishing itself is an update of a draft."""
    if table == VERSION:
        return {"UPDATE": ("OLD",), "DELETE": ("OLD",)}
    return {deed: _rows(deed) for deed in ("INSERT", "UPDATE", "DELETE")}


def _name(table: str, deed: str) -> str:
    return f"{table}_no_{deed.lower()}"


def _sqlite(table: str, deed: str, rows: tuple[str, ...]) -> str:
    held = " OR ".join(_published(table, row) for row in rows)
    return (
        f"CREATE TRIGGER {_name(table, deed)} BEFORE {deed} ON {table} WHEN {held} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def _postgresql(table: str, deed: str, rows: tuple[str, ...]) -> list[str]:
    name = _name(table, deed)
    held = " OR ".join(_published(table, row) for row in rows)
    goes_on = "OLD" if deed == "DELETE" else "NEW"
    return [
        f"""CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF {held} THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
            RETURN {goes_on}; END $$""",
        f"CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


WATCHED = [(table, deed, rows) for table in (VERSION, *VERSION_OF) for deed, rows in _deeds(table).items()]
SQLITE = [_sqlite(*watched) for watched in WATCHED]
POSTGRESQL = [statement for watched in WATCHED for statement in _postgresql(*watched)]
SQLITE_UNDO = [f"DROP TRIGGER {_name(table, deed)}" for table, deed, _ in WATCHED]
POSTGRESQL_UNDO = [
    statement
    for table, deed, _ in WATCHED
    for statement in (f"DROP TRIGGER {_name(table, deed)} ON {table}", f"DROP FUNCTION {_name(table, deed)}()")
]


def forbid_changes(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def allow_changes(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, {"sqlite": SQLITE_UNDO, "postgresql": POSTGRESQL_UNDO})


def _run(schema_editor: Any, statements: dict[str, list[str]]) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("prescribing", "0002_say_which_side_goes_first")]
    operations = [migrations.RunPython(forbid_changes, allow_changes)]
