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

LONG = 20  # figures, from which on a table repeats them


def main() -> int:
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    options = {word.removeprefix("--"): True for word in sys.argv[1:] if word.startswith("--")}
    if not words or words[0] not in NAMES:
        print(f"Usage: scripts/measure NAME [--full], with NAME one of: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    name, *parts = words
    module = importlib.import_module(f"scripts.measures.{name.replace('-', '_')}")
    asked = {"full": False, **options, **({"parts": parts} if parts else {})}
    return _print(name, module.figures(**asked))


def _print(name: str, figures: Iterable[Figure]) -> int:
    seen = []
    for figure in figures:
        print(figure, flush=True)
        seen.append(figure)
    if len(seen) > LONG:
        print("", *_table(seen), "", sep="\n")
    summary = "; ".join(f"{figure.name} {figure.seen:g}{figure.unit and ' ' + figure.unit}" for figure in seen)
    holds = bool(seen) and all(figure.holds for figure in seen)
    print(f"{name} {'holds' if holds else 'FAILS'}: {summary}")
    return 0 if holds else 1


def _table(figures: list[Figure]) -> list[str]:
    """All of them again in columns, those that fail at the end."""
    width = max(len(figure.name) for figure in figures)
    ordered = sorted(figures, key=lambda figure: not figure.holds)
    return [
        f"{'ok' if figure.holds else 'FAIL':4} {figure.name:{width}} {figure.seen:>10g} {figure.unit:3} {figure.bound}"
        for figure in ordered
    ]


if __name__ == "__main__":
    sys.exit(main())
