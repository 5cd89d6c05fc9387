from collections.abc import Iterator

from django.urls import reverse

from clients.records.models import Client
from clients.records.timeline import NEWEST, Entry
from therapy.outcomes.models import Score
from therapy.outcomes.prompts import name_of_measure


def measures_told(client: Client) -> Iterator[Entry]:
    """Each value of a measure, for the client's timeline. One query."""
    url = reverse("outcomes:panel", args=[client.pk])
    for score in Score.objects.of(client).order_by("-taken_on", "-kept_at").select_related("typed_by__person")[:NEWEST]:
        said = f"{name_of_measure(score.measure)}: {float(score.value):g}"
        yield Entry(score.taken_on, score.kept_at, "Measure", text=f"{said}, {score.how}", url=url)
