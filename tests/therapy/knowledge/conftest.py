"""A copy of the real knowledge in which a test may spoil one thing and see what is said about it."""

import os
import shutil
from functools import cached_property
from pathlib import Path

import pytest

from therapy.knowledge.loading import DATA, Examination, examine


class Copy:
    """A data folder to be edited; every edit must find the text it replaces.

    It holds links, and a file of its own for each that was edited; ask for errors when all edits are made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def change(self, file: str, old: str, new: str) -> "Copy":
        text = (self.folder / file).read_text()
        assert old in text, f"{file} no longer holds {old!r}"
        return self.write(file, text.replace(old, new, 1))

    def write(self, file: str, text: str) -> "Copy":
        (self.folder / file).unlink()
        (self.folder / file).write_text(text)
        return self

    def line(self, file: str, text: str) -> str:
        """How a complaint about the first line with this text begins."""
        lines = (self.folder / file).read_text().splitlines()
        number = next(number for number, line in enumerate(lines, 1) if text in line)
        return f"{file}, line {number}: "

    @cached_property
    def examination(self) -> Examination:
        return examine(self.folder)

    @property
    def errors(self) -> list[str]:
        return [str(problem) for problem in self.examination.errors]

    @property
    def warnings(self) -> list[str]:
        return [str(problem) for problem in self.examination.warnings]


@pytest.fixture
def copy(tmp_path) -> Copy:
    shutil.copytree(DATA, tmp_path / "data", copy_function=os.symlink)
    return Copy(tmp_path / "data")
