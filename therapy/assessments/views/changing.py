"""What a page sends as one goes: changes, each answered for itself."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import CHANGED, UNPROCESSABLE
from therapy.assessments.both_sides import both_sides
from therapy.assessments.changes import UNREADABLE, Said, place_of
from therapy.assessments.changing import ChangedSince
from therapy.assessments.forms import sentence
from therapy.assessments.models import Assessment
from therapy.assessments.progress import Recorded
from therapy.assessments.receiving import PreconditionMissing, receive_change
from therapy.assessments.views.finding import assessment_for
from therapy.assessments.views.parts import parts_after, value_of

KEPT, OF_MANY_KINDS, FORBIDDEN, STANDS_ON_ANOTHER, PRECONDITION_MISSING = 200, 207, 403, 424, 428
MOST_AT_ONCE = 100
SOMEBODY_ELSE = "Somebody else is signed in on this tablet now. Sign in again as yourself; your changes are kept here."


@require_POST
@allow("assessments.record")
def change(request: StaffRequest, assessment_id: UUID) -> JsonResponse:
    """The new version with what the changes alter on the page, and for each change its value, or why it is not kept."""
    assessment = assessment_for(request, assessment_id)
    sent = _sent(request)
    if sent is None:
        return JsonResponse({"sentence": UNREADABLE}, status=UNPROCESSABLE)
    if sent["member"] != str(request.member.pk):
        return JsonResponse({"sentence": SOMEBODY_ELSE}, status=FORBIDDEN)
    answers = _answers(request, assessment, sent["changes"])
    assessment = assessment_for(request, assessment_id)
    kept = [said for said, answer in zip(sent["changes"], answers, strict=True) if answer["status"] == KEPT]
    recorded = Recorded.of(assessment)
    for said, answer in zip(sent["changes"], answers, strict=True):
        if answer["status"] == KEPT:
            answer["value"] = value_of(assessment, recorded, said)
    told = {"version": assessment.version, "answers": answers}
    return JsonResponse(
        told | parts_after(request, assessment, recorded, str(sent.get("page", "")), kept), status=_status_of(answers)
    )


def _answers(request: StaffRequest, assessment: Assessment, changes: Sequence[Said]) -> list[dict[str, Any]]:
    """One after the other. What stands on a change of the same field that was not kept is left for another time."""
    answers: list[dict[str, Any]] = []
    failed: set[str] = set()
    for said in changes:
        field = place_of(said) if isinstance(said, dict) else ""
        waits = field and field in failed
        answers.append(
            {"id": said.get("id"), "status": STANDS_ON_ANOTHER} if waits else _answer(request, assessment, said)
        )
        if answers[-1]["status"] != KEPT:
            failed.add(field)
    return answers


def _answer(request: StaffRequest, assessment: Assessment, said: Said) -> dict[str, Any]:
    answer: dict[str, Any] = {"id": said.get("id") if isinstance(said, dict) else None, "status": KEPT}
    try:
        receive_change(assessment=assessment, said=said, today=timezone.localdate(), by=request.member)
    except PreconditionMissing as missing:
        return answer | {"status": PRECONDITION_MISSING, "sentence": str(missing)}
    except ChangedSince as since:
        return answer | {"status": CHANGED} | both_sides(assessment, said, since, by=request.member)
    except ValidationError as error:
        return answer | {"status": UNPROCESSABLE, "sentence": sentence(error)}
    return answer


def _sent(request: HttpRequest) -> dict[str, Any] | None:
    """The body: {"member", "page", "changes"}; None if it cannot be read."""
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):  # no JSON, or nested beyond reading
        return None
    changes = sent.get("changes") if isinstance(sent, dict) else None
    is_whole = isinstance(changes, list) and 0 < len(changes) <= MOST_AT_ONCE
    return {"member": "", **sent} if is_whole else None


def _status_of(answers: Sequence[dict[str, Any]]) -> int:
    """The status all answers share, or that of many kinds."""
    statuses = {int(answer["status"]) for answer in answers}
    return statuses.pop() if len(statuses) == 1 else OF_MANY_KINDS
