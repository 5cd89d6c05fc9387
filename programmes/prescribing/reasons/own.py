"""Which hypotheses of the therapist's own may be a reason in a programme, and making one that of an exercise."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.prescribing.actions.changing import note_change, opened
from programmes.prescribing.models import Prescription
from therapy.assessments.analysis import made_decisions
from therapy.assessments.hypotheses import OwnHypothesis, own_of
from therapy.assessments.models import OWN, Assessment

LONGEST_CHIP = 60


@dataclass(frozen=True, slots=True)
class Offered:
    """A hypothesis of one's own beside an exercise, and whether it is a reason of it already."""

    hypothesis: OwnHypothesis
    is_here: bool


def standing_own(assessment: Assessment) -> tuple[OwnHypothesis, ...]:
    """Those that were added in an assessment and are neither parked nor given up. One query."""
    return tuple(each for each in own_of(made_decisions(assessment)) if each.stands)


def offered_to(prescription: Prescription) -> list[Offered]:
    """What may be put to an exercise, and what was put there and stands no more, so that it can be taken away."""
    assessment = prescription.workout.stage.version.programme.assessment
    here = {reason["key"] for reason in prescription.because}
    own = own_of(made_decisions(assessment)) if assessment else ()
    return [Offered(each, each.key in here) for each in own if each.stands or each.key in here]


@transaction.atomic
def put_own_reason(*, prescription: Prescription, hypothesis: str, seen: int, by: Member) -> Prescription:
    """Make a standing hypothesis of the therapist's own a reason of an exercise of a draft. Twice changes nothing.

    Raises ValidationError where none of this key stands, and as `opened` does.
    """
    version = opened(prescription.workout.stage.version_id, seen=seen, by=by, on=prescription)
    assessment = version.programme.assessment
    standing = {each.key: each for each in (standing_own(assessment) if assessment else ())}
    if hypothesis not in standing:
        raise ValidationError("This hypothesis stands no more. Look at the result of the assessment again.")
    if hypothesis in {reason["key"] for reason in prescription.because}:
        return prescription
    prescription.because = [*prescription.because, _reason(standing[hypothesis], by)]
    prescription.save(update_fields=["because"])
    says = f"gave {prescription.record.name} a reason"
    note_change(version, "reason.put", by=by, says=says, prescription=str(prescription.pk))
    return prescription


@transaction.atomic
def take_own_reason(*, prescription: Prescription, hypothesis: str, seen: int, by: Member) -> Prescription:
    """Take such a reason off an exercise again; what reasoning gave as a reason stays. Twice changes nothing."""
    version = opened(prescription.workout.stage.version_id, seen=seen, by=by, on=prescription)
    kept = [reason for reason in prescription.because if reason["key"] != hypothesis or not _is_own(hypothesis)]
    if kept == prescription.because:
        return prescription
    prescription.because = kept
    prescription.save(update_fields=["because"])
    says = f"took a reason off {prescription.record.name}"
    note_change(version, "reason.taken", by=by, says=says, prescription=str(prescription.pk))
    return prescription


def _reason(own: OwnHypothesis, by: Member) -> dict[str, str]:
    title = own.shown_title
    short = title if len(title) <= LONGEST_CHIP else f"{title[: LONGEST_CHIP - 1].rstrip()}…"
    text = f"{title} (a hypothesis of {own.added.decided_by}, put here by {by}; no rule connects the two)"
    return {"key": own.key, "short": short, "text": text}


def _is_own(hypothesis: str) -> bool:
    return hypothesis.startswith(OWN)
