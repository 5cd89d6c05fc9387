"""What a message says: our own words, or the practice's, with a few safe placeholders and nothing about the body."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.core.exceptions import ValidationError

from programmes.reminders.models import Kind, PracticeWords
from therapy.knowledge import load_library

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


def words_of(practice_id: UUID) -> Mapping[str, Words]:
    """What this practice says in each kind of message: its own words, and ours for the rest."""
    own = PracticeWords.across_practices.filter(practice=practice_id).values_list("kind", "subject", "text", "short")
    return {**DEFAULTS, **{kind: Words(*parts) for kind, *parts in own}}


def check_words(words: Words) -> None:
    """Raise ValidationError, at each field, for what a message must not say."""
    wrong = {name: list(_wrong_with(name, getattr(words, name))) for name in ("subject", "text", "short")}
    if found := {name: sentences for name, sentences in wrong.items() if sentences}:
        raise ValidationError(found)


def _wrong_with(name: str, text: str) -> Iterator[str]:
    named = _PLACEHOLDER.findall(text)
    unknown = [word for word in named if word not in PLACEHOLDERS]
    if unknown or re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
        allowed = ", ".join("{" + word + "}" for word in PLACEHOLDERS)
        yield f"Only these may stand in braces: {allowed}."
    if name != "text" and "first_name" in named:
        yield "Leave the name out here: this shows on a locked screen."
    if name != "text" and "\n" in text:
        yield "Keep this to one line."
    if said := _of_the_body(text):
        yield f"Leave out “{said}”: a message must not tell what is treated."


def _of_the_body(text: str) -> str:
    """The first name of a body part, muscle or exercise in the text; empty where there is none."""
    low = text.casefold()
    return next((name for name in _body_names() if re.search(rf"\b{re.escape(name)}s?\b", low)), "")


@cache
def _body_names() -> tuple[str, ...]:
    library = load_library()
    parts = {part for region in library.regions.values() for part in re.findall(r"[a-z]+", region.name.casefold())}
    things = {thing.name.casefold() for things in (library.muscles, library.exercises) for thing in things.values()}
    return tuple(sorted((parts - {"and", "inner", "unit", "cylinder"}) | things))
