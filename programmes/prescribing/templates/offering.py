"""Which programmes a later version of their template is offered to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery, UUIDField

from clients.practices.models import Member
from programmes.library.models import TemplateVersion
from programmes.prescribing.models import Programme, ProgrammeVersion, TemplateDeclined
from programmes.prescribing.querysets import ProgrammeQuerySet


@dataclass(frozen=True, slots=True)
class Offer:
    """A programme, the version of its template that it is on, and the later one."""

    programme: Programme
    on: TemplateVersion
    later: TemplateVersion


def offers_for(member: Member) -> list[Offer]:
    """What is offered in the practice, by client. Three queries at most, however many there are.

    Not offered: what was declined, and what a draft of the programme has taken over already.
    """
    rows = list(_with_versions(member).select_related("client").order_by("client__name", "pk"))
    versions = _versions(member) if rows else {}
    in_force = _in_force(versions)
    declined = _declined(member) if rows else frozenset()
    found = [_offer(row, versions, in_force) for row in rows]
    return [each for each in found if each and (each.programme.pk, each.later.pk) not in declined]


def offer_for(member: Member, programme_id: UUID) -> Offer | None:
    return next((each for each in offers_for(member) if each.programme.pk == programme_id), None)


def clients_on(member: Member) -> Mapping[UUID, int]:
    """How many clients run or rest on each version of the practice's templates: counts alone."""
    return Counter(row.on for row in _with_versions(member).only("pk"))  # type: ignore[attr-defined]


def _with_versions(member: Member) -> ProgrammeQuerySet:
    """Programmes under way with `on`, the version of their template they follow, and `drafted`, their newest one's."""
    versions = ProgrammeVersion.objects.visible_to(member).filter(programme=OuterRef("pk")).order_by("-number")
    rows: ProgrammeQuerySet = Programme.objects.visible_to(member).under_way()
    found: ProgrammeQuerySet = rows.annotate(
        on=Subquery(versions.published().values("template_version")[:1], output_field=UUIDField()),
        drafted=Subquery(versions.values("template_version")[:1], output_field=UUIDField()),
    ).filter(Q(on__isnull=False))
    return found


def _versions(member: Member) -> Mapping[UUID, TemplateVersion]:
    rows = TemplateVersion.objects.visible_to(member).published().select_related("template").order_by("number")
    return {row.pk: row for row in rows}


def _in_force(versions: Mapping[UUID, TemplateVersion]) -> Mapping[UUID, TemplateVersion]:
    """The newest published version of each template that is not retired."""
    return {row.template_id: row for row in versions.values() if row.template.retired_at is None}


def _declined(member: Member) -> frozenset[tuple[UUID, UUID]]:
    rows = TemplateDeclined.objects.visible_to(member).values_list("programme_id", "template_version_id")
    return frozenset(rows)


def _offer(
    row: Programme, versions: Mapping[UUID, TemplateVersion], in_force: Mapping[UUID, TemplateVersion]
) -> Offer | None:
    on = versions[row.on]  # type: ignore[attr-defined]
    later = in_force.get(on.template_id)
    if later is None or later.number <= on.number or row.drafted == later.pk:  # type: ignore[attr-defined]
        return None
    return Offer(row, on, later)
