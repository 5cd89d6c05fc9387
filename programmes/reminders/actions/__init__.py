"""What may happen to reminders: they are planned, chosen about, turned off, sent again, and told of by providers."""

from programmes.reminders.actions.choosing import choose_messages, choose_reminders, turn_off
from programmes.reminders.actions.phones import add_phone, end_phones
from programmes.reminders.actions.retrying import send_again
from programmes.reminders.planning.following import plan_news, plan_reminders

__all__ = [
    "add_phone",
    "choose_messages",
    "choose_reminders",
    "end_phones",
    "plan_news",
    "plan_reminders",
    "send_again",
    "turn_off",
]
