"""Rules as cases a clinician can read: the number or the finding that fires each, and one that just does not."""

import pytest
import yaml

from tests.therapy.reasoning.conftest import HERE, SIDES, recorded
from therapy.reasoning.analysis import assess
from therapy.reasoning.evidence.findings import measured_findings
from therapy.reasoning.values import ClientFacts, FindingMade, Measurement, Origin

RULES = HERE / "rules"


def rules(file: str):
    return [pytest.param(rule, id=rule["name"]) for rule in yaml.safe_load((RULES / file).read_text())]


@pytest.mark.parametrize("rule", rules("triggers.yaml"))
def test_a_number_becomes_a_finding_at_its_step_and_not_before(rule, library):
    concluded = {each["observation"] for each in rule["concludes"]}

    made = measured_findings(measured(rule["measurements"]), ClientFacts(**rule.get("client", {})), library)

    assert [each for each in made if each.observation in concluded] == [
        FindingMade(each["observation"], SIDES[each.get("side", "")], each["severity"], Origin.MEASURED)
        for each in rule["concludes"]
    ]


def measured(rows) -> list[Measurement]:
    return [
        Measurement(row.pop("test"), SIDES[row.pop("side", "")], row.pop("site", ""), row)
        for row in (dict(row) for row in rows)
    ]


@pytest.mark.parametrize("rule", rules("muscles.yaml"))
def test_findings_suggest_these_muscles_and_no_other(rule, library):
    muscles = assess(recorded(*rule["findings"]), library).muscles

    assert sorted(f"{m.muscle} {m.side} {m.state}" for m in muscles) == sorted(rule["concludes"])


def test_every_trigger_of_the_knowledge_has_a_rule_that_fires_it_and_one_that_just_does_not(library):
    concluded = [each for rule in yaml.safe_load((RULES / "triggers.yaml").read_text()) for each in rule["concludes"]]
    fired = {each["observation"] for each in concluded if each["severity"]}
    silent = {each["observation"] for each in concluded if not each["severity"]}
    from_the_body_map = {each.id for each in library.tests["body_map"].observations}

    triggered = {each.id for each in library.observations.values() if each.trigger} - from_the_body_map

    assert fired == silent == triggered
