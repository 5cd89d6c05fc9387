import json
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure


def run(group: str, size: Size, environment: dict[str, str], *, cwd: Path | None = None) -> Generator[Figure]:
    """What a group sees inside this rig, of the product in `cwd`; closed early, it ends the group.

    Raises CalledProcessError where the group breaks off.
    """
    command = [sys.executable, "-m", "scripts.measures.faults.inside", group, size]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=cwd) as child:
        assert child.stdout is not None
        try:
            for line in child.stdout:
                yield Figure(**json.loads(line))
        except GeneratorExit:
            child.terminate()
            raise
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
