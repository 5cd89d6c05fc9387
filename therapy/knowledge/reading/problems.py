"""Mistakes, each told as one sentence with its file and line, and collected instead of stopping at the first."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it stands, at which key, and what would be right."""

    file: str
    line: int
    says: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.says}"


class ReadingError(ValueError):
    """A text that cannot be read as what it should be; it carries every mistake, in the order of the lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """A question naming the nearest word, with a space before it, or nothing when none is near."""
    nearest = get_close_matches(word, list(words), n=1)
    return f" Did you mean '{nearest[0]}'?" if nearest else ""
