import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
from django.db import migrations, models

import clients.practices.ids


class Migration(migrations.Migration):
    dependencies = [
        ("practices", "0003_add_practice_suggestions"),
        ("records", "0007_write_notes_in_parts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=clients.practices.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True)),
                ("content_type", models.CharField(max_length=40)),
                ("size", models.PositiveBigIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("stored_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("letter", "Letter"),
                            ("imaging", "Imaging or laboratory report"),
                            ("form", "Filled-in form"),
                            ("report", "Report of this practice"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("dated_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="records.client"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practices.practice"
                    ),
                ),
                (
                    "stored_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practices.member"
                    ),
                ),
            ],
            options={
                "ordering": ["-dated_on", "-stored_at"],
                "indexes": [models.Index(fields=["client", "-dated_on"], name="document_by_client")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["letter", "imaging", "form", "report", "other"])),
                        name="document_kind_known",
                    )
                ],
            },
            managers=[
                ("across_practices", django.db.models.manager.Manager()),
            ],
        ),
    ]
