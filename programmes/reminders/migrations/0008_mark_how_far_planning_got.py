import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import clients.practices.ids


class Migration(migrations.Migration):
    dependencies = [("practices", "0002_audit_is_append_only"), ("reminders", "0007_let_recipients_choose")]

    operations = [
        migrations.CreateModel(
            name="PlanningMark",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=clients.practices.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("followed_to", models.PositiveBigIntegerField(default=0)),
                ("planned_on", models.DateField(blank=True, null=True)),
                ("zone_data", models.CharField(blank=True, max_length=10)),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practices.practice"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("practice",), name="planning_mark_once_per_practice")],
            },
            managers=[
                ("across_practices", django.db.models.manager.Manager()),
            ],
        ),
    ]
