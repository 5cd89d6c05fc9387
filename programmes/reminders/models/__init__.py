"""What the room keeps: reminders with their tries and changes, what each recipient chose, and how far planning got."""

from programmes.reminders.models.choosing import MemberSettings, ReminderSettings
from programmes.reminders.models.events import ProviderEvent
from programmes.reminders.models.phones import Phone
from programmes.reminders.models.planning import PlanningMark, Pulse
from programmes.reminders.models.reminders import Attempt, Change, Channel, Kind, Reminder, ReminderState
from programmes.reminders.models.wording import PracticeWords

__all__ = [
    "Attempt",
    "Change",
    "Channel",
    "Kind",
    "MemberSettings",
    "Phone",
    "PlanningMark",
    "PracticeWords",
    "ProviderEvent",
    "Pulse",
    "Reminder",
    "ReminderSettings",
    "ReminderState",
]
