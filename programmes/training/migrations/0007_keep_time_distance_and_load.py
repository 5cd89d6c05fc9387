import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0006_keep_stages_that_run_open"),
    ]

    operations = [
        migrations.AddField(
            model_name="setlog",
            name="load_kg",
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
        ),
        migrations.AddField(
            model_name="setlog",
            name="metres",
            field=models.PositiveIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(40000)]),
        ),
        migrations.AddField(
            model_name="setlog",
            name="seconds",
            field=models.PositiveSmallIntegerField(
                default=0, validators=[django.core.validators.MaxValueValidator(14400)]
            ),
        ),
        migrations.AlterField(
            model_name="setlog",
            name="set_number",
            field=models.PositiveSmallIntegerField(
                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(11)]
            ),
        ),
    ]
