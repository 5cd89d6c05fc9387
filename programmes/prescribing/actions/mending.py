"""Mending what the plan checks remark on, and letting a remark stand with a reason."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.actions.exercises import known_exercise, put_in_place
from programmes.prescribing.actions.placing import in_order, new_prescription, number_rows
from programmes.prescribing.checking import Remark, remarks_on
from programmes.prescribing.limits import Limits, limits_of
from programmes.prescribing.models import DoseSide, KeptRemark, Prescription, ProgrammeVersion, Workout
from programmes.prescribing.querysets import CONTENTS
from therapy.knowledge.records import Side
from therapy.reasoning.drafting.mending import Mend, Way

GONE = "This remark does not hold any more: the plan has changed since. Look at those that do."
FIRST = {Side.LEFT: DoseSide.LEFT_FIRST, Side.RIGHT: DoseSide.RIGHT_FIRST}


@transaction.atomic
def mend_remark(*, version: ProgrammeVersion, key: str, seen: int, today: date, by: Member) -> None:
    """Do what would mend a remark, wherever it holds, as one change.

    Raises ValidationError where it holds no more or nothing is proposed, and as `opened` does.
    """
    version = opened(version.pk, seen=seen, by=by)
    remark = _remark(version, key, today)
    if remark.mend is None:
        raise ValidationError("Nothing in the library would mend this. Change the plan, or keep it and say why.")
    _MENDERS[remark.mend.way](version, remark, limits_of(version.programme, today=today), by)
    note_change(version, "remark.mended", by=by, says=f"mended: {remark.mend.words}", kind=remark.kind)


@transaction.atomic
def keep_remark(*, version: ProgrammeVersion, key: str, reason: str, seen: int, today: date, by: Member) -> KeptRemark:
    """Let a remark stand, with a reason that stays with the version. Raises ValidationError without one."""
    version = opened(version.pk, seen=seen, by=by)
    if not reason.strip():
        raise ValidationError({"reason": "Write why this is right as it stands."})
    remark = _remark(version, key, today)
    kept: KeptRemark = KeptRemark.objects.create(
        practice_id=version.practice_id, version=version, key=key, words=remark.words, reason=reason.strip(), by=by
    )
    note_change(version, "remark.kept", by=by, says="let a remark stand", kind=remark.kind)
    return kept


def _remark(version: ProgrammeVersion, key: str, today: date) -> Remark:
    found = ProgrammeVersion.objects.of(version.programme.client).prefetch_related(CONTENTS, "kept_remarks")
    remarks = remarks_on(found.get(pk=version.pk), version.programme, today=today)
    remark = next((each for each in remarks if each.key == key and each.kept is None), None)
    if remark is None:
        raise ValidationError(GONE)
    return remark


def _rows_of(version: ProgrammeVersion, remark: Remark, mend: Mend, by: Member) -> list[Prescription]:
    """The rows of the exercises to change, where the remark holds; everywhere where it names no place."""
    rows = Prescription.objects.visible_to(by).filter(workout__stage__version=version, exercise__in=mend.exercises)
    found = rows.select_related("workout__stage", "own")
    return [
        row for row in found if not remark.places or (row.workout.stage.number, row.workout.letter) in remark.places
    ]


def _swap(version: ProgrammeVersion, remark: Remark, limits: Limits, by: Member) -> None:
    mend = _of(remark)
    exercise = known_exercise(mend.to, by)
    for row in _rows_of(version, remark, mend, by):
        put_in_place(row, exercise, limits, by=by)


def _remove(version: ProgrammeVersion, remark: Remark, _: Limits, by: Member) -> None:
    rows = _rows_of(version, remark, _of(remark), by)
    Prescription.objects.visible_to(by).filter(pk__in=[row.pk for row in rows]).delete()
    for workout in {row.workout for row in rows}:
        number_rows(in_order(workout, by))


def _add(version: ProgrammeVersion, remark: Remark, limits: Limits, by: Member) -> None:
    mend = _of(remark)
    workouts = Workout.objects.visible_to(by).filter(stage__version=version, letter=mend.session)
    workout = workouts.select_related("stage").get(stage__number=mend.stage)
    because = [{"key": mend.because, "short": "Finding", "text": f"{remark.words} Added by {by}."}]
    row = new_prescription(workout, known_exercise(mend.to, by), limits, because=because)
    row.save(force_insert=True)
    rows = [each for each in in_order(workout, by) if each.pk != row.pk]
    at = next((n for n, each in enumerate(rows) if each.exercise == mend.before), len(rows))
    rows.insert(at, row)
    number_rows(rows)


def _side_first(version: ProgrammeVersion, remark: Remark, _: Limits, by: Member) -> None:
    mend = _of(remark)
    for row in _rows_of(version, remark, mend, by):
        if row.side == DoseSide.EACH:
            row.side = FIRST[mend.side]
            row.save(update_fields=["side"])


def _of(remark: Remark) -> Mend:
    assert remark.mend
    return remark.mend


_MENDERS: Mapping[Way, Callable[[ProgrammeVersion, Remark, Limits, Member], Any]] = {
    Way.SWAP: _swap,
    Way.REMOVE: _remove,
    Way.ADD: _add,
    Way.SIDE_FIRST: _side_first,
}
