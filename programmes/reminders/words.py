"""What a message says: our own words, or the practice's, with a few safe placeholders and nothing about the body."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from programmes.reminders.models import Kind

PLACEHOLDERS = ("first_name", "day", "time", "practice")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """A message: `subject` and `text` for e-mail, `short` for text messages and notifications."""

    subject: str
    text: str
    short: str

    def filled(self, values: Mapping[str, str]) -> "Words":
        return Words(*(fill(part, values) for part in (self.subject, self.text, self.short)))


DEFAULTS: Mapping[str, Words] = {
    Kind.SESSION_DUE: Words(
        subject="Your session at {time}",
        text="Hello {first_name},\n\nyour session is planned for {day} at {time}.",
        short="{practice}: your session is at {time}.",
    ),
    Kind.NUDGE: Words(
        subject="There is still time today",
        text="Hello {first_name},\n\ntoday’s session is still open. A short one counts too, and another day is fine.",
        short="{practice}: today’s session is still open.",
    ),
    Kind.MISSED: Words(
        subject="Yesterday’s session",
        text="Hello {first_name},\n\nyesterday’s session stayed undone. Never mind: go on with the next.",
        short="{practice}: go on with your next session when it suits.",
    ),
    Kind.PROGRAMME_CHANGED: Words(
        subject="Your programme has changed",
        text="Hello {first_name},\n\n{practice} has changed your programme. Open it to see what is new.",
        short="{practice}: your programme has changed.",
    ),
    Kind.DIGEST: Words(
        subject="Your day in Plumbline",
        text="Good morning {first_name},\n\nthis is how {day} begins.",
        short="{practice}: your day in Plumbline.",
    ),
    Kind.ALERT: Words(
        subject="A client needs you",
        text="Hello {first_name},\n\na client of yours needs a decision. Open Plumbline to see who and why.",
        short="{practice}: a client needs a decision.",
    ),
}


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each placeholder's value. An unknown one stays as it is written: nothing is evaluated."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)
