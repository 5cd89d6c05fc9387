from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0001_first")]

    operations = [
        migrations.RemoveConstraint(model_name="score", name="score_answered_or_typed_in"),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.CheckConstraint(
                condition=Q(request__isnull=False) | Q(typed_by__isnull=False),
                name="score_answered_or_typed_in",
            ),
        ),
    ]
