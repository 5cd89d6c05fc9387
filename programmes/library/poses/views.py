import json
from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import CHANGED, UNPROCESSABLE
from clients.practices.permissions import may
from programmes.library.exercises import exercise_for
from programmes.library.models import PoseVersion
from programmes.library.poses.actions import ChangedSince, discard_draft, review, save_draft
from programmes.library.poses.page import editor_of, starting_points, versions_of
from programmes.library.poses.reading import Record, UnreadablePose, Wrong
from programmes.library.poses.shown import knowledge_record, own_figures, reviewed_version, script_in_version
from therapy.knowledge import load_library
from therapy.knowledge.records import Exercise

MOST_BYTES = 128_000
A_DAY = 86_400
UNREADABLE = UnreadablePose([Wrong("", "This could not be read. Reload the page and try again.")])


@require_GET
@allow("library.see")
def pose(request: StaffRequest, exercise_id: str) -> HttpResponse:
    exercise = _exercise(request, exercise_id)
    versions = versions_of(exercise_id, request.member)
    context = {
        "section": "exercises",
        "exercise": exercise,
        "editor": editor_of(exercise, versions),
        "versions": versions,
        "starting_points": starting_points(load_library()),
        "may_change": may(request.member.role, "poses.change"),
    }
    return render(request, "library/pose.html", context)


@require_GET
@allow("library.see")
def pose_record(request: StaffRequest, exercise_id: str) -> JsonResponse:
    """The picture of an exercise or a test as this practice sees it, for another to start from."""
    own = own_figures(request.member.practice_id).get(exercise_id)
    if own:
        return JsonResponse({"record": PoseVersion.objects.visible_to(request.member).get(pk=own).record})
    if record := knowledge_record(exercise_id):
        return JsonResponse({"record": record})
    raise Http404


@require_GET
@allow("library.see")
def pose_original(request: StaffRequest, exercise_id: str) -> JsonResponse:
    """The knowledge's own picture."""
    if record := knowledge_record(exercise_id):
        return JsonResponse({"record": record})
    raise Http404


@require_GET
@allow("library.see")
def pose_version(request: StaffRequest, pose_id: UUID) -> JsonResponse:
    """One version of the practice's, whatever its state."""
    found = get_object_or_404(PoseVersion.objects.visible_to(request.member), pk=pose_id)
    return JsonResponse({"record": found.record, "number": found.number})


@require_GET
@allow("figures.see")
def figure(request: StaffRequest, pose_id: UUID) -> JsonResponse:
    """What the figure engine plays of a reviewed version: for the people of the practice only, and kept by them."""
    viewer = request.member or request.client_record  # type: ignore[attr-defined]
    version = reviewed_version(pose_id, practice_id=viewer.practice_id)
    script = script_in_version(version) if version else None
    if script is None:
        raise Http404
    answer = JsonResponse(script, json_dumps_params={"separators": (",", ":")})
    patch_cache_control(answer, private=True, max_age=A_DAY)
    return answer


def answering(view: Callable[..., JsonResponse]) -> Callable[..., JsonResponse]:
    """What cannot be kept comes back with sentences at the fields, what was overtaken with both versions."""

    @wraps(view)
    def answered(request: StaffRequest, exercise_id: str) -> JsonResponse:
        try:
            return view(request, _exercise(request, exercise_id), _posted(request))
        except UnreadablePose as error:
            wrong = [{"path": each.path, "says": each.says} for each in error.wrong]
            return JsonResponse({"wrong": wrong}, status=UNPROCESSABLE)
        except ChangedSince as since:
            return JsonResponse(_both(since), status=CHANGED)

    return answered


@require_POST
@allow("poses.change")
@answering
def keep_pose(request: StaffRequest, exercise: Exercise, said: Record) -> JsonResponse:
    draft = save_draft(exercise_id=exercise.id, record=said.get("record"), revision=_revision(said), by=request.member)
    return JsonResponse({"revision": draft.revision, "number": draft.number})


@require_POST
@allow("poses.change")
@answering
def review_pose(request: StaffRequest, exercise: Exercise, said: Record) -> JsonResponse:
    found = said.get("open")
    version = review(
        exercise_id=exercise.id,
        record=said.get("record"),
        revision=_revision(said),
        open_checks=[str(check) for check in found] if isinstance(found, list) else [],
        by=request.member,
    )
    return JsonResponse({"number": version.number})


@require_POST
@allow("poses.change")
@answering
def discard_pose(request: StaffRequest, exercise: Exercise, said: Record) -> JsonResponse:
    discard_draft(exercise_id=exercise.id, revision=_revision(said), by=request.member)
    return JsonResponse({"revision": 0})


def _exercise(request: StaffRequest, exercise_id: str) -> Exercise:
    if found := exercise_for(request.member.practice_id, exercise_id):
        return found
    raise Http404


def _posted(request: StaffRequest) -> Record:
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise UNREADABLE
    try:
        said = json.loads(request.body)
    except (ValueError, RecursionError) as error:  # no JSON, or nested beyond reading
        raise UNREADABLE from error
    if not isinstance(said, dict):
        raise UNREADABLE
    return said


def _revision(said: Record) -> int:
    revision = said.get("revision")
    if type(revision) is not int:
        raise UNREADABLE
    return revision


def _both(since: ChangedSince) -> Record:
    """What stands now, beside which the page puts what was made here."""
    theirs = since.theirs
    who = str(theirs.changed_by) if theirs else ""
    return {
        "sentence": str(since),
        "theirs": theirs.record if theirs else None,
        "revision": theirs.revision if theirs else 0,
        "by": who,
    }
