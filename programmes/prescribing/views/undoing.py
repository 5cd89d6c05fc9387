from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from programmes.prescribing import actions
from programmes.prescribing.forms import Change
from programmes.prescribing.views.answering import Where, answer, attempt
from programmes.prescribing.views.finding import programme_for, versions_of
from programmes.prescribing.views.page import place_in


@require_POST
@allow("programmes.change")
def undo(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    return _turned(request, programme_id, actions.undo_change)


@require_POST
@allow("programmes.change")
def redo(request: StaffRequest, programme_id: UUID) -> HttpResponse:
    return _turned(request, programme_id, actions.redo_change)


def _turned(request: StaffRequest, programme_id: UUID, deed: Callable[..., object]) -> HttpResponse:
    """The draft, or the newest version where there is none: then the action says why not."""
    programme = programme_for(request.member, programme_id)
    newest = versions_of(programme)[-1]
    refusal = attempt(Change(request.POST), lambda said: deed(version=newest, seen=said["edits"], by=request.member))
    return answer(request, Where(programme.pk, place_in(request.POST.dict())), refusal)
