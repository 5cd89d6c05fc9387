"""The main job's figures: how soon the product is there, how true its reasoning, how quiet its pages."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from scripts.measures.figure import Figure
from tests.journeys.product import free_port

ROOT = Path(__file__).resolve().parents[2]
REASONING = ROOT / "tests" / "therapy" / "reasoning"
CACHES = ("PIP_CACHE_DIR", "UV_CACHE_DIR", "XDG_CACHE_HOME")


def figures(*, full: bool) -> Iterator[Figure]:
    """Starts from a clean clone, the command's answers, and queries. `full` adds the whole suite on the clone."""
    with tempfile.TemporaryDirectory(prefix="plumbline-clone-") as folder:
        clone = Path(folder) / "a clean clone"
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        yield from _starts(clone, Path(folder))
        if full:
            yield _suite(clone)
    yield from _reasoning()
    yield from _queries()


def _starts(clone: Path, folder: Path) -> Iterator[Figure]:
    cold = {name: str(folder / "cache") for name in CACHES}
    yield Figure("first page, cold package cache", _seconds_to_first_page(clone, cold), "s", most=60)
    shutil.rmtree(clone / ".venv")
    shutil.rmtree(clone / "var")
    yield Figure("first page, warm package cache", _seconds_to_first_page(clone, cold), "s", most=20)
    yield Figure("first page, second start", _seconds_to_first_page(clone, cold), "s", most=5)


def _seconds_to_first_page(clone: Path, environment: dict[str, str]) -> float:
    """From `./run` to the first page; stopped as by Ctrl-C afterwards."""
    port = free_port()
    began = time.monotonic()
    with subprocess.Popen(
        [clone / "run"], env={**os.environ, **environment, "PORT": str(port)}, cwd=clone.parent,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        while not _answers(port):
            if running.poll() is not None or time.monotonic() - began > 300:
                return float("inf")
            time.sleep(0.05)
        took = time.monotonic() - began
        running.send_signal(signal.SIGINT)
        running.wait(timeout=30)
    return round(took, 1)


def _answers(port: int) -> bool:
    try:
        return bool(urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10).status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _suite(clone: Path) -> Figure:
    began = time.monotonic()
    status = subprocess.run([clone / "test"], cwd=clone, stdout=subprocess.DEVNULL).returncode
    return Figure(
        "./test on the clone", round((time.monotonic() - began) / 60, 1) if status == 0 else 999, "min", most=10
    )


def _reasoning() -> Iterator[Figure]:
    expected = json.loads((REASONING / "expected" / "knee_to_back.json").read_text("utf-8"))
    answer = json.loads(_assess("knee_to_back", "--json").stdout)
    yield Figure("worked example, largest difference", _largest_difference(expected, answer), most=0.001)
    draft = json.loads(_assess("postpartum_four_fingers", "--json").stdout)
    yield Figure("postpartum draft, exercises its tags forbid", _forbidden(draft), most=0)
    stopped = _assess("stop_first", "--json")
    yield Figure("red flag, exit status", stopped.returncode, most=3, least=3)
    yield Figure("red flag, programmes", int(json.loads(stopped.stdout)["programme"] is not None), most=0)
    clean = json.loads(_assess("nothing_to_claim", "--json").stdout)
    yield Figure("clean case, claims", len(clean["muscles"]) + len(clean["cascades"]), most=0)


def _assess(case: str, *words: str) -> subprocess.CompletedProcess[str]:
    file = str(REASONING / "cases" / f"{case}.yaml")
    command = [str(ROOT / "run"), "manage", "assess", file, *words]
    return subprocess.run(command, capture_output=True, text=True)


def _largest_difference(expected: dict[str, Any], answer: dict[str, Any]) -> float:
    """The largest difference of any score worked by hand; infinite where a path, band, muscle or state differs."""
    differences = [_difference(each, answer["cascades"], ("path", "band")) for each in expected["paths"]]
    same = ("muscle", "side", "state", "confidence", "tests")
    differences += [_difference(each, answer["muscles"], same) for each in expected["muscles"]]
    return round(max(differences), 6)


def _difference(expected: dict[str, Any], answers: list[dict[str, Any]], same: tuple[str, ...]) -> float:
    """How far the score lies from that of the answer which is the same in these keys; infinite if none is."""
    alike = (each for each in answers if all(each[key] == expected[key] for key in same))
    return min((abs(each["score"] - expected["score"]) for each in alike), default=float("inf"))


def _forbidden(draft: dict[str, Any]) -> int:
    tags, records = set(draft["safety"]["tags"]), ROOT / "therapy" / "knowledge" / "data" / "exercises"
    prescribed = {
        each["exercise"]
        for stage in draft["programme"]["stages"]
        for workout in stage["workouts"]
        for each in workout["prescriptions"]
    }
    avoid = {each: set(yaml.safe_load((records / f"{each}.yaml").read_text("utf-8"))["avoid"]) for each in prescribed}
    return sum(bool(tags & avoided) for avoided in avoid.values())


def _queries() -> Iterator[Figure]:
    """Counted by the contract test with 10 and with 1,000 clients, against the recorded figures."""
    status = subprocess.run([ROOT / "test", "tests/contracts/test_queries.py"], stdout=subprocess.DEVNULL).returncode
    yield Figure("query counts differ between 10 and 1,000 clients", float(status != 0), most=0)
    recorded = json.loads((ROOT / "tests" / "contracts" / "queries.json").read_text("utf-8"))
    for page, count in sorted(recorded.items()):
        yield Figure(f"queries, {page}", count, most=12)
