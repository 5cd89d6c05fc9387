from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from therapy.assessments.changing import locked
from therapy.assessments.models import Addendum, Assessment, Signature
from therapy.assessments.signing.contents import digest_of
from therapy.assessments.signing.standing import may_sign, signature_of


@transaction.atomic
def sign_assessment(*, assessment: Assessment, now: datetime, by: Member) -> Signature:
    """Close a finished assessment for good, decisions included. Signed twice keeps the first signature.

    The digest of what was signed is kept with it and in the audit trail, so that a later change would show. Raises
    ValidationError before it is finished, and for anybody but its therapist while they work here.
    """
    assessment = locked(assessment, by=by)
    if signed := signature_of(assessment):
        return signed
    if not assessment.is_finished:
        raise ValidationError("Finish the assessment first, then sign it.")
    if not may_sign(assessment, by):
        raise ValidationError(f"Only {assessment.therapist}, who did the assessment, signs it.")
    signature = Signature(
        practice_id=assessment.practice_id,
        assessment=assessment,
        signed_by=by,
        signed_at=now,
        digest=digest_of(assessment),
    )
    signature.save(force_insert=True)
    audit.record("assessment.signed", subject=assessment, by=by, client=assessment.client, digest=signature.digest)
    return signature


@transaction.atomic
def add_addendum(*, assessment: Assessment, text: str, submission: UUID, now: datetime, by: Member) -> Addendum:
    """Add to a signed assessment, by any therapist of the practice; the same `submission` returns what it made.

    Raises ValidationError before it is signed, and for an empty or endless text.
    """
    assessment = locked(assessment, by=by)
    if made := Addendum.objects.of(assessment.client).filter(pk=submission, assessment=assessment).first():
        found: Addendum = made
        return found
    if signature_of(assessment) is None:
        raise ValidationError("Only a signed assessment takes an addendum. Sign it first.")
    addendum = Addendum(
        pk=submission,
        practice_id=assessment.practice_id,
        assessment=assessment,
        text=text.strip(),
        written_by=by,
        written_at=now,
    )
    addendum.full_clean()
    addendum.save(force_insert=True)
    audit.record("assessment.added_to", subject=addendum, by=by, client=assessment.client)
    return addendum
