"""What was measured of each client in the weeks until now: asked, and answered as on their phone."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from clients.practices.models import Member
from clients.records.models import Client
from therapy.demo.stories import Story
from therapy.outcomes.actions import answer_measure, ask_for_measure, type_in_total
from therapy.outcomes.prompts import PROMPTS

FORTNIGHT = timedelta(weeks=2)


def measure(story: Story, client: Client, *, by: Member, now: datetime) -> None:
    """Keep the story's values, one for each fortnight, the last of them of yesterday."""
    for name, values in story.measures.items():
        for number, value in enumerate(reversed(values)):
            _keep(name, value, client, by=by, at=now - timedelta(days=1) - number * FORTNIGHT)


def _keep(name: str, value: Any, client: Client, *, by: Member, at: datetime) -> None:
    if name not in PROMPTS:
        entry = {"measure": name, "total": value, "taken_on": at.date()}
        type_in_total(client=client, entry=entry, now=at, by=by)
        return
    asked = ask_for_measure(client=client, measure=name, due_on=at.date(), every_weeks=None, by=by)
    answer_measure(request=asked, parts=list(_parts(name, value)), now=at, by=client)


def _parts(name: str, value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield from ({"name": activity, "value": number} for activity, number in value.items())
        return
    for question, number in zip(PROMPTS[name].questions, value, strict=True):
        yield {"name": question.name, "value": number}
