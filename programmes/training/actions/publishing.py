"""A programme goes to its client: the version is put in force and its sessions are planned."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from programmes.prescribing.actions import publish_version
from programmes.prescribing.models import Programme, ProgrammeVersion
from programmes.training.actions.planning import materialise_sessions
from programmes.training.actions.telling import give_reasons, tell_changes
from programmes.training.gates.ready import count_again
from programmes.training.scheduling import local_date

FURTHEST = timedelta(days=366)


@transaction.atomic
def publish_with_reasons(
    *, programme: Programme, said: Mapping[str, Any], whys: Sequence[str], now: datetime, by: Member
) -> ProgrammeVersion:
    """Publish as `publish_programme` does, which takes what is `said`, and give each change its why, in their order."""
    version = publish_programme(programme=programme, **said, now=now, by=by)
    give_reasons(version=version, whys=whys)
    return version


@transaction.atomic
def publish_programme(
    *, programme: Programme, starts_on: date, message: str, seen: str = "", now: datetime, by: Member
) -> ProgrammeVersion:
    """Put the draft in force, tell what is new in it and plan its sessions, or none of it.

    A running programme keeps the day it began. Where there is no draft (the button was pressed twice) the version
    in force is returned as it is. Raises ValidationError for a start in the past or years away,
    and as `publish_version` does.
    """
    programme = (
        Programme.objects.visible_to(by)
        .select_for_update(of=("self", "client"), no_key=True)
        .select_related("client")
        .get(pk=programme.pk)
    )
    versions = ProgrammeVersion.objects.visible_to(by).filter(programme=programme)
    in_force = versions.published().last()
    if in_force and not versions.drafts().exists():
        return in_force
    today = local_date(now, programme.client.time_zone)
    if programme.starts_on is None or programme.starts_on > today:
        _begin_on(programme, starts_on, today=today)
    version = publish_version(programme=programme, message=message, seen=seen, now=now, by=by)
    tell_changes(programme=programme, version=version)
    programme.refresh_from_db()
    materialise_sessions(programme=programme, version=version, today=today, by=by)
    count_again(programme, now=now)
    return version


def _begin_on(programme: Programme, starts_on: date, *, today: date) -> None:
    if starts_on < today:
        raise ValidationError({"starts_on": "A programme cannot begin in the past. Choose today or a later day."})
    if starts_on - today > FURTHEST:
        raise ValidationError({"starts_on": "This is more than a year away. Check the year."})
    programme.starts_on = starts_on
    programme.save(update_fields=["starts_on"])
