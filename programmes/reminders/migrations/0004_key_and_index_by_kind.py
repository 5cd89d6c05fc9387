from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reminders", "0003_leave_the_session_its_time")]

    operations = [
        migrations.RemoveConstraint(
            model_name="reminder",
            name="reminder_once_per_session_and_channel",
        ),
        migrations.RemoveConstraint(
            model_name="reminder",
            name="reminder_state_known",
        ),
        migrations.RemoveIndex(
            model_name="reminder",
            name="reminder_due",
        ),
        migrations.AddIndex(
            model_name="reminder",
            index=models.Index(
                condition=models.Q(("state__in", ("planned", "retry"))),
                fields=["due_at", "practice", "channel"],
                name="reminder_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="reminder",
            index=models.Index(
                condition=models.Q(("state__in", ("claimed", "sending"))), fields=["lease_until"], name="reminder_held"
            ),
        ),
        migrations.AddIndex(
            model_name="reminder",
            index=models.Index(fields=["practice", "state", "due_at"], name="reminder_by_practice"),
        ),
        migrations.AddIndex(
            model_name="reminder",
            index=models.Index(fields=["practice", "due_at"], name="reminder_by_day"),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("client__isnull", False), ("member", None)),
                    models.Q(("client", None), ("member__isnull", False)),
                    _connector="OR",
                ),
                name="reminder_to_a_client_or_a_member",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                fields=("client", "session", "kind", "channel"), name="reminder_once_per_session_kind_and_channel"
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("session", None)),
                fields=("client", "kind", "channel", "occasion"),
                name="reminder_once_per_occasion_of_a_client",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("client", None)),
                fields=("member", "kind", "channel", "occasion"),
                name="reminder_once_per_occasion_of_a_member",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["planned", "claimed", "sending", "sent", "retry", "dead", "unknown", "expired", "cancelled"],
                    )
                ),
                name="reminder_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("lease_token__isnull", False),
                        ("lease_until__isnull", False),
                        ("state__in", ("claimed", "sending")),
                    ),
                    models.Q(
                        models.Q(("state__in", ("claimed", "sending")), _negated=True),
                        ("lease_token", None),
                        ("lease_until", None),
                    ),
                    _connector="OR",
                ),
                name="reminder_leased_while_held",
            ),
        ),
    ]
