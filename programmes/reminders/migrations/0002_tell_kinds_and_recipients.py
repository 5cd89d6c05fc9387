import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("practices", "0002_audit_is_append_only"),
        ("records", "0001_first"),
        ("training", "0001_first"),
        ("reminders", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="reminder",
            name="about",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="records.client",
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="delivered_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="reminder",
            name="expires_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="reminder",
            name="kind",
            field=models.CharField(
                choices=[
                    ("session_due", "Session ahead"),
                    ("nudge", "Session not begun"),
                    ("missed", "Session missed yesterday"),
                    ("programme_changed", "Programme changed"),
                    ("digest", "Morning digest"),
                    ("alert", "Alert"),
                ],
                default="session_due",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="member",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reminders",
                to="practices.member",
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="occasion",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="reminder",
            name="zone_data",
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AlterField(
            model_name="reminder",
            name="channel",
            field=models.CharField(
                choices=[("email", "E-mail"), ("sms", "Text message"), ("push", "Notification")], max_length=10
            ),
        ),
        migrations.AlterField(
            model_name="reminder",
            name="client",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reminders",
                to="records.client",
            ),
        ),
        migrations.AlterField(
            model_name="reminder",
            name="session",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reminders",
                to="training.session",
            ),
        ),
        migrations.AlterField(
            model_name="reminder",
            name="state",
            field=models.CharField(
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
                default="planned",
                max_length=10,
            ),
        ),
    ]
