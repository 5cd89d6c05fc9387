import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
from django.db import migrations, models

import clients.practices.ids


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0004_photos_with_lines"),
        ("practices", "0003_add_practice_suggestions"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReceivedChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=clients.practices.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.CharField(max_length=330)),
                ("digest", models.CharField(max_length=64)),
                ("received_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="received",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practices.member"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practices.practice"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["assessment", "place", "-received_at"], name="received_last_of_place")
                ],
            },
            managers=[
                ("across_practices", django.db.models.manager.Manager()),
            ],
        ),
    ]
