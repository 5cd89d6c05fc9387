"""Replacing an exercise in many programmes: who is affected and what changes, then one new version for each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Subquery

from clients.practices.models import Member
from programmes.prescribing.actions import replace_exercise, revise_programme
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.limits import limits_of, why_held, why_ruled_out
from programmes.prescribing.models import Prescription, Programme, ProgrammeState, ProgrammeVersion, Stage
from programmes.prescribing.querysets import CONTENTS
from programmes.training.actions import publish_programme
from therapy.knowledge.records import Exercise

MOST = 50
OPEN = (ProgrammeState.DRAFT, ProgrammeState.ACTIVE, ProgrammeState.PAUSED)
UNPUBLISHED = "Its draft holds changes of somebody's that are not published. Publish it from the builder."


@dataclass(frozen=True, slots=True)
class Affected:
    """One programme that holds the exercise now: its newest version, where, and what speaks against replacing it."""

    programme: Programme
    version: ProgrammeVersion
    places: list[str]
    refusal: str
    publishable: bool

    @property
    def goes_into(self) -> str:
        """Where the change would go, in words."""
        return "a new draft" if self.version.is_published else "the draft that is there"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one programme: done in these words, or refused with them."""

    programme: Programme
    done: bool
    words: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """Which exercise takes the place of which, and whether each new version is published with a message."""

    old: str
    new: Exercise
    publish: bool = False
    message: str = ""


def affected_by(old: str, new: Exercise | None, *, now: datetime, by: Member) -> list[Affected]:
    """The programmes not over whose newest version holds an exercise, by client.

    Six queries for all, and a few for each client, whose own limits say whether the new one may be given.
    """
    versions = _newest_with(old, by)
    return [_affected(version, old, new, now) for version in versions[:MOST]]


def replaced_in(
    affected: Iterable[Affected], replacement: Replacement, *, now: datetime, by: Member
) -> Iterator[Outcome]:
    """Replace it in each programme, one transaction each: what one refuses stops none of the others."""
    for each in affected:
        try:
            yield Outcome(each.programme, True, _replaced(each, replacement, now, by))
        except ValidationError as refusal:
            yield Outcome(each.programme, False, " ".join(refusal.messages))


@transaction.atomic
def _replaced(each: Affected, replacement: Replacement, now: datetime, by: Member) -> str:
    """Raises ValidationError where the exercise may not be given, or the draft is not to be published by this."""
    programme = each.programme
    if replacement.publish and not each.publishable:
        raise ValidationError(UNPUBLISHED)
    today, draft = local_today(programme.client, now), revise_programme(programme=programme, by=by)
    draft.programme = programme
    replace_exercise(version=draft, old=replacement.old, new=replacement.new, today=today, by=by)
    if not replacement.publish:
        return f"Draft of version {draft.number}. {programme.client.first_name} sees no change until it is published."
    starts_on, message = programme.starts_on or today, replacement.message
    publish_programme(programme=programme, starts_on=starts_on, message=message, now=now, by=by)
    return f"Version {draft.number} is published."


def _newest_with(old: str, by: Member) -> list[ProgrammeVersion]:
    newest = ProgrammeVersion.objects.visible_to(by).filter(programme=OuterRef("programme")).order_by("-number")
    holding = Prescription.objects.visible_to(by).filter(exercise=old).values("workout__stage__version")
    rows = ProgrammeVersion.objects.visible_to(by).filter(
        programme__state__in=OPEN, pk=Subquery(newest.values("pk")[:1]), pk__in=holding
    )
    people = ("programme__client__therapist__person", "programme__assessment")
    found = rows.select_related(*people).prefetch_related(CONTENTS).order_by("programme__client__name", "pk")
    return list(found)


def _affected(version: ProgrammeVersion, old: str, new: Exercise | None, now: datetime) -> Affected:
    programme = version.programme
    stages = [stage for stage in version.stages.all() if any(_rows(stage, old))]
    return Affected(
        programme=programme,
        version=version,
        places=[f"Stage {stage.number}, {stage.name}: {_doses(stage, old)}" for stage in stages],
        refusal=_refusal(programme, stages, new, local_today(programme.client, now)),
        publishable=version.is_published and programme.state == ProgrammeState.ACTIVE,
    )


def _rows(stage: Stage, exercise: str) -> Iterator[Prescription]:
    for workout in stage.workouts.all():
        yield from (row for row in workout.prescriptions.all() if row.exercise == exercise)


def _doses(stage: Stage, exercise: str) -> str:
    return "; ".join(dict.fromkeys(f"{row.sets} × {row.reps}" for row in _rows(stage, exercise)))


def _refusal(programme: Programme, stages: list[Stage], new: Exercise | None, today: date) -> str:
    """Why the new exercise may not be given to this client, in a sentence; "" where it may."""
    if new is None:
        return ""
    if held := why_held(programme.client):
        return held
    limits = limits_of(programme, today=today)
    found = (why_ruled_out(new, limits.in_week(stage.first_week)) for stage in stages)
    why = next(filter(None, found), "")
    return f"{new.name} is ruled out for {programme.client.first_name} by: {why}." if why else ""
