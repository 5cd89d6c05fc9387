from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0006_own_sets_and_places"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="decision",
            name="decision_choice_known",
        ),
        migrations.AlterField(
            model_name="decision",
            name="choice",
            field=models.CharField(
                choices=[
                    ("accept", "Accepted"),
                    ("edit", "Edited"),
                    ("reject", "Rejected"),
                    ("park", "Parked"),
                    ("reopen", "Undone"),
                    ("add", "Added"),
                ],
                max_length=6,
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("choice__in", ["accept", "edit", "reject", "park", "reopen", "add"])),
                name="decision_choice_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("choice", "add"), _negated=True),
                    models.Q(
                        ("hypothesis__startswith", "own:"),
                        models.Q(("words", ""), _negated=True),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="decision_added_with_words_and_reason",
            ),
        ),
    ]
