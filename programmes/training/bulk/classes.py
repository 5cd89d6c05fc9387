"""A class: one template given to several clients at once, each with their own limits and their own refusal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from clients.records.models import Client
from programmes.prescribing.actions import assign_template
from programmes.prescribing.models import Programme, ProgrammeVersion
from programmes.training.actions import publish_programme

MOST = 30


@dataclass(frozen=True, slots=True)
class Plan:
    """What a class is given. `submission` makes the same request, sent twice, one programme each.

    `starts_on` None leaves a draft for each; a day publishes it with `message`.
    """

    template: str
    submission: UUID
    starts_on: date | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """What became, or would become, of one client: their programme and what is worth knowing, or why not."""

    client: Client
    programme: Programme | None = None
    refusals: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def class_begun(clients: Iterable[Client], plan: Plan, *, now: datetime, by: Member) -> Iterator[Place]:
    """Give each their programme, one transaction each: what one refuses stops none of the others."""
    for client in clients:
        try:
            yield _given(client, plan, now=now, by=by)
        except ValidationError as refusal:
            yield Place(client, refusals=refusal.messages)


def class_foreseen(clients: Iterable[Client], plan: Plan, *, now: datetime, by: Member) -> list[Place]:
    """What would become of each, found by doing it and taking it back: the very same refusals, and nothing is kept."""
    with transaction.atomic():
        places = list(class_begun(clients, plan, now=now, by=by))
        transaction.set_rollback(True)
    return places


@transaction.atomic
def _given(client: Client, plan: Plan, *, now: datetime, by: Member) -> Place:
    submission = uuid5(plan.submission, str(client.pk))
    programme = assign_template(client=client, template=plan.template, submission=submission, now=now, by=by)
    version: ProgrammeVersion = ProgrammeVersion.objects.of(client).filter(programme=programme).latest("number")
    if plan.starts_on and not version.is_published:
        publish_programme(programme=programme, starts_on=plan.starts_on, message=plan.message, now=now, by=by)
    return Place(client, programme, warnings=version.warnings)
