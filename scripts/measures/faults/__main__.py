"""Run some groups by hand, in a rig of their own:   python -m scripts.measures.faults kills growth [--full | --tiny]"""

import sys

from scripts.measures.faults.rig import rig
from scripts.measures.faults.running import run
from scripts.measures.faults.size import Size

if __name__ == "__main__":
    size = Size.FULL if "--full" in sys.argv else Size.TINY if "--tiny" in sys.argv else Size.SHORT
    groups = [word for word in sys.argv[1:] if not word.startswith("--")]
    with rig(sqlite="--sqlite" in sys.argv) as environment:
        for group in groups:
            for figure in run(group, size, environment):
                print(figure, flush=True)
