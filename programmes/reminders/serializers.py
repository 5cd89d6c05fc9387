from rest_framework import serializers

from programmes.reminders.models import Reminder


class ReminderShape(serializers.ModelSerializer[Reminder]):
    """A reminder as read: when it is or was due, how it stands, and why it was not sent."""

    class Meta:
        model = Reminder
        fields = [
            "id", "client", "member", "session", "kind", "channel", "local_date", "local_time", "time_zone",
            "due_at", "expires_at", "state", "sent_at", "delivered_at", "reason",
        ]  # fmt: skip
        read_only_fields = fields
