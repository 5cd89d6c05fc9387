import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
from django.db import migrations, models

import clients.practices.ids


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0008_signatures_and_addenda"),
        ("practices", "0004_add_member_left_handed"),
    ]

    operations = [
        migrations.CreateModel(
            name="SmallPhoto",
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
                    "photo",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="small", to="assessments.photo"
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
                "abstract": False,
            },
            managers=[
                ("across_practices", django.db.models.manager.Manager()),
            ],
        ),
    ]
