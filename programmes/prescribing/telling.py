from collections.abc import Iterator

from django.urls import reverse

from clients.records.models import Client
from clients.records.timeline import NEWEST, Entry, entry_at
from programmes.prescribing.models import ProgrammeVersion


def programmes_told(client: Client) -> Iterator[Entry]:
    """Each programme that was published, and each change of it, for the client's timeline. One query."""
    rows = ProgrammeVersion.objects.of(client).published().select_related("programme", "published_by__person")
    for version in rows.order_by("-published_at")[:NEWEST]:
        title = "Programme started" if version.number == 1 else "Programme changed"
        url = reverse("prescribing:programme", args=[version.programme_id])
        assert version.published_at
        by = str(version.published_by)
        yield entry_at(version.published_at, title, text=version.message or version.programme.name, by=by, url=url)
