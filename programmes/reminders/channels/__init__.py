"""How a message travels: one module for each way, and the post that holds their connections while it works."""

from programmes.reminders.channels.answers import Doubt, Failure, Outage, Refusal
from programmes.reminders.channels.post import Post

__all__ = ["Doubt", "Failure", "Outage", "Post", "Refusal"]
