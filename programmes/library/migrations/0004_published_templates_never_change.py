"""A published version of a template stays as it is, whoever asks the database.

On SQLite a later migration that rebuilds the table drops its triggers: it has to put them back.
"""

from typing import Any

from django.db import migrations

TABLE = "library_templateversion"
REFUSAL = "A published template never changes."
DEEDS = ("UPDATE", "DELETE")
HELD = "OLD.state = 'published'"


def _name(deed: str) -> str:
    return f"{TABLE}_no_{deed.lower()}"


def _sqlite(deed: str) -> str:
    return (
        f"CREATE TRIGGER {_name(deed)} BEFORE {deed} ON {TABLE} WHEN {HELD} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def _postgresql(deed: str) -> list[str]:
    goes_on = "OLD" if deed == "DELETE" else "NEW"
    return [
        f"""CREATE FUNCTION {_name(deed)}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF {HELD} THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
            RETURN {goes_on}; END $$""",
        f"CREATE TRIGGER {_name(deed)} BEFORE {deed} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {_name(deed)}()",
    ]


SQLITE = [_sqlite(deed) for deed in DEEDS]
POSTGRESQL = [statement for deed in DEEDS for statement in _postgresql(deed)]
SQLITE_UNDO = [f"DROP TRIGGER {_name(deed)}" for deed in DEEDS]
POSTGRESQL_UNDO = [
    statement
    for deed in DEEDS
    for statement in (f"DROP TRIGGER {_name(deed)} ON {TABLE}", f"DROP FUNCTION {_name(deed)}()")
]


def forbid_changes(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def allow_changes(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, {"sqlite": SQLITE_UNDO, "postgresql": POSTGRESQL_UNDO})


def _run(schema_editor: Any, statements: dict[str, list[str]]) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("library", "0003_keep_templates_with_versions")]
    operations = [migrations.RunPython(forbid_changes, allow_changes)]
