"""What changed from one version to the next is told to the client, each thing with its why, and kept as it was told."""

from collections.abc import Sequence
from typing import Final

from programmes.prescribing.models import Programme, ProgrammeVersion
from programmes.training.differing import differences
from programmes.training.models import ToldChange

LONGEST: Final = 300


def tell_changes(*, programme: Programme, version: ProgrammeVersion) -> list[ToldChange]:
    """Keep what is new in a version just published; nothing of a first one. Called where it is published."""
    told = [
        ToldChange(practice_id=programme.practice_id, version=version, position=position, says=says[:LONGEST])
        for position, says in enumerate(new_in(programme, version), start=1)
    ]
    ToldChange.objects.bulk_create(told)
    return told


def give_reasons(*, version: ProgrammeVersion, whys: Sequence[str]) -> None:
    """Say why each change was made, in their order. What was told with a why stays as it was told."""
    told = list(ToldChange.objects.of(version.programme.client).filter(version=version))
    if any(change.why for change in told):
        return
    for change, why in zip(told, whys, strict=False):
        change.why = why.strip()[:LONGEST]
    ToldChange.objects.of(version.programme.client).bulk_update(told, ["why"])


def new_in(programme: Programme, version: ProgrammeVersion) -> list[str]:
    """The differences of a version, or a draft, from the one published before it. Eight queries."""
    rows = ProgrammeVersion.objects.of(programme.client).filter(programme=programme).with_contents()
    before: ProgrammeVersion | None = rows.published().filter(number__lt=version.number).last()
    return differences(before, rows.get(pk=version.pk)) if before else []
