"""What may happen to reminders."""

from programmes.reminders.planning.following import plan_news, plan_reminders

__all__ = ["plan_news", "plan_reminders"]
