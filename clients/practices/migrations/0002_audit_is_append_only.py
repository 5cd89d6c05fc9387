from typing import Any

from django.db import migrations

TABLE = "practices_auditevent"

SQLITE = [
    f"""CREATE TRIGGER audit_no_{deed.lower()} BEFORE {deed} ON {TABLE}
        BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END"""
    for deed in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'The audit trail is append-only.'; END $$""",
    f"""CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()""",
]
SQLITE_UNDO = [f"DROP TRIGGER audit_no_{deed}" for deed in ("update", "delete")]
POSTGRESQL_UNDO = [f"DROP TRIGGER audit_no_change ON {TABLE}", "DROP FUNCTION audit_is_append_only()"]


def forbid_changes(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def allow_changes(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, {"sqlite": SQLITE_UNDO, "postgresql": POSTGRESQL_UNDO})


def _run(schema_editor: Any, statements: dict[str, list[str]]) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("practices", "0001_first")]
    operations = [migrations.RunPython(forbid_changes, allow_changes)]
