"""What a saved change alters on the page it came from, as fragments by the id of their place."""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from clients.practices.access import StaffRequest
from therapy.assessments.actions import Marks
from therapy.assessments.actions.recording import marks_of
from therapy.assessments.analysis import facts_at_hand, standing_screen
from therapy.assessments.books import BOOKS
from therapy.assessments.changes import Said
from therapy.assessments.examination.places import beside_of, places_of
from therapy.assessments.examination.rows import rows_of
from therapy.assessments.live_map import EXAMINATION, live_map
from therapy.assessments.models import Assessment
from therapy.assessments.page_of_test import Sheet, sheet_of
from therapy.assessments.progress import Recorded, progress_of
from therapy.assessments.sheet import BODY_MAP
from therapy.assessments.views.before import onset_part
from therapy.knowledge import load_library


def parts_after(
    request: StaffRequest, assessment: Assessment, recorded: Recorded, page: str, changes: Sequence[Said]
) -> dict[str, Any]:
    """The map's findings, and the fragments: list of tests, muscles beside the map, what the changes alter themselves.

    `page` is the test, or "examination:" and the place, that waits for the answer; nothing where none does.
    """
    if not page:
        return {}
    library = load_library()
    test_id, _, place = page.partition(":")
    screen, today = standing_screen(assessment), timezone.localdate()
    progress = progress_of(assessment, recorded, library)
    step = next((each for each in progress.steps if each.test.id == test_id), None)
    live = live_map(assessment, recorded, screen=screen, test=test_id, today=today)
    beside = beside_of(place) if test_id == EXAMINATION else ""
    context = {"assessment": assessment, "progress": progress, "step": step, "live": live, "beside": beside}
    parts: dict[str, str] = {
        "tests": render_to_string("assessments/_tests.html", context, request),
        "muscles": render_to_string("assessments/_muscles.html", context, request),
    }
    for said in changes:
        parts |= _of_change(request, assessment, recorded, page, said)
    return {"findings": live.findings, "parts": parts}


def _of_change(
    request: StaffRequest, assessment: Assessment, recorded: Recorded, page: str, said: Said
) -> dict[str, str]:
    test_id, _, place = page.partition(":")
    if test_id == EXAMINATION:
        return _of_examination(request, assessment, recorded, place, said)
    if said["kind"] == "body_map":
        return onset_part(request, assessment, recorded)
    test = load_library().tests.get(test_id)
    if said["kind"] != "measurement" or test is None or test_id == BODY_MAP:
        return {}
    client = facts_at_hand(assessment.client, today=timezone.localdate())
    return _of_numbers(request, sheet_of(test, recorded, client=client), said)


def _of_numbers(request: StaffRequest, sheet: Sheet, said: Said) -> dict[str, str]:
    """How the number lies against what is usual, and what the numbers of the test say of its observations."""
    ranges: dict[str, str] = {
        f"range-{row.key}": render_to_string("assessments/_range.html", {"row": row}, request)
        for row in sheet.entries
        if (row.entry.key, row.entry.site) == (said.get("key"), said.get("site") or "")
    }
    follows: dict[str, str] = {
        f"follows-{row.observation.id}": render_to_string("assessments/_follows.html", {"row": row}, request)
        for row in sheet.derived
    }
    return ranges | follows


def _of_examination(
    request: StaffRequest, assessment: Assessment, recorded: Recorded, place: str, said: Said
) -> dict[str, str]:
    """How many entries each region has, and what follows from the one that was changed."""
    library = load_library()
    regions = {"assessment": assessment, "places": places_of(recorded.measurements, library), "current": place}
    parts: dict[str, str] = {"places": render_to_string("assessments/_exam_places.html", regions, request)}
    if said["kind"] == "measurement" and said.get("test") in BOOKS:
        rows = rows_of(assessment, recorded, today=timezone.localdate())
        row = rows.bare(said["test"], said["key"], said.get("site") or "")
        parts[f"told-{row.id}"] = render_to_string("assessments/_exam_told.html", {"row": row}, request)
    return parts


def value_of(assessment: Assessment, recorded: Recorded, said: Said) -> Any:
    """What the changed field holds now, as the page is to remember it."""
    if said["kind"] == "skip":
        return assessment.skipped.get(said["test"], "")
    side = said.get("side") or ""
    if said["kind"] == "finding":
        rows = (row.severity for row in recorded.findings if (row.observation, row.side) == (said["observation"], side))
        return next(rows, None)
    if said["kind"] == "measurement":
        place = (said["test"], said["key"], said.get("site") or "", side)
        found = (row for row in recorded.measurements if (row.test, row.key, row.site, row.side) == place)
        return next((row.value for row in found), None)
    marks = (marks_of(row) for row in recorded.body_map if (row.region, row.side) == (said["region"], side))
    return next(marks, Marks()).values
