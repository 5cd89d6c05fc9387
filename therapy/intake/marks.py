"""What a client wrote about their places, as the body map takes it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from clients.records.models import Client
from therapy.assessments.actions import Marks
from therapy.assessments.lent_marks import NOTHING_LENT, Lent
from therapy.assessments.places import Place
from therapy.intake.models import SelfReport


def marks_written(client: Client) -> Lent:
    """The places of the newest report that was answered and not put aside. One query."""
    report: SelfReport | None = SelfReport.objects.of(client).answered().newest_first().first()
    if report is None or report.answered_at is None:
        return NOTHING_LENT
    marks = {place_in(each): marks_in(each) for each in report.said.get("places", [])}
    return Lent(marks, f"what {client.first_name} wrote on {report.answered_at:%-d %B}", report.answered_at)


def place_in(said: Mapping[str, Any]) -> Place:
    region, _, side = str(said["place"]).partition(".")
    return region, side


def marks_in(said: Mapping[str, Any]) -> Marks:
    onset = said.get("onset")
    return Marks(
        pain=said.get("pain"),
        tension=said.get("tension"),
        recurrence=said.get("recurrence") or "",
        onset=Decimal(onset) if onset else None,
    )
