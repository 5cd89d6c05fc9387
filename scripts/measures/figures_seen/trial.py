"""What fresh eyes made of the figures that move before them without a name: docs/figures-blind-trial.yaml."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from scripts.measures.figure import Figure

RECORD = Path(__file__).resolve().parents[3] / "docs" / "figures-blind-trial.yaml"
RECOGNISED = ("exercise", "relative")


def recognised() -> Iterator[Figure]:
    """`trials` of the record: for each `exercise` what was `answered`, and `judged` exercise, relative or missed."""
    trials: list[dict[str, Any]] = yaml.safe_load(RECORD.read_text("utf-8"))["trials"] if RECORD.exists() else []
    seen = {each["exercise"] for each in trials}
    right = sum(each["judged"] in RECOGNISED for each in trials)
    yield Figure("exercises shown in the blind trial", len(seen), least=140)
    yield Figure(
        "recognised, as itself or a close relative", round(100 * right / max(len(trials), 1), 1), "%", least=90
    )
