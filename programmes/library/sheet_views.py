"""Every figure at a glance, with what is measured of it; and one figure frame by frame."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from clients.practices.access import StaffRequest, allow
from programmes.library.figures.poses import limits_in
from programmes.library.words import in_words
from therapy.knowledge import Library, load_library
from therapy.knowledge.records import Pose

FRAMES = 24
KINDS = [("", "Exercises and tests"), ("exercise", "Exercises"), ("test", "Tests")]


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure on the sheet. `excuses` are pairs of a check's word and the reason why it may fail here."""

    id: str
    name: str
    kind: str
    position: str
    said: str
    excuses: list[tuple[str, str]]


@require_GET
@allow("library.see")
@gzip_page
def contact_sheet(request: StaffRequest) -> HttpResponse:
    library = load_library()
    every = [shown_of(pose, library) for pose in library.poses.values()]
    figures = [each for each in every if _fits(each, request.GET)]
    context = {
        "section": "exercises",
        "figures": figures,
        "total": len(every),
        "kinds": KINDS,
        "positions": [("", "Any position"), *((key, _position(key)) for key in library.positions)],
        "asked": request.GET,
        "limits": limits_in(library),
    }
    return render(request, "library/contact_sheet.html", context)


def _fits(shown: Shown, asked: QueryDict) -> bool:
    return (
        asked.get("kind", "") in ("", shown.kind)
        and asked.get("position", "") in ("", shown.position)
        and (not asked.get("excused") or bool(shown.excuses))
    )


def shown_of(pose: Pose, library: Library) -> Shown:
    exercise = library.exercises.get(pose.id)
    excuses = [(in_words(check), reason) for check, reason in pose.allowed.items()]
    if exercise:
        ends = f"Start: {exercise.picture.start}. End: {exercise.picture.end}."
        return Shown(pose.id, exercise.name, "exercise", pose.position, ends, excuses)
    return Shown(pose.id, library.tests[pose.id].name, "test", pose.position, "", excuses)


def _position(key: str) -> str:
    return key.replace("_", " ").capitalize()


@require_GET
@allow("library.see")
def flip_book(request: StaffRequest, figure_id: str) -> HttpResponse:
    library = load_library()
    if not (pose := library.poses.get(figure_id)):
        raise Http404
    ids = list(library.poses)
    place = ids.index(figure_id)
    context = {
        "section": "exercises",
        "figure": shown_of(pose, library),
        "position": _position(pose.position),
        "frames": [(number, round(100 * number / FRAMES)) for number in range(FRAMES)],
        "before": ids[place - 1] if place else "",
        "after": ids[place + 1] if place + 1 < len(ids) else "",
        "limits": limits_in(library),
    }
    return render(request, "library/flip_book.html", context)
