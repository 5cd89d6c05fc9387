"""How an assessment stands: open, finished, signed, added to."""

from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError

from clients.practices.models import Member
from therapy.assessments.models import Addendum, Assessment, Signature
from therapy.assessments.signing.contents import digest_of

SIGNED: Final = "This assessment is signed and stays as it is. Write an addendum instead."


@dataclass(frozen=True, slots=True)
class SignedRecord:
    """The signature of an assessment, or None, and what was added since, oldest first."""

    signature: Signature | None
    addenda: tuple[Addendum, ...]


def signed_record(assessment: Assessment) -> SignedRecord:
    addenda = Addendum.objects.of(assessment.client).filter(assessment=assessment).select_related("written_by__person")
    return SignedRecord(signature_of(assessment), tuple(addenda))


def signature_of(assessment: Assessment) -> Signature | None:
    rows = Signature.objects.of(assessment.client).filter(assessment=assessment)
    found: Signature | None = rows.select_related("signed_by__person").first()
    return found


def is_as_signed(assessment: Assessment, signature: Signature) -> bool:
    """Whether what is stored is what was signed."""
    return digest_of(assessment) == signature.digest


def insist_unsigned(assessment: Assessment, *, by: Member) -> None:
    """Raise ValidationError once it is signed. Call it with the assessment locked."""
    if Signature.objects.visible_to(by).filter(assessment=assessment).exists():
        raise ValidationError(SIGNED)


def may_sign(assessment: Assessment, member: Member) -> bool:
    """Its own therapist signs it; a colleague may once that therapist has left the practice."""
    return bool(assessment.therapist_id == member.pk or assessment.therapist.left_at)
