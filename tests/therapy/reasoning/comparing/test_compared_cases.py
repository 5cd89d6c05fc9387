"""`assess FILE --compared-with EARLIER`: what changed, in words and as JSON."""

import io
import json

import pytest
from django.core.management import call_command

from tests.therapy.reasoning.conftest import CASES

KNEE_THEN = (
    "case: then\n"
    "findings:\n"
    "- {test: step_down, observation: sd_knee, side: left, severity: 3}\n"
    "- {test: step_down, observation: sd_pelvis, side: left, severity: 2}\n"
    "template: knee_valgus_hip_stability_8w\n"
)
KNEE_NOW = KNEE_THEN.replace("severity: 3", "severity: 0").replace("severity: 2", "severity: 0")


@pytest.fixture
def said(tmp_path):
    """What the command says of the knee now, compared with the knee then."""
    (tmp_path / "then.yaml").write_text(KNEE_THEN)
    (tmp_path / "now.yaml").write_text(KNEE_NOW)

    def run(*more: str) -> str:
        out = io.StringIO()
        call_command(
            "assess", str(tmp_path / "now.yaml"), "--compared-with", str(tmp_path / "then.yaml"), *more, stdout=out
        )
        return out.getvalue()

    return run


def test_a_person_reads_what_changed_and_what_to_tell_the_client(said):
    words = " ".join(said().split())

    assert "Since last time" in words
    assert "Findings: 2 resolved." in words
    assert "For the client: Since last time, of what we look at: 2 no longer seen." in words
    assert "Prescriptions whose reason is gone" in words


def test_the_json_holds_findings_measures_hypotheses_and_reasons_that_are_gone(said):
    comparison = json.loads(said("--json"))["comparison"]

    assert [each["course"] for each in comparison["findings"]] == ["resolved", "resolved"]
    hip = next(each for each in comparison["hypotheses"] if each["key"] == "muscle:gluteus_medius:left")
    assert hip["shift"] == "went"
    assert [each["course"] for each in hip["moved_by"]] == ["resolved"]
    assert "clam" in {each["exercise"] for each in comparison["reason_gone"]}


def test_without_suggestions_findings_are_compared_and_nothing_is_concluded(said):
    comparison = json.loads(said("--json", "--no-suggestions"))["comparison"]

    assert comparison["findings"]
    assert (comparison["hypotheses"], comparison["reason_gone"]) == ([], [])


def test_nothing_is_compared_unless_it_is_asked_for():
    out = io.StringIO()
    call_command("assess", str(CASES / "nothing_to_claim.yaml"), "--json", stdout=out)

    assert "comparison" not in json.loads(out.getvalue())
