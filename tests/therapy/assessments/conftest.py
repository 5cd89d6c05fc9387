"""A sitting of Dana's with Alice: battery "knee_hip", nothing recorded yet."""

import pytest

from therapy.assessments.actions import finish_assessment, record_finding, start_assessment
from therapy.assessments.models import Assessment

LEFT_KNEE_AND_HIP = (
    ("sd_quads_give", "left", 2),
    ("sd_knee", "left", 2),
    ("sd_knee", "right", 0),
    ("sd_pelvis", "left", 2),
    ("tr_drop", "left", 2),
    ("sh_rock", "left", 2),
    ("ohs_knee_in", "left", 2),
)


@pytest.fixture
def sitting(dana, alice) -> Assessment:
    return start_assessment(client=dana, battery="knee_hip", by=alice)


@pytest.fixture
def recorded(sitting, alice) -> Assessment:
    """The sitting with a left knee and hip that stand out."""
    for observation, side, severity in LEFT_KNEE_AND_HIP:
        record_finding(assessment=sitting, observation=observation, side=side, severity=severity, by=alice)
    sitting.refresh_from_db()
    return sitting


@pytest.fixture
def finished(recorded, alice) -> Assessment:
    return finish_assessment(assessment=recorded, by=alice)
