"""Whether a client is in care: for who is not, nothing new begins."""

from zoneinfo import ZoneInfo

from django.utils import timezone

from clients.records.models import Client

DISCHARGED = (
    "{name} was discharged on {day}, so nothing new begins. Open the record, choose Edit, "
    "and take {name} back into care first."
)


def why_not_in_care(client: Client) -> str:
    """Why nothing new may begin for this client, in a sentence; "" while they are in care."""
    if client.discharged_at is None:
        return ""
    day = timezone.localtime(client.discharged_at, ZoneInfo(client.practice.time_zone))
    return DISCHARGED.format(name=client.first_name, day=f"{day:%-d %B %Y}")
