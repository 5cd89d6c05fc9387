"""Mutation testing of the reasoning: on a copy of what is committed, with what its own tests notice, counted."""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "docs" / "mutation.md"
MARKS = ROOT / "docs" / "mutation.json"
LOT = 2026
FAILED, BROKE, OUT_OF_TIME = 1, (2, 3), (24, -24, 36, 152)
SURVIVED, NO_TESTS = 0, (5, 33)
HARMLESS = "therapy.reasoning.values.nothing_of_this_name"  # makes every mutant and runs none


@dataclass(frozen=True)
class Mutant:
    """One small change, by the name the tool gives it, and how its tests ended, as the tool counts that."""

    name: str
    status: int | None

    @property
    def survived(self) -> bool:
        return self.status in (SURVIVED, *NO_TESTS)

    @property
    def tried(self) -> bool:
        """Whether the tests came to an end of any kind; where they could not even start, nothing is known."""
        return self.survived or self.status in (FAILED, *BROKE, *OUT_OF_TIME)


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="scripts/mutate")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="take N mutants by lot instead of all")
    parser.add_argument("--keep", metavar="FOLDER", help="work in this folder and leave it, to look at survivors")
    given = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="plumbline-mutants-") as room:
        copy = Path(given.keep or room) / "copy"
        mutmut = _prepared(copy)
        _run(mutmut, copy, [HARMLESS])
        made = sorted(each.name for each in _mutants(copy))
        chosen = random.Random(LOT).sample(made, given.sample) if 0 < given.sample < len(made) else made
        _run(mutmut, copy, chosen if given.sample else [])
        ended = [each for each in _mutants(copy) if each.name in set(chosen)]
        tried = [each for each in ended if each.tried]
        _write(tried, len(made), lambda name: _run(mutmut, copy, [name], verb="show").stdout)
    killed = sum(not each.survived for each in tried)
    print(f"{len(made)} mutants, {len(tried)} tried, {killed} killed: {100 * killed / max(len(tried), 1):.1f} %")
    if len(tried) < len(ended):
        print(f"The tests of {len(ended) - len(tried)} could not be run.", file=sys.stderr)
    return 0 if len(tried) == len(ended) else 1


def _prepared(copy: Path) -> Path:
    """A clone of what is committed, with an environment of its own that holds the tool."""
    if not copy.exists():
        subprocess.run(["git", "clone", "--quiet", ROOT, copy], check=True)
    uv, python = ROOT / ".venv" / "bin" / "uv", copy / ".venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, copy / ".venv"], check=True)
        lock = copy / "requirements-mutate.txt"
        subprocess.run(
            [uv, "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", lock], check=True
        )
    return copy / ".venv" / "bin" / "mutmut"


def _run(mutmut: Path, copy: Path, names: Sequence[str], verb: str = "run") -> subprocess.CompletedProcess[str]:
    few = os.environ | {"PROPERTY_EXAMPLES": "5", "PYTHONTZPATH": ""}
    children = ["--max-children", str(os.cpu_count() or 1)] if verb == "run" else []
    return subprocess.run([mutmut, verb, *children, *names], cwd=copy, env=few, capture_output=True, text=True)


def _mutants(copy: Path) -> Iterator[Mutant]:
    for meta in sorted((copy / "mutants" / "therapy" / "reasoning").rglob("*.py.meta")):
        for name, status in json.loads(meta.read_text("utf-8"))["exit_code_by_key"].items():
            yield Mutant(name, status)


def _write(tried: Sequence[Mutant], made: int, show: Callable[[str], str]) -> None:
    """The count for `scripts/measure reasoning`, and the survivors for a reader, each with its change."""
    survivors = [each for each in tried if each.survived]
    MARKS.write_text(json.dumps({"made": made, "tried": len(tried), "survived": len(survivors)}) + "\n", "utf-8")
    by_file = Counter(each.name.partition(".x")[0] for each in survivors)
    lines = [f"- `{name}`: {count}" for name, count in by_file.most_common()]
    changes = [
        "\n".join(["", f"`{each.name}`", "", "```diff", *_changed(show(each.name)), "```"]) for each in survivors
    ]
    REPORT.write_text("\n".join([HEAD.format(made=made, tried=len(tried), left=len(survivors)), *lines, *changes, ""]))


def _changed(diff: str) -> list[str]:
    """The lines a mutant takes away and puts in."""
    return [line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]


HEAD = """# Mutation testing of the reasoning

Written by `scripts/mutate`. {made} mutants were made, {tried} tried, {left} went unnoticed by the tests of the room.

Unnoticed by file:
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
