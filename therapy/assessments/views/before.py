"""What the pages before the first test share: the body map's order of onset as a fragment."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from therapy.assessments.models import Assessment
from therapy.assessments.onset_order import history_of, order_of_onset
from therapy.assessments.progress import Recorded
from therapy.knowledge import load_library


def onset_part(request: HttpRequest, assessment: Assessment, recorded: Recorded) -> dict[str, str]:
    """The order in which the places began, by the id of its place on the page. One query."""
    order = order_of_onset(recorded.body_map, history_of(assessment.client), load_library())
    return {"onset": render_to_string("assessments/_onset.html", {"order": order}, request)}
