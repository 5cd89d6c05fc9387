"""Whole answers, as they are printed: what a change of a record or a rule changes shows here, line by line.

They are read and approved, not worked by hand. APPROVE_ANSWERS=1 ./test tests/therapy/reasoning/test_answers.py
writes them anew; read the difference before it is committed.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.therapy.reasoning.conftest import CASES, HERE
from therapy.reasoning.analysis import assess
from therapy.reasoning.cases import read_case
from therapy.reasoning.comparing.changes import Sitting
from therapy.reasoning.comparing.comparing import compare
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.telling.comparison import comparison_lines
from therapy.reasoning.telling.export import exported
from therapy.reasoning.telling.report import Report

APPROVED = HERE / "expected" / "answers"
NAMES = ["everything_examined", "nothing_to_claim", "postpartum_four_fingers", "stop_first"]


def approved(text: str, file: Path) -> bool:
    """Whether a text is the approved one; written, where the approver asks for it."""
    if os.environ.get("APPROVE_ANSWERS"):
        file.write_text(text, "utf-8")
    return file.read_text("utf-8") == text


@pytest.fixture
def answer(library):
    """The name, the record, the analysis and the draft of a case."""

    def of(name: str):
        case = read_case((CASES / f"{name}.yaml").read_text(), library, file=f"{name}.yaml")
        analysis = assess(case.record, library)
        template = library.templates[case.template] if case.template else None
        return case, analysis, propose(analysis, library, client=case.record.client, template=template)

    return of


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_printed_as_it_was_approved(name, answer, library):
    case, analysis, draft = answer(name)

    report = Report(library)
    printed = report.whole(case.name, case.record, analysis, draft)
    printed += "\n\n" + report.record_alone(case.name, case.record, analysis)

    assert approved(printed.replace(library.version, "…") + "\n", APPROVED / f"{name}.txt")


def test_the_json_of_everything_holds_these_keys_and_no_other(answer, library):
    told = (exported_of(name, answer, library) for name in ("everything_examined", "stop_first"))

    keys = sorted({key for plain in told for key in paths(plain)})

    assert approved("\n".join(keys) + "\n", APPROVED / "json_keys.txt")


def exported_of(name: str, answer, library) -> dict[str, Any]:
    case, analysis, draft = answer(name)
    return exported(case.name, analysis, draft, library)


def paths(plain: Any, at: str = "") -> Iterator[str]:
    """Every key with the keys above it; what stands in a list is one entry."""
    if isinstance(plain, dict):
        for key, inner in plain.items():
            yield from paths(inner, f"{at}.{key}" if at else key)
    elif isinstance(plain, list):
        for inner in plain:
            yield from paths(inner, f"{at}[]")
    else:
        yield at


def test_a_comparison_is_printed_as_it_was_approved(answer, library):
    (before, earlier, _), (now, later, _) = answer("postpartum_four_fingers"), answer("everything_examined")

    comparison = compare(Sitting(before.record, earlier), Sitting(now.record, later), library)

    assert approved("\n".join(comparison_lines(comparison)) + "\n", APPROVED / "comparison.txt")
