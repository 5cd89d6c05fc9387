"""How a change of a draft is answered: to a plain form with the page again, to htmx with the part that changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from clients.practices.access import StaffRequest
from clients.practices.http import CHANGED, UNPROCESSABLE
from programmes.library.exercises import prescribable_for
from programmes.prescribing.actions import ChangedSince
from programmes.prescribing.builder import Place
from programmes.prescribing.drafts.states import changes_since
from programmes.prescribing.models import ProgrammeVersion, Stage
from programmes.prescribing.views.finding import programme_for
from programmes.prescribing.views.page import builder_context

PLAN_CHANGED = "plan:changed"
"""The event by which what lies beside the plan knows, where only a part is swapped, that it is to be asked again."""

type Deed = Callable[[Mapping[str, Any]], object]


@dataclass(frozen=True)
class Refusal:
    """Why a change was not made: a status, and sentences by the field they name ("" for the whole)."""

    status: int
    sentences: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def is_late(self) -> bool:
        """Whether somebody else came in between."""
        return self.status == CHANGED


@dataclass(frozen=True)
class Where:
    """The place of a change: its programme, and where on the page."""

    programme_id: UUID
    place: Place

    @property
    def url(self) -> str:
        said = {"stage": self.place.stage, "workout": self.place.letter, "open": self.place.open_id or ""}
        return f"{reverse('prescribing:programme', args=[self.programme_id])}?{urlencode(said)}#exercises"


@dataclass(frozen=True)
class Mine:
    """One's own change in words, and the fields it is made of; none are all that were sent."""

    words: str = ""
    fields: frozenset[str] = frozenset()


NOTHING_SAID = Mine()


def at(stage: Stage, letter: str = "", open_id: UUID | None = None) -> Where:
    """A place within a stage."""
    return Where(stage.version.programme_id, Place(stage.number, letter, open_id))


def attempt(form: Form, deed: Deed) -> Refusal | None:
    """Do what the form says. The refusal, or None where it was done."""
    if not form.is_valid():
        return Refusal(UNPROCESSABLE, _named(form, {name: list(map(str, said)) for name, said in form.errors.items()}))
    try:
        deed(form.cleaned_data)
    except ChangedSince as late:
        return Refusal(CHANGED, {"": late.messages})
    except ValidationError as refusal:
        said = refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}
        return Refusal(UNPROCESSABLE, _named(form, said))
    return None


def answer(request: StaffRequest, where: Where, refusal: Refusal | None, **more: Any) -> HttpResponse:
    """The builder as it stands now, with the refusal on top where there is one, and what others did meanwhile."""
    programme = programme_for(request.member, where.programme_id)
    context = builder_context(programme, where.place)
    meanwhile = _meanwhile(request, context["builder"].version, refusal)
    if not (request.htmx or refusal or more or meanwhile):
        return redirect(where.url)
    context |= {"refusal": refusal, "meanwhile": meanwhile, "saved_text": saved_at(request), **more}
    status = refusal.status if refusal else 200
    if not request.htmx:
        return render(request, "prescribing/programme.html", context, status=status)
    part = render(request, "prescribing/_builder.html", context, status=status)
    part["HX-Retarget"], part["HX-Reswap"] = "#builder", "outerHTML"
    return part


def again(request: StaffRequest, refusal: Refusal | None, mine: Mine = NOTHING_SAID) -> dict[str, Any]:
    """Where somebody else came in between: what the form needs that makes the same change now."""
    if refusal is None or not refusal.is_late:
        return {}
    own = [(name, value) for name, value in request.POST.items() if name not in ("edits", "csrfmiddlewaretoken")]
    said = [(name, value) for name, value in own if not mine.fields or name in mine.fields]
    return {"again": {"url": request.path, "said": said, "mine": mine.words}}


def saved_at(request: StaffRequest) -> str:
    """When this was saved, where the practice is."""
    now = timezone.localtime(timezone.now(), ZoneInfo(request.member.practice.time_zone))
    return f"Saved {now:%H:%M:%S}"


def came_between(request: StaffRequest, version: ProgrammeVersion) -> bool:
    """Whether others changed the draft between what the page had shown and this change of its own, just made."""
    seen = request.POST.get("edits", "")
    return seen.isdecimal() and version.edits > int(seen) + 1


def _meanwhile(request: StaffRequest, version: ProgrammeVersion, refusal: Refusal | None) -> list[str]:
    """What others did to the draft since the page showed it; nothing where nobody did anything."""
    if not (came_between(request, version) or (refusal and refusal.is_late)):
        return []
    since = changes_since(version, int(request.POST["edits"]))
    return since if refusal else since[:-1]


def override_for(request: StaffRequest, key: str, refusal: Refusal | None) -> dict[str, Any]:
    """Where a caution rules the exercise out: what the form needs that gives a reason and asks again."""
    if refusal is None or refusal.is_late:
        return {}
    exercise = prescribable_for(request.member.practice_id, key)
    return {"override": {"url": request.path, "exercise": exercise}} if exercise else {}


def _named(form: Form, said: Mapping[Any, Iterable[str]]) -> dict[str, list[str]]:
    """The sentences by the label of their field."""
    labels = {name: str(form.fields[name].label or "") for name in form.fields}
    return {labels.get(name) or "": list(sentences) for name, sentences in said.items()}
