"""What a signature stands for: all that was recorded and decided, in one fixed order, and its digest.

Photos are left out: they are the client's to take back, and their going must not break the seal.
"""

import hashlib
import json
from typing import Any, Final

from django.db import models

from therapy.assessments.models import Assessment, BodyMapEntry, Decision, Finding, Measurement

SITTING: Final = (
    "pk", "client_id", "battery", "set_name", "places", "tests", "skipped", "note", "finished_at", "knowledge_version",
)  # fmt: skip
RECORDED: Final[tuple[tuple[type[models.Model], tuple[str, ...]], ...]] = (
    (Finding, ("test", "observation", "side", "severity")),
    (Measurement, ("test", "key", "side", "site", "value")),
    (BodyMapEntry, ("region", "side", "pain", "tension", "recurrence", "onset", "history")),
    (Decision, ("hypothesis", "choice", "reason", "words", "decided_at")),
)


def digest_of(assessment: Assessment) -> str:
    """The SHA-256 of everything in it; the same as long as nothing is added, changed or taken away."""
    said: list[Any] = [getattr(assessment, name) for name in SITTING]
    said += [_rows(model, fields, assessment) for model, fields in RECORDED]
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def _rows(model: Any, fields: tuple[str, ...], assessment: Assessment) -> list[str]:
    rows = model.objects.of(assessment.client).filter(assessment=assessment).values_list(*fields)
    return sorted(json.dumps(row, sort_keys=True, default=str) for row in rows)
