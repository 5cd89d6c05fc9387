"""How much of the knowledge and of the reasoning the tests of their own rooms run, branches included."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scripts.measures.figure import Figure

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("therapy.knowledge", "therapy.reasoning")
TESTS = ("tests/therapy/knowledge", "tests/therapy/reasoning")


class Covered(NamedTuple):
    """The percentage of lines and branches that were run, and the report's line for each file that lacks some."""

    percent: float
    missing: tuple[str, ...]


def figures(*, full: bool) -> Iterator[Figure]:
    """The percentage, beside its bound of all; what was not run is printed by itself."""
    covered = reasoning_coverage()
    print(*covered.missing, sep="\n", file=sys.stderr)
    yield Figure("coverage of knowledge and reasoning, branches included", covered.percent, "%", most=100, least=100)


def reasoning_coverage() -> Covered:
    """What these tests cover; -1 percent where they fail."""
    with tempfile.TemporaryDirectory() as room:
        there = os.environ | {"COVERAGE_FILE": str(Path(room) / "coverage")}
        run = ("run", "--branch", f"--source={','.join(PACKAGES)}", "-m", "pytest", "-q", "-p", "no:cacheprovider")
        if _coverage(*run, *TESTS, env=there).returncode:
            return Covered(-1, ("The tests fail, so nothing was measured.",))
        total = _coverage("report", "--format=total", "--precision=2", env=there).stdout
        report = _coverage("report", "--show-missing", "--skip-covered", env=there).stdout
    missing = tuple(line for line in report.splitlines() if line.startswith("therapy/"))
    return Covered(float(total), missing)


def _coverage(*words: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "coverage", *words]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
