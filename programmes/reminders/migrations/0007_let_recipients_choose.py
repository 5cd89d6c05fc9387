import datetime

import django.core.validators
import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import clients.practices.ids
import programmes.reminders.weekdays


class Migration(migrations.Migration):
    dependencies = [
        ("practices", "0002_audit_is_append_only"),
        ("records", "0001_first"),
        ("reminders", "0006_keep_each_change"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReminderSettings",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=clients.practices.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("by_email", models.BooleanField(default=True)),
                ("by_sms", models.BooleanField(default=False)),
                ("by_push", models.BooleanField(default=True)),
                (
                    "lead_minutes",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(5),
                            django.core.validators.MaxValueValidator(1440),
                        ],
                    ),
                ),
                ("quiet_from", models.TimeField(default=datetime.time(21, 0))),
                ("quiet_until", models.TimeField(default=datetime.time(7, 0))),
                ("weekdays", models.JSONField(default=programmes.reminders.weekdays.every_day)),
                ("paused_until", models.DateField(blank=True, null=True)),
                ("nudges", models.BooleanField(default=True)),
                ("missed", models.BooleanField(default=False)),
                ("off_because", models.JSONField(blank=True, default=dict)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "client",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminder_settings",
                        to="records.client",
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
                "abstract": False,
            },
            managers=[
                ("across_practices", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="MemberSettings",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=clients.practices.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.BooleanField(default=True)),
                ("alerts", models.BooleanField(default=True)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminder_settings",
                        to="practices.member",
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
                "abstract": False,
            },
            managers=[
                ("across_practices", django.db.models.manager.Manager()),
            ],
        ),
    ]
