import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import clients.practices.ids


class Migration(migrations.Migration):
    dependencies = [("practices", "0002_audit_is_append_only"), ("reminders", "0005_tell_the_channel_of_attempts")]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=clients.practices.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("claimed", "Taken by a sender"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("retry", "Will be tried again"),
                            ("dead", "Could not be sent"),
                            ("unknown", "May have been sent"),
                            ("expired", "Too late to send"),
                            ("cancelled", "Not needed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(max_length=200)),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practices.practice"
                    ),
                ),
                (
                    "reminder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="reminders.reminder"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
            managers=[
                ("across_practices", django.db.models.manager.Manager()),
            ],
        ),
    ]
