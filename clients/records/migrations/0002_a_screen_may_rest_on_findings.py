from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0001_first")]

    operations = [
        migrations.AlterField(
            model_name="safetyscreen", name="answers", field=models.JSONField(blank=True, default=dict)
        ),
    ]
