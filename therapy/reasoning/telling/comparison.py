"""A comparison of two assessments, as plain values and in words for a person at a terminal."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from therapy.reasoning.comparing.changes import Comparison
from therapy.reasoning.telling.lines import item, title, wrap


def exported_comparison(comparison: Comparison) -> dict[str, Any]:
    """Everything that changed, as plain values."""
    return asdict(comparison)


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """What changed, the client's sentence first; then findings, measures, hypotheses, and reasons that are gone."""
    yield from title("Since last time")
    yield wrap(comparison.summary)
    yield wrap(f"For the client: {comparison.plain}")
    for name, changes in (
        ("Findings", comparison.findings),
        ("Measures", comparison.measures),
        ("Hypotheses", comparison.hypotheses),
        ("Prescriptions whose reason is gone", comparison.reason_gone),
    ):
        if changes:
            yield from title(name)
        yield from (item(each.words) for each in changes)
