"""A dose says ranges, breaths, time, distance, load, weekdays and weeks.

Every new column says nothing by itself, so what stands in a row reads on as it was.
"""

from decimal import Decimal
from importlib import import_module
from typing import Any

from django.db import migrations, models

published = import_module("programmes.prescribing.migrations.0003_published_versions_never_change")


def put_triggers_back(apps: Any, schema_editor: Any) -> None:
    """SQLite rebuilds the table for these changes, which drops the triggers that keep published versions."""
    if schema_editor.connection.vendor == "sqlite":
        table = "prescribing_prescription"
        for watched in published.WATCHED:
            if watched[0] == table:
                schema_editor.execute(published._sqlite(*watched))


class Migration(migrations.Migration):
    dependencies = [("prescribing", "0006_keep_the_states_of_drafts")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, put_triggers_back),
        migrations.RemoveConstraint(
            model_name="prescription",
            name="prescription_sets_1_to_6",
        ),
        migrations.RemoveConstraint(
            model_name="prescription",
            name="prescription_reps_1_to_30",
        ),
        migrations.RemoveConstraint(
            model_name="prescription",
            name="prescription_side_known",
        ),
        migrations.AddField(
            model_name="prescription",
            name="band",
            field=models.CharField(
                blank=True,
                choices=[
                    ("tan", "tan"),
                    ("yellow", "yellow"),
                    ("red", "red"),
                    ("green", "green"),
                    ("blue", "blue"),
                    ("black", "black"),
                    ("silver", "silver"),
                    ("gold", "gold"),
                    ("grey", "grey"),
                    ("orange", "orange"),
                    ("purple", "purple"),
                    ("pink", "pink"),
                    ("white", "white"),
                    ("extra light", "extra light"),
                    ("light", "light"),
                    ("medium", "medium"),
                    ("heavy", "heavy"),
                    ("extra heavy", "extra heavy"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="prescription",
            name="bodyweight_percent",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="prescription",
            name="counted_in",
            field=models.CharField(choices=[("reps", "reps"), ("breaths", "breaths")], default="reps", max_length=7),
        ),
        migrations.AddField(
            model_name="prescription",
            name="cue",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="prescription",
            name="days",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="prescription",
            name="days_apart",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="prescription",
            name="distance_metres",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="prescription",
            name="duration_most",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="prescription",
            name="duration_seconds",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="prescription",
            name="from_week",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="prescription",
            name="load_kg",
            field=models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=5),
        ),
        migrations.AddField(
            model_name="prescription",
            name="own_note",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="prescription",
            name="pair",
            field=models.CharField(
                blank=True,
                choices=[
                    ("A", "A"),
                    ("B", "B"),
                    ("C", "C"),
                    ("D", "D"),
                    ("E", "E"),
                    ("F", "F"),
                    ("G", "G"),
                    ("H", "H"),
                ],
                max_length=1,
            ),
        ),
        migrations.AddField(
            model_name="prescription",
            name="reps_most",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="prescription",
            name="side_rest_seconds",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="prescription",
            name="until_week",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="prescription",
            name="effort",
            field=models.PositiveSmallIntegerField(default=3),
        ),
        migrations.AlterField(
            model_name="prescription",
            name="hold_seconds",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="prescription",
            name="pain_limit",
            field=models.PositiveSmallIntegerField(default=3),
        ),
        migrations.AlterField(
            model_name="prescription",
            name="reps",
            field=models.PositiveSmallIntegerField(),
        ),
        migrations.AlterField(
            model_name="prescription",
            name="rest_seconds",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="prescription",
            name="sets",
            field=models.PositiveSmallIntegerField(),
        ),
        migrations.AlterField(
            model_name="prescription",
            name="side",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Both together"),
                    ("each", "Each side"),
                    ("left_first", "Left first"),
                    ("right_first", "Right first"),
                    ("weaker_first", "Weaker first"),
                    ("alternating", "Alternating"),
                    ("left", "Left only"),
                    ("right", "Right only"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="prescription",
            name="times_per_day",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name="prescription",
            constraint=models.CheckConstraint(
                condition=models.Q(("sets__range", (1, 10))), name="prescription_sets_1_to_10"
            ),
        ),
        migrations.AddConstraint(
            model_name="prescription",
            constraint=models.CheckConstraint(
                condition=models.Q(("reps__range", (1, 50))), name="prescription_reps_1_to_50"
            ),
        ),
        migrations.AddConstraint(
            model_name="prescription",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "side__in",
                        ["", "each", "left_first", "right_first", "weaker_first", "alternating", "left", "right"],
                    )
                ),
                name="prescription_side_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="prescription",
            constraint=models.CheckConstraint(
                condition=models.Q(("counted_in__in", ["reps", "breaths"])), name="prescription_counted_in_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="prescription",
            constraint=models.CheckConstraint(
                condition=models.Q(("reps_most", 0), ("reps_most__gt", models.F("reps")), _connector="OR"),
                name="prescription_reps_range_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="prescription",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("duration_most", 0), ("duration_most__gt", models.F("duration_seconds")), _connector="OR"
                ),
                name="prescription_duration_range_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="prescription",
            constraint=models.CheckConstraint(
                condition=models.Q(("duration_seconds", 0), ("distance_metres", 0), _connector="OR"),
                name="prescription_measured_in_one_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="prescription",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("distance_metres", 0), ("duration_seconds", 0)),
                    models.Q(("hold_seconds", 0), ("reps", 1), ("reps_most", 0)),
                    _connector="OR",
                ),
                name="prescription_lasting_is_not_counted",
            ),
        ),
        migrations.AddConstraint(
            model_name="prescription",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("band", ""), ("load_kg", 0)),
                    models.Q(("bodyweight_percent", 0), ("load_kg", 0)),
                    models.Q(("band", ""), ("bodyweight_percent", 0)),
                    _connector="OR",
                ),
                name="prescription_one_load",
            ),
        ),
        migrations.AddConstraint(
            model_name="prescription",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_week", 0), ("until_week__gte", models.F("from_week")), _connector="OR"),
                name="prescription_weeks_in_order",
            ),
        ),
        migrations.RunPython(put_triggers_back, migrations.RunPython.noop),
    ]
