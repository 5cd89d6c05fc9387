"""Run one group inside a rig:   python -m scripts.measures.faults.inside GROUP SIZE

Prints each figure as one line of JSON, for whoever started it.
"""

import importlib
import json
import sys
from dataclasses import asdict

import django

from scripts.measures.faults.size import Size


def main() -> None:
    import os

    os.environ["DJANGO_SETTINGS_MODULE"] = "therapy.settings"
    django.setup()
    group = importlib.import_module(f"scripts.measures.faults.{sys.argv[1]}")
    for figure in group.figures(Size(sys.argv[2])):
        print(json.dumps(asdict(figure)), flush=True)


if __name__ == "__main__":
    main()
