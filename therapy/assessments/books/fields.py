"""The parts of an entry: each reads what was said, or raises ValueError with what would be right."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from therapy.assessments.sheet import number_from
from therapy.reasoning.cases.examined import grade_of

WITH_SIGN = re.compile(r"[0-5][+-]")

type Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `least` to `most`; `unit` is how it is written behind it."""

    least: float
    most: float
    unit: str = ""

    @property
    def steps(self) -> Options:
        """The whole numbers in it, to be tapped where they are few."""
        return tuple((f"{n}", f"{n}") for n in range(int(self.least), int(self.most) + 1))

    def read(self, said: Any) -> float:
        value = number_from(str(said))
        if not self.least <= value <= self.most:
            raise ValueError(f"give a number from {self.least:g} to {self.most:g}{self.unit}")
        return int(value) if value == int(value) else value


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of strength by hand, 0 to 5; a plus or minus is a third of a grade. `marks` can be tapped."""

    marks: ClassVar[tuple[str, ...]] = ("0", "1", "2", "3", "4", "5")
    normal: ClassVar[str] = "5"

    def read(self, said: Any) -> float:
        words = str(said).strip()
        value = grade_of(words) if WITH_SIGN.fullmatch(words) else number_from(words)
        if not 0 <= value <= len(self.marks) - 1:
            raise ValueError("give a grade from 0 to 5, such as 4 or 4+")
        return int(value) if value == int(value) else value


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words; `normal` is the one that is as usual."""

    options: Options
    normal: str = ""

    def read(self, said: Any) -> str:
        if said not in dict(self.options):
            raise ValueError(f"choose one of {', '.join(value for value, _ in self.options)}")
        return str(said)


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Any of many, each once, in the order of the options."""

    options: Options

    def read(self, said: Any) -> list[str] | None:
        if not isinstance(said, list):
            raise ValueError("give a list of ids")
        known = dict(self.options)
        unknown = next((each for each in said if each not in known), None)
        if unknown is not None:
            raise ValueError(f"“{str(unknown)[:40]}” is not known. Choose from the list")
        return [value for value in known if value in said] or None


@dataclass(frozen=True, slots=True)
class Words:
    """A line of the therapist's own words."""

    most: int

    def read(self, said: Any) -> str:
        words = " ".join(str(said).split())
        if len(words) > self.most:
            raise ValueError(f"say it in at most {self.most} characters")
        return words


@dataclass(frozen=True, slots=True)
class Prose:
    """The therapist's own words, line by line as they were written."""

    most: int

    def read(self, said: Any) -> str:
        words = "\n".join(line.rstrip() for line in str(said).splitlines()).strip()
        if len(words) > self.most:
            raise ValueError(f"say it in at most {self.most} characters")
        return words


@dataclass(frozen=True, slots=True)
class Yes:
    """A box that is ticked, or nothing."""

    def read(self, said: Any) -> bool | None:
        if said not in (True, False, "yes"):
            raise ValueError("say true, or leave it out")
        return True if said else None


type Field = Number | Grade | OneOf | SomeOf | Words | Prose | Yes


def options(words: Iterable[str]) -> Options:
    """Words that stand for themselves, as options."""
    return tuple((word, word.replace("_", " ").capitalize()) for word in words)
