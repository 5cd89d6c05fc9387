from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clients.practices import audit
from clients.practices.models import Member, Person, Practice, Role


@transaction.atomic
def add_member(*, name: str, email: str, role: str, title: str = "", by: Member) -> Member:
    """Make somebody a member of the practice, or take back a member who had left.

    A person who signs in elsewhere already keeps their account and name; anybody else gets an account without a
    password, to be set from an e-mail. Raises ValidationError where they are a working member already.
    """
    practice = _locked_practice_of(by)
    person = Person.objects.found_or_made(email=email, name=name)
    member = Member.objects.visible_to(by).filter(person=person).first() or Member(practice=practice, person=person)
    if not member._state.adding and member.left_at is None:
        raise ValidationError({"email": f"{member} is a member of the practice already."})
    member.role, member.title, member.left_at = role, title, None
    member.full_clean()
    member.save()
    audit.record("member.added", subject=member, by=by, role=role)
    return member


@transaction.atomic
def change_member(*, member: Member, role: str, title: str, by: Member) -> Member:
    """Give a member another role or title.

    Raises ValidationError where they change their own role, or where no admin would remain.
    """
    _locked_practice_of(by)
    if role != member.role:
        _refuse_own("role", "Ask another admin to change your role.", member=member, by=by)
        _keep_an_admin("role", member=member, by=by)
    member.role, member.title = role, title
    member.full_clean()
    member.save(update_fields=["role", "title"])
    audit.record("member.changed", subject=member, by=by, role=role)
    return member


@transaction.atomic
def mark_left(*, member: Member, by: Member) -> Member:
    """End a membership: the person can no longer see the practice; what they did stays. Twice changes nothing."""
    _locked_practice_of(by)
    if member.left_at is not None:
        return member
    _refuse_own(None, "Ask another admin to mark you as left.", member=member, by=by)
    _keep_an_admin(None, member=member, by=by)
    member.left_at = timezone.now()
    member.save(update_fields=["left_at"])
    audit.record("member.left", subject=member, by=by)
    return member


@transaction.atomic
def choose_hand(*, left: bool, by: Member) -> Member:
    """Lay out a member's own assessing pages for the left hand or the right. Twice changes nothing."""
    if by.left_handed is left:
        return by
    by.left_handed = left
    by.save(update_fields=["left_handed"])
    audit.record("member.hand_chosen", subject=by, by=by, hand="left" if left else "right")
    return by


def _locked_practice_of(by: Member) -> Practice:
    """The practice, locked, so that two admins cannot each remove the other."""
    return Practice.objects.select_for_update(no_key=True).get(pk=by.practice_id)


def _refuse_own(field: str | None, sentence: str, *, member: Member, by: Member) -> None:
    if member.pk == by.pk:
        raise ValidationError({field: sentence} if field else sentence)


def _keep_an_admin(field: str | None, *, member: Member, by: Member) -> None:
    """Raise ValidationError where `member` is the practice's only working admin."""
    if not member.is_admin:
        return
    others = Member.objects.visible_to(by).working().filter(role=Role.ADMIN).exclude(pk=member.pk)
    if not others.exists():
        sentence = f"{member} is the only admin. Make somebody else an admin first."
        raise ValidationError({field: sentence} if field else sentence)
