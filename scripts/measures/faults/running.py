import json
import subprocess
import sys
from collections.abc import Iterator

from scripts.measures.faults.size import Size
from scripts.measures.figure import Figure


def run(group: str, size: Size, environment: dict[str, str]) -> Iterator[Figure]:
    """What a group sees inside this rig. Raises CalledProcessError where it breaks off."""
    command = [sys.executable, "-m", "scripts.measures.faults.inside", group, size]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            yield Figure(**json.loads(line))
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
