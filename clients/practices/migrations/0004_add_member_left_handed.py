from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("practices", "0003_add_practice_suggestions"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="left_handed",
            field=models.BooleanField(default=False),
        ),
    ]
