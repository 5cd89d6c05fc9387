from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reminders", "0004_key_and_index_by_kind")]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="channel",
            field=models.CharField(
                choices=[("email", "E-mail"), ("sms", "Text message"), ("push", "Notification")],
                default="email",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="attempt",
            name="provider_id",
            field=models.CharField(blank=True, db_index=True, max_length=120),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["channel", "started_at"], name="attempt_by_channel_and_time"),
        ),
    ]
