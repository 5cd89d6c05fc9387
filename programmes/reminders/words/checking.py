"""What a message must not say: nothing but the safe placeholders in braces, no name on a locked screen, no body."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from django.core.exceptions import ValidationError

from programmes.reminders.words.body_words import BODY_WORDS
from programmes.reminders.words.wording import PLACEHOLDER, PLACEHOLDERS, Words
from therapy.knowledge import load_library


def check_words(words: Words, *, own_names: Collection[str] = ()) -> None:
    """Raise ValidationError, at each field, for what a message must not say, in whatever language.

    `own_names` are those of the practice's own exercises.
    """
    wrong = {name: list(_wrong_with(name, getattr(words, name), own_names)) for name in ("subject", "text", "short")}
    if found := {name: sentences for name, sentences in wrong.items() if sentences}:
        raise ValidationError(found)


def _wrong_with(name: str, text: str, own_names: Collection[str]) -> Iterator[str]:
    named = PLACEHOLDER.findall(text)
    yield from _wrong_braces(text, named)
    if name != "text" and "first_name" in named:
        yield "Leave the name out here: this shows on a locked screen."
    if name != "text" and "\n" in text:
        yield "Keep this to one line."
    if re.search(r"(?i)https?:|www\.", text):
        yield "Leave addresses out: the button leads to the right page."
    if said := told_of_the_body(text) or _named_in(text, own_names):
        yield f"Leave out “{said}”: a message must not tell what is treated."


def _wrong_braces(text: str, named: list[str]) -> Iterator[str]:
    allowed = ", ".join("{" + word + "}" for word in PLACEHOLDERS)
    if unknown := next((word for word in named if word not in PLACEHOLDERS), ""):
        yield f"“{{{unknown}}}” is not known here. Only these may stand in braces: {allowed}."
    elif re.search(r"[{}]", PLACEHOLDER.sub("", text)):
        yield f"Only these may stand in braces: {allowed}."


def told_of_the_body(text: str) -> str:
    """The first name of a body part, muscle, exercise or trouble in the text; empty where there is none."""
    found = _telling().search(text.casefold())
    return found[0] if found else ""


def _named_in(text: str, names: Collection[str]) -> str:
    """The longest of the names that stands in the text as a whole; empty where none does."""
    folded = text.casefold()
    found = (each for each in names if re.search(rf"(?<!\w){re.escape(each.casefold())}s?(?!\w)", folded))
    return max(found, key=len, default="")


@cache
def _telling() -> re.Pattern[str]:
    beginnings = sorted({word for words in BODY_WORDS.values() for word in words})
    named = "|".join(map(re.escape, sorted(_names(), key=len, reverse=True)))
    begun = "|".join(map(re.escape, beginnings))
    return re.compile(rf"\b(?:(?:{named})s?\b|(?:ال)?(?:{begun})\w*)")


def _names() -> set[str]:
    """What our knowledge calls regions, muscles and exercises."""
    library = load_library()
    parts = {part for region in library.regions.values() for part in re.findall(r"[a-z]+", region.name.casefold())}
    things = {thing.name.casefold() for things in (library.muscles, library.exercises) for thing in things.values()}
    return (parts - {"and", "inner", "unit", "cylinder"}) | things
