"""Rules as cases a clinician can read: the number or the finding that fires each, and one that just does not."""

import pytest
import yaml

from tests.therapy.reasoning.conftest import HERE, SIDES, recorded
from therapy.reasoning.analysis import assess
from therapy.reasoning.evidence.findings import measured_findings
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis, State
from therapy.reasoning.values import ClientFacts, Done, FindingMade, Measurement, Origin

RULES = HERE / "rules"


def rules(file: str, *, with_: str = "name"):
    """The rules of a file that hold this key."""
    written = yaml.safe_load((RULES / file).read_text())
    return [pytest.param(rule, id=rule["name"]) for rule in written if with_ in rule]


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


@pytest.mark.parametrize("rule", rules("muscles.yaml", with_="leads"))
def test_findings_suggest_these_muscles_and_no_other(rule, library):
    muscles = muscles_of(rule, library)

    leading = [f"{placed(each)} {each.state} {each.confidence}" for each in muscles if each.leads]
    low = [f"{placed(each)} {each.state}" for each in muscles if not each.leads]
    assert (sorted(leading), sorted(low)) == (sorted(rule["leads"]), sorted(rule["low"]))


@pytest.mark.parametrize("rule", rules("muscles.yaml", with_="conflicting"))
def test_findings_that_pull_both_ways_conflict_and_lead_nowhere(rule, library):
    conflicting = [each for each in muscles_of(rule, library) if each.state is State.CONFLICTING]

    assert [placed(each) for each in conflicting] == rule["conflicting"]
    assert not any(each.leads for each in conflicting)


def muscles_of(rule, library):
    quality = {test: Done(done) for test, done in rule.get("quality", {}).items()}
    return assess(recorded(*rule["findings"], quality=quality), library).muscles


def placed(each: MuscleHypothesis) -> str:
    return f"{each.muscle} {each.side}".strip()


def test_every_trigger_of_the_knowledge_has_a_rule_that_fires_it_and_one_that_just_does_not(library):
    concluded = [each for rule in yaml.safe_load((RULES / "triggers.yaml").read_text()) for each in rule["concludes"]]
    fired = {each["observation"] for each in concluded if each["severity"]}
    silent = {each["observation"] for each in concluded if not each["severity"]}
    from_the_body_map = {each.id for each in library.tests["body_map"].observations}

    triggered = {each.id for each in library.observations.values() if each.trigger} - from_the_body_map

    assert fired == silent == triggered
