"""What may happen to an assessment."""

from therapy.assessments.actions.before import Before, screen_and_start
from therapy.assessments.actions.deciding import add_hypothesis, decide
from therapy.assessments.actions.finishing import finish_assessment
from therapy.assessments.actions.recording import (
    Marks,
    record_body_map,
    record_finding,
    record_findings,
    record_measurement,
    record_measurements,
    record_nothing_seen,
    skip_test,
)
from therapy.assessments.actions.retesting import look_again
from therapy.assessments.actions.screening import Screening, screen_client
from therapy.assessments.actions.starting import start_assessment
from therapy.assessments.measures import Where

__all__ = [
    "Before",
    "Marks",
    "Screening",
    "Where",
    "add_hypothesis",
    "decide",
    "finish_assessment",
    "look_again",
    "record_body_map",
    "record_finding",
    "record_findings",
    "record_measurement",
    "record_measurements",
    "record_nothing_seen",
    "screen_and_start",
    "screen_client",
    "skip_test",
    "start_assessment",
]
