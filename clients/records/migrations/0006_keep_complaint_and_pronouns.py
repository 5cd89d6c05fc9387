from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0005_choose_how_the_figure_looks")]

    operations = [
        migrations.AddField(
            model_name="client", name="complaint", field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="client", name="pronouns", field=models.CharField(blank=True, default="", max_length=30),
            preserve_default=False,
        ),
    ]  # fmt: skip
