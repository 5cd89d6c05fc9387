from collections.abc import Callable, Mapping
from datetime import datetime
from types import TracebackType
from typing import Self

from programmes.reminders.channels import push, texts
from programmes.reminders.channels.mail import Mail
from programmes.reminders.letters import Letter
from programmes.reminders.models import Channel


class Post:
    """Hands letters to their channels. Use it as a context: connections stay open until it ends."""

    def __init__(self) -> None:
        self._mail = Mail()
        self._ways: Mapping[str, Callable[[Letter, datetime], str]] = {
            Channel.EMAIL: self._mail.send,
            Channel.SMS: texts.send,
            Channel.PUSH: push.send,
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._mail.close()

    def send(self, letter: Letter, channel: str, *, now: datetime) -> str:
        """Send it, and return by which id the provider knows it, "" where it names none.

        Raises Refusal, Failure or Doubt.
        """
        return self._ways[channel](letter, now)
