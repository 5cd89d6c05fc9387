"""A draft comes into force."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from programmes.prescribing.actions.changing import ChangedSince, as_seen
from programmes.prescribing.actions.drafting import ENDED, local_today
from programmes.prescribing.limits import Limits, limits_of, why_held, why_ruled_out
from programmes.prescribing.models import Prescription, Programme, ProgrammeState, ProgrammeVersion, Stage

NOT_PUBLISHED = (
    "This draft was changed after your page showed it, so nothing was published. "
    "Below stands what is in it now: look at it, then publish it."
)


@transaction.atomic
def publish_version(
    *, programme: Programme, message: str, seen: str = "", now: datetime, by: Member
) -> ProgrammeVersion:
    """Put the draft in force; from then on it never changes.

    `seen` is the draft as whoever publishes it looked at it (`as_seen`), empty where there was no looking at it apart.
    Raises ChangedSince where it moved on in between, and ValidationError with all that stands in the way: training on
    hold, no start date, a workout without exercises, an exercise that is ruled out without a reason, another programme
    of this client running, or that this one has ended.
    """
    programme = _locked(programme, by=by)
    if programme.state == ProgrammeState.ENDED:
        raise ValidationError(ENDED)
    drafts = ProgrammeVersion.objects.visible_to(by).filter(programme=programme).drafts().with_contents()
    draft: ProgrammeVersion | None = drafts.select_for_update(of=("self",), no_key=True).first()
    if draft is None:
        raise ValidationError("There is no draft to publish. Start a new draft first.")
    if seen and seen != as_seen(draft):
        raise ChangedSince(NOT_PUBLISHED)
    _insist_on_readiness(programme, draft, limits_of(programme, today=local_today(programme.client, now)))
    draft.published_at, draft.published_by, draft.message = now, by, message
    draft.full_clean()
    draft.save(update_fields=["published_at", "published_by", "message"])
    if programme.state == ProgrammeState.DRAFT:
        programme.state = ProgrammeState.ACTIVE
        programme.full_clean()
        programme.save(update_fields=["state"])
    audit.record("programme.published", subject=programme, by=by, client=programme.client, version=draft.number)
    return draft


def _locked(programme: Programme, *, by: Member) -> Programme:
    """The programme, locked with its client, so that two of theirs cannot begin to run at once."""
    rows = Programme.objects.visible_to(by).select_related("client", "assessment__screen")
    found: Programme = rows.select_for_update(of=("self", "client"), no_key=True).get(pk=programme.pk)
    return found


def _insist_on_readiness(programme: Programme, draft: ProgrammeVersion, limits: Limits) -> None:
    reasons = [why_held(programme.client)]
    if programme.starts_on is None:
        reasons.append("Choose the day on which it starts.")
    stages = list(draft.stages.all())
    if not stages:
        reasons.append("It has no stage yet, so there is nothing to publish.")
    reasons += [reason for stage in stages for reason in _why_stage_waits(stage, limits)]
    if said := [reason for reason in reasons if reason]:
        raise ValidationError(said)


def _why_stage_waits(stage: Stage, limits: Limits) -> list[str]:
    workouts = list(stage.workouts.all())
    reasons = [] if workouts else [f"Stage {stage.number}, {stage.name}, has no workout."]
    for workout in workouts:
        rows = list(workout.prescriptions.all())
        if not rows:
            reasons.append(f"Stage {stage.number}, {stage.name}: workout {workout.letter} is empty. Add an exercise.")
        reasons += [why for row in rows if (why := _why_row_waits(row, stage, limits))]
    return reasons


def _why_row_waits(row: Prescription, stage: Stage, limits: Limits) -> str:
    exercise = row.record
    why = why_ruled_out(exercise, limits.in_week(stage.first_week))
    if not why or row.override_reason:
        return ""
    return (
        f"Stage {stage.number}: {exercise.name} is ruled out by: {why}. "
        "Swap it for another exercise, or put it in again with a written reason."
    )
