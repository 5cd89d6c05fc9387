from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0008_keep_documents"),
    ]

    operations = [
        migrations.AddField(
            model_name="safetyscreen",
            name="follow_ups",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
