import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
from django.db import migrations, models

import clients.practices.ids


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0005_changes_are_known_again"),
        ("practices", "0003_add_practice_suggestions"),
    ]

    operations = [
        migrations.AddField(
            model_name="assessment",
            name="places",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="assessment",
            name="set_name",
            field=models.CharField(blank=True, default="", max_length=80),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="OwnSet",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=clients.practices.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("tests", models.JSONField(default=list)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at", None)),
                        fields=("practice", "name"),
                        name="own_set_name_once",
                        violation_error_message="Your practice has a set of this name. Choose another name.",
                    )
                ],
            },
            managers=[
                ("across_practices", django.db.models.manager.Manager()),
            ],
        ),
    ]
