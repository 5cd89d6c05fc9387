"""How fast a practice lets programmes grow."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from programmes.prescribing.pacing.models import PaceSetting
from therapy.knowledge import load_library
from therapy.reasoning.pacing.limits import PaceLimits, usual_limits

FIELDS = ("careful_percent", "usual_percent", "gap_days", "high_load_weeks")
ORDER = "Let tendon and bone rise by no more than the rest: the first number is the careful one."


def pace_limits(member: Member) -> PaceLimits:
    """The limits of a member's practice; without its own word, those of the knowledge. One query."""
    usual = usual_limits(load_library())
    own = PaceSetting.objects.visible_to(member).first()
    return replace(usual, **{name: getattr(own, name) for name in FIELDS}) if own else usual


@transaction.atomic
def change_pace(*, numbers: Mapping[str, Any], by: Member) -> PaceSetting:
    """Let the practice have its own limits. Raises ValidationError by field for a number that makes no sense."""
    settings = PaceSetting.objects.visible_to(by).select_for_update(of=("self",), no_key=True)
    own = settings.first() or PaceSetting(practice_id=by.practice_id)
    before = {name: getattr(own, name) for name in FIELDS} if not own._state.adding else {}
    for name in FIELDS:
        setattr(own, name, numbers[name])
    own.full_clean(exclude=["practice"])
    if own.careful_percent > own.usual_percent:
        raise ValidationError({"careful_percent": ORDER})
    own.save()
    changed = {name: [before.get(name), numbers[name]] for name in FIELDS if before.get(name) != numbers[name]}
    audit.record("pacing.limits_changed", subject=own, by=by, changed=changed)
    saved: PaceSetting = own
    return saved


@transaction.atomic
def restore_pace(*, by: Member) -> None:
    """Let the numbers of the knowledge hold again."""
    own = PaceSetting.objects.visible_to(by).first()
    if own:
        audit.record("pacing.limits_restored", subject=own, by=by)
        own.delete()
