from collections.abc import Iterator
from itertools import groupby

from django.urls import reverse

from clients.records.models import Client
from clients.records.timeline import NEWEST, Entry
from therapy.outcomes.models import Score
from therapy.outcomes.prompts import name_of_measure


def measures_told(client: Client) -> Iterator[Entry]:
    """What was measured day by day, for the client's timeline. One query."""
    url = reverse("outcomes:panel", args=[client.pk])
    newest = Score.objects.of(client).order_by("-taken_on", "-kept_at")[:NEWEST]
    for day, scores in groupby(newest, key=lambda score: score.taken_on):
        kept = list(scores)
        values = "; ".join(f"{name_of_measure(score.measure)} {float(score.value):g}" for score in kept)
        yield Entry(day, kept[0].kept_at, "Measured", text=values, url=url)
