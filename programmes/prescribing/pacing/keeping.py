"""Warnings that a therapist lets stand, with a reason that is kept with the version."""

from hashlib import sha256
from math import ceil

from programmes.prescribing.models import KeptRemark, ProgrammeVersion
from therapy.reasoning.pacing.warnings import TooFast

PREFIX = "pace:"
LETTERS = 20


def key_of(warning: TooFast) -> str:
    """Under which key its reason is kept: the warning and how far it goes, so that a worse one asks again."""
    return f"{_of(warning)}:{ceil(warning.size)}"


def reasons_for(version: ProgrammeVersion) -> dict[str, list[KeptRemark]]:
    """The reasons kept with a version, by warning. One query."""
    rows = KeptRemark.objects.of(version.programme.client).filter(version=version, key__startswith=PREFIX)
    found: dict[str, list[KeptRemark]] = {}
    for row in rows.select_related("by__person"):
        found.setdefault(row.key.rpartition(":")[0], []).append(row)
    return found


def reason_for(warning: TooFast, reasons: dict[str, list[KeptRemark]]) -> KeptRemark | None:
    """The reason that covers a warning as it is now: given for one that went as far or further."""
    covering = [row for row in reasons.get(_of(warning), []) if int(row.key.rpartition(":")[2]) >= warning.size]
    return covering[-1] if covering else None


def _of(warning: TooFast) -> str:
    return PREFIX + sha256(warning.key.encode()).hexdigest()[:LETTERS]
