"""Another exercise in the place of one; from a plain form or by htmx."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from programmes.prescribing import actions
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.forms import ExerciseForm
from programmes.prescribing.models import ProgrammeVersion
from programmes.prescribing.views.answering import (
    again,
    answer,
    at,
    attempt,
    override_for,
)
from programmes.prescribing.views.finding import prescription_for


@require_POST
@allow("programmes.change")
def change_exercise(request: StaffRequest, prescription_id: UUID) -> HttpResponse:
    row = prescription_for(request.member, prescription_id)
    form = ExerciseForm(request.POST)
    refusal = attempt(
        form,
        lambda said: actions.change_exercise(
            prescription=row,
            exercise_id=said["exercise"],
            override_reason=said["override_reason"],
            seen=said["edits"],
            today=today_of(row.workout.stage.version),
            by=request.member,
        ),
    )
    return answer(
        request,
        at(row.workout.stage, row.workout.letter, row.pk),
        refusal,
        **override_for(request, request.POST.get("exercise", ""), refusal),
        **again(request, refusal),
    )


def today_of(version: ProgrammeVersion) -> date:
    """The date where its client lives."""
    return local_today(version.programme.client, timezone.now())
