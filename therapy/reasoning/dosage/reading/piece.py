"""One kind of piece of a typed dose: how it looks, and which fields it says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

type Said = dict[str, Any]
type Read = Callable[[re.Match[str]], Said]

NUMBER = r"\d{1,6}(?:\.\d{1,3})?"
SECONDS, MINUTES = r"(?:s|secs?|seconds?)", r"(?:min|mins|minutes?)"
TIME = rf"(?P<time>{NUMBER})(?:\s*(?P<time_unit>{SECONDS}|{MINUTES})\b)?"


class Unclear(ValueError):
    """A piece that looks right and cannot be meant so; the text is a sentence that says what to type."""


@dataclass(frozen=True, slots=True)
class Piece:
    looks: re.Pattern[str]
    read: Read


def piece(looks: str, read: Read) -> Piece:
    """Spaces in `looks` stand for any white space, or none; a piece ends where a word ends."""
    ends = r"(?!\w|\.\d|/(?!\s*(?:side|leg|arm|hand|foot)))"
    return Piece(re.compile(f"(?:{looks})".replace(" ", r"\s*") + ends, re.ASCII | re.IGNORECASE), read)


def whole(number: str) -> int:
    """A whole number. Raises Unclear for one that is not."""
    if Decimal(number) % 1:
        raise Unclear(
            f"“{number}” is not a whole number. Write {round(Decimal(number))} or {int(Decimal(number)) + 1}."
        )
    return int(Decimal(number))


def seconds(number: str, unit: str | None) -> int:
    """A time as seconds; without a unit it is seconds."""
    return whole(str(Decimal(number) * (60 if (unit or "s").lower().startswith("m") else 1)))
