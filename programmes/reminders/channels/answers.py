from datetime import timedelta


class Refusal(Exception):
    """The provider will never take this message. The text says why, in a sentence for staff."""


class Failure(Exception):
    """The message could not be handed over this time; it was certainly, or harmlessly, not sent.

    `wait` is how long the provider asked us to stay away.
    """

    def __init__(self, *, wait: timedelta = timedelta()) -> None:
        super().__init__()
        self.wait = wait


class Outage(Failure):
    """The provider itself does not answer: the messages after this one had better wait."""


class Doubt(Exception):
    """The message may have gone out, and sending it again would do harm."""
