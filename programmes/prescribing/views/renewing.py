"""An own exercise that was reviewed again: a draft may take the newer version."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from programmes.library.exercises import outdated_among
from programmes.prescribing import actions
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.forms import NewerForm
from programmes.prescribing.views.answering import answer, at, attempt, override_for
from programmes.prescribing.views.finding import prescription_for


@require_POST
@allow("programmes.change")
def use_newer_version(request: StaffRequest, prescription_id: UUID) -> HttpResponse:
    row = prescription_for(request.member, prescription_id)
    stage, held = row.workout.stage, [row.own] if row.own else []
    refusal = attempt(
        NewerForm(request.POST),
        lambda said: actions.use_newer_version(
            prescription=row,
            override_reason=said["override_reason"],
            seen=said["edits"],
            today=local_today(stage.version.programme.client, timezone.now()),
            by=request.member,
        ),
    )
    key = row.exercise if refusal and outdated_among(row.practice_id, held) else ""
    return answer(request, at(stage, row.workout.letter, row.pk), refusal, **override_for(request, key, refusal))
