import importlib
import sys
from collections.abc import Iterable
from pathlib import Path

from scripts.measures.figure import Figure

NAMES = sorted(
    path.stem.replace("_", "-")
    for path in Path(__file__).parent.glob("*.py")
    if path.stem not in ("__init__", "__main__", "figure")
)


def main() -> int:
    words = [word for word in sys.argv[1:] if word != "--full"]
    if len(words) != 1 or words[0] not in NAMES:
        print(f"Usage: scripts/measure NAME [--full], with NAME one of: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    module = importlib.import_module(f"scripts.measures.{words[0].replace('-', '_')}")
    return _print(words[0], module.figures(full="--full" in sys.argv))


def _print(name: str, figures: Iterable[Figure]) -> int:
    seen = []
    for figure in figures:
        print(figure, flush=True)
        seen.append(figure)
    summary = "; ".join(f"{figure.name} {figure.seen:g}{figure.unit and ' ' + figure.unit}" for figure in seen)
    holds = bool(seen) and all(figure.holds for figure in seen)
    print(f"{name} {'holds' if holds else 'FAILS'}: {summary}")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
