from types import TracebackType
from typing import Self

from programmes.reminders.channels.mail import Mail
from programmes.reminders.letters import Letter


class Post:
    """Hands letters to their channels. Use it as a context: connections stay open until it ends."""

    def __init__(self) -> None:
        self._mail = Mail()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._mail.close()

    def send(self, letter: Letter, channel: str) -> str:
        """Send it, and return by which id the provider knows it, "" where it names none.

        Raises Refusal, Failure or Doubt.
        """
        return self._mail.send(letter)
