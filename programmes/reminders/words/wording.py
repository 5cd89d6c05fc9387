"""What a message is made of: its words, the few placeholders they may hold, and what a language adds to all of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

PLACEHOLDERS = ("first_name", "day", "time", "practice")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each placeholder's value. An unknown one stays as it is written: nothing is evaluated."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


@dataclass(frozen=True, slots=True)
class Words:
    """A message: `subject` and `text` for e-mail, `short` for text messages and notifications."""

    subject: str
    text: str
    short: str

    def filled(self, values: Mapping[str, str]) -> "Words":
        return Words(*(fill(part, values) for part in (self.subject, self.text, self.short)))

    def with_more(self, lines: str) -> "Words":
        """The same with these lines after the text of the e-mail."""
        return Words(self.subject, f"{self.text}\n\n{lines}", self.short)


@dataclass(frozen=True, slots=True)
class Stopping:
    """The page behind the stop address: the question, what follows, and what it says once it is done."""

    question: str
    follows: str
    done: str
    back: str

    def of(self, practice: str) -> "Stopping":
        said = (self.question, self.follows, self.done, self.back)
        return Stopping(*(fill(each, {"practice": practice}) for each in said))


@dataclass(frozen=True, slots=True)
class Speech:
    """One language: its messages by kind, what stands on their buttons, and the way to stop them.

    `counts` are the lines of a digest with its numbers. `day` is a date format of Django's. `test` is the short message
    by which a phone is tried.
    """

    words: Mapping[str, Words]
    actions: Mapping[str, str]
    had_enough: str
    stop: str
    stopping: Stopping
    test: str
    counts: str
    day: str = "l j F"
    right_to_left: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if self.right_to_left else "ltr"
