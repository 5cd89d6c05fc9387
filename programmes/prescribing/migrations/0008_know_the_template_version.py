import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
from django.db import migrations, models

import clients.practices.ids


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0004_published_templates_never_change"),
        ("practices", "0003_add_practice_suggestions"),
        ("prescribing", "0007_grow_the_dose"),
    ]

    operations = [
        migrations.AddField(
            model_name="programmeversion",
            name="template_version",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="library.templateversion",
            ),
        ),
        migrations.CreateModel(
            name="TemplateDeclined",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=clients.practices.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("because", models.CharField(blank=True, max_length=300)),
                ("declined_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "declined_by",
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
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declined_templates",
                        to="prescribing.programme",
                    ),
                ),
                (
                    "template_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="library.templateversion"
                    ),
                ),
            ],
            managers=[("across_practices", django.db.models.manager.Manager())],
        ),
        migrations.AddConstraint(
            model_name="templatedeclined",
            constraint=models.UniqueConstraint(fields=("programme", "template_version"), name="template_declined_once"),
        ),
    ]
