"""The reasoning's figures: what it concludes of whole cases, what holds for every record, how fast, how well tested."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from scripts.measures.figure import Figure
from scripts.measures.reasoning_coverage import reasoning_coverage
from tests.therapy.reasoning.naive_answers import crossed_answer, hip_answer
from tests.therapy.reasoning.scoring_cases import Answer, Marks, engines_answer, marks, score
from tests.therapy.reasoning.worked_cases import WholeCase, whole_cases
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.values import BOTH_SIDES, BodyMapEntry, FindingMade, Record

ROOT = Path(__file__).resolve().parents[2]
PROPERTIES = ROOT / "tests" / "therapy" / "reasoning"
RUNS = 41
LOAD = """
from time import perf_counter
from therapy.knowledge import load_library
began = perf_counter()
load_library()
print((perf_counter() - began) * 1000)
"""


def figures(*, full: bool) -> Iterator[Figure]:
    """All of them. `full` tries every property on 2,000 records instead of 200."""
    library = load_library()
    yield from _cases(library)
    yield from _times(library)
    yield _properties(2000 if full else 200)
    covered = reasoning_coverage()
    yield Figure("coverage of knowledge and reasoning, branches included", covered.percent, "%", most=100, least=100)
    yield from _mutation()


def _cases(library: Library) -> Iterator[Figure]:
    """A table of the engine and two naive answers, and the gain as figures."""
    cases = whole_cases(library)
    yield Figure("whole cases worked from textbooks and guidelines", len(cases), least=60)
    answers: dict[str, Callable[[WholeCase], Answer]] = {
        "engine": lambda case: engines_answer(case, library),
        "a fixed muscle list": crossed_answer,
        "always the hip": hip_answer,
    }
    marked = {name: marks([score(answer(case), case) for case in cases]) for name, answer in answers.items()}
    print(_row("", "recall", "recall m+h", "precision", "precision m+h", "driver", "safety", "false claims"))
    for name, each in marked.items():
        print(_row(name, *_numbers(each)))
    engine, naive = marked["engine"], [marked[name] for name in answers if name != "engine"]
    yield Figure("recall of the engine, at any tier", round(engine.recall, 3), least=max(each.recall for each in naive))
    gain = engine.precision_firm / max(each.precision_firm for each in naive)
    yield Figure("precision at medium and high, times the better naive answer", round(gain, 1), least=2)
    yield Figure("false claims of the engine", engine.false_claims, most=0)
    yield Figure("safety as the sources have it", round(engine.safety, 3), least=0.95)


def _numbers(each: Marks) -> tuple[str, ...]:
    shares = (each.recall, each.recall_firm, each.precision, each.precision_firm, each.drivers, each.safety)
    return (*(f"{share:.2f}" for share in shares), str(each.false_claims))


def _row(name: str, *cells: str) -> str:
    return f"{name:<22}" + "".join(f"{cell:>15}" for cell in cells)


def _times(library: Library) -> Iterator[Figure]:
    record = everything(library)
    analysis = assess(record, library)
    yield Figure("analysis with every test on both sides", _median(lambda: assess(record, library)), "ms", most=10)
    draft = _median(lambda: propose(analysis, library, client=record.client))
    yield Figure("draft from it", draft, "ms", most=50)
    yield Figure("knowledge loads, in a new process", _load(), "ms", most=150)


def everything(library: Library) -> Record:
    """Every observation of every test on both sides: seen on a third of them, from slight to marked."""
    made = [
        FindingMade(seen.id, side)
        for test in library.tests.values()
        if test.id != "body_map"
        for seen in test.observations
        for side in (BOTH_SIDES if seen.sided else (Side.MIDLINE,))
    ]
    findings = tuple(
        FindingMade(each.observation, each.side, (n // 3) % 3 + 1 if n % 3 == 0 else 0) for n, each in enumerate(made)
    )
    marks = (BodyMapEntry("knee", Side.LEFT, pain=5, onset=2020), BodyMapEntry("lumbar", pain=6, tension=6, onset=2023))
    return Record(findings=findings, body_map=marks)


def _median(work: Callable[[], object]) -> float:
    """The median of many runs in milliseconds, after two that warm up."""

    def once() -> float:
        began = perf_counter()
        work()
        return (perf_counter() - began) * 1000

    return round(median([once() for _ in range(RUNS + 2)][2:]), 1)


def _load() -> float:
    """The median of five new processes: reading the knowledge, without the import of its modules."""

    def once() -> float:
        return float(subprocess.run([sys.executable, "-c", LOAD], cwd=ROOT, capture_output=True, text=True).stdout)

    return round(median(once() for _ in range(5)), 1)


def _properties(examples: int) -> Figure:
    """The number of property tests that fail, each tried on so many records."""
    files = sorted(str(path) for path in PROPERTIES.rglob("*propert*.py"))
    tried = os.environ | {"PROPERTY_EXAMPLES": str(examples)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *files]
    said = subprocess.run(command, cwd=ROOT, env=tried, capture_output=True, text=True)
    return Figure(f"properties that fail within {examples} records each", float(said.returncode), most=0, least=0)


def _mutation() -> Iterator[Figure]:
    """From the last run of `scripts/mutate`."""
    marked = json.loads((ROOT / "docs" / "mutation.json").read_text("utf-8"))
    yield Figure(f"mutants tried by scripts/mutate, of {marked['made']}", marked["tried"], least=250)
    noticed = 100 * (1 - marked["survived"] / marked["tried"])
    yield Figure("mutants of the reasoning that its tests notice", round(noticed, 1), "%", least=90)
