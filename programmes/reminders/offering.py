from django.conf import settings

from programmes.reminders.channels.push_service import push_is_offered
from programmes.reminders.models import Channel


def channels_offered() -> tuple[str, ...]:
    """The channels that this installation can send on."""
    offered = {Channel.EMAIL: True, Channel.SMS: bool(settings.SMS_URL), Channel.PUSH: push_is_offered()}
    return tuple(channel for channel, is_offered in offered.items() if is_offered)
