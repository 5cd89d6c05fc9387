from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

published = import_module("programmes.prescribing.migrations.0003_published_versions_never_change")


def put_triggers_back(apps: Any, schema_editor: Any) -> None:
    """Taking the column away rebuilds the table on SQLite, which drops the triggers on it."""
    if schema_editor.connection.vendor == "sqlite":
        table = "prescribing_prescription"
        for watched in published.WATCHED:
            if watched[0] == table:
                schema_editor.execute(published._sqlite(*watched))


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0002_let_practices_make_exercises"),
        ("prescribing", "0003_published_versions_never_change"),
    ]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, put_triggers_back),
        migrations.AddField(
            model_name="prescription",
            name="own",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="library.ownrevision",
            ),
        ),
    ]
