"""Whether the measurements can fail: each guard is taken out of a copy of the product; what measures it must see."""

import shutil
import subprocess
import tempfile
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from pathlib import Path

from scripts.measures.faults.rig import rig
from scripts.measures.faults.running import run
from scripts.measures.faults.seeds import SEEDS, Seed
from scripts.measures.figure import Figure

TRIES = 3  # where a kill hits is a matter of chance
HERE = Path(__file__).resolve().parents[3]


def without_guards(wanted: Collection[str]) -> Iterator[Figure]:
    """For each guard, or those whose codes are named, how many figures turned red; the first is enough."""
    with rig() as environment:
        for seed in SEEDS:
            if not wanted or seed.code in wanted:
                yield _seen(seed, environment)


def _seen(seed: Seed, environment: dict[str, str]) -> Figure:
    with tempfile.TemporaryDirectory(prefix="plumbline-seed-") as folder:
        copy = Path(folder) / "product"
        _copy_to(copy)
        for path, code in seed.added.items():
            with (copy / path).open("a", encoding="utf-8") as file:
                file.write(f"\n\n{code}\n")
        tries = (_red(seed, {**environment, **seed.told}, copy) for _ in range(TRIES))
        red = next(filter(None, tries), None)
    what = f"{seed.code} without its guard, {seed.guard}"
    return Figure(f"{what}: {red.name} {red.seen:g}" if red else f"{what}: nothing", int(bool(red)), least=1)


def _red(seed: Seed, environment: dict[str, str], copy: Path) -> Figure | None:
    """The first figure that shows the fault. A run that breaks off shows nothing."""
    with suppress(subprocess.CalledProcessError), closing(run(seed.group, seed.size, environment, cwd=copy)) as figures:
        return next((figure for figure in figures if not figure.holds and seed.shows in figure.name), None)
    return None


def _copy_to(place: Path) -> None:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    for name in subprocess.run(listed, cwd=HERE, check=True, capture_output=True, text=True).stdout.split("\0"):
        if name and (HERE / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(HERE / name, place / name)
