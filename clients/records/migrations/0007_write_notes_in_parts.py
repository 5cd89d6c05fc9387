from django.db import migrations, models

PARTS = ("subjective", "objective", "appraisal", "plan")


class Migration(migrations.Migration):
    dependencies = [("records", "0006_keep_complaint_and_pronouns")]

    operations = [
        *(
            migrations.AddField(
                model_name="note",
                name=part,
                field=models.TextField(blank=True, default="", max_length=10000),
                preserve_default=False,
            )
            for part in PARTS
        ),
        migrations.AlterField(model_name="note", name="text", field=models.TextField(blank=True, max_length=10000)),
        migrations.AddField(model_name="note", name="version", field=models.PositiveIntegerField(default=1)),
    ]
