"""What a client's timeline and charts hold of their assessments."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from clients.records.charts import Chart
from clients.records.models import Client
from clients.records.timeline import NEWEST, Entry, entry_at
from therapy.assessments.models import Assessment, Measurement

GAP = {"test": "diastasis_check", "site": "at_navel", "key": "mm_rest"}
WIDEST = 60  # mm, the top of the drawing
METHOD = "method"


def assessments_told(client: Client) -> Iterator[Entry]:
    """Each assessment with how much was found. One query."""
    found = Count("findings__observation", filter=Q(findings__severity__gt=0), distinct=True)
    rows = Assessment.objects.of(client).newest_first().annotate(found=found).select_related("therapist__person")
    newest = list(rows[:NEWEST])
    for number, row in enumerate(newest, 1):
        title = "First assessment" if number == len(newest) < NEWEST else "Re-assessment"
        signs: int = row.found  # type: ignore[attr-defined]
        seen = f"{len(row.tests)} tests, {signs} signs seen" if row.is_finished else "Not finished yet"
        page = "result" if row.is_finished else "assessment"
        url = reverse(f"assessments:{page}", args=[row.pk])
        yield entry_at(row.finished_at or row.started_at, title, text=seen, by=str(row.therapist), url=url)


def gap_charted(client: Client) -> Iterator[Chart]:
    """The width of the gap at the navel over the finished assessments, where it was measured twice. One query."""
    rows = Measurement.objects.of(client).filter(**GAP, assessment__finished_at__isnull=False)
    measured = [
        (timezone.localdate(row.assessment.finished_at), float(row.value))
        for row in rows.select_related("assessment").order_by("assessment__finished_at")
        if isinstance(row.value, int | float)
    ]
    if len(measured) > 1:
        (first, _), (last, _) = measured[0], measured[-1]
        yield Chart(
            name="Inter-recti distance",
            values=[value for _, value in measured],
            least=0,
            most=max(WIDEST, *(value for _, value in measured)),
            hint="mm at the navel, at rest",
            start=f"{first:%-d %b}",
            end=f"{last:%-d %b}",
            says="Compare only what was measured in the same way. Function counts before width.",
        )
