"""A finished assessment of Dana's by Alice, two of its hypotheses accepted and one rejected; drafts of its report."""

import pytest

from tests.therapy.assessments.conftest import finished, recorded, sitting  # noqa: F401 (fixtures)
from therapy.assessments.actions import decide
from therapy.assessments.models import Assessment
from therapy.reports.actions import start_referral, start_report
from therapy.reports.models import Report

ACCEPTED, EDITED, REJECTED = "muscle:gluteus_medius:left", "muscle:vastus_lateralis:left", "muscle:adductors_short:left"


@pytest.fixture
def decided(finished, alice) -> Assessment:  # noqa: F811
    decide(assessment=finished, hypothesis=ACCEPTED, choice="accept", by=alice)
    return finished


@pytest.fixture
def report(decided, alice) -> Report:
    return start_report(assessment=decided, by=alice)


@pytest.fixture
def referral(dana, alice) -> Report:
    return start_referral(client=dana, by=alice)
