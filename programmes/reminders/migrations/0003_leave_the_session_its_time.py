from typing import Any

from django.db import migrations, models


def fill_in_again(apps: Any, schema_editor: Any) -> None:
    """What the session says, for those who go back."""
    Reminder = apps.get_model("reminders", "Reminder")
    session = apps.get_model("training", "Session").objects.filter(pk=models.OuterRef("session"))
    Reminder.objects.update(
        planned_for_day=models.Subquery(session.values("scheduled_on")[:1]),
        planned_for_time=models.Subquery(session.values("scheduled_time")[:1]),
    )


class Migration(migrations.Migration):
    dependencies = [("training", "0001_first"), ("reminders", "0002_tell_kinds_and_recipients")]

    operations = [
        migrations.AlterField("reminder", "planned_for_day", models.DateField(null=True)),
        migrations.AlterField("reminder", "planned_for_time", models.TimeField(null=True)),
        migrations.RunPython(migrations.RunPython.noop, fill_in_again),
        migrations.RemoveField(
            model_name="reminder",
            name="planned_for_day",
        ),
        migrations.RemoveField(
            model_name="reminder",
            name="planned_for_time",
        ),
    ]
