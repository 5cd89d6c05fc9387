from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices.models import Member
from clients.records.actions.clients import change_client
from clients.records.actions.consents import give_consent
from clients.records.actions.history import add_history_event
from clients.records.models import Client, SafetyScreen
from therapy.assessments.actions.screening import Screening, insist_on_known, keep_circumstances, screen_client
from therapy.assessments.actions.starting import start_assessment
from therapy.assessments.models import Assessment
from therapy.assessments.places import known_places
from therapy.knowledge import load_library


@dataclass(frozen=True, slots=True)
class Before:
    """What is said before the first test.

    `places` trouble the client ("knee.left", "lumbar."). `consents` are kinds agreed to now, `happened` the facts of
    events to add to the history. `goal` is in the client's words; None leaves the record's own as it is.
    """

    screening: Screening = field(default_factory=Screening)
    places: Sequence[str] = ()
    consents: Collection[str] = ()
    happened: Sequence[Mapping[str, Any]] = ()
    goal: str | None = None


@transaction.atomic
def screen_and_start(
    *, client: Client, battery: str, before: Before, submission: UUID, now: datetime, by: Member
) -> Assessment:
    """Keep what was said and begin an assessment: all or nothing. The same `submission` again changes nothing.

    Where nothing was asked there is no screen, and the assessment says so. Raises ValidationError for what nobody
    knows, and all that the record's own actions raise.
    """
    client = Client.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=client.pk)
    begun: Assessment | None = Assessment.objects.of(client).filter(pk=submission).first()
    if begun:
        return begun
    screen = _screened(client, before.screening, now, by)
    _settle(client, before, now, by)
    return start_assessment(
        client=client, battery=battery, screen=screen, places=before.places, submission=submission, by=by
    )


def _screened(client: Client, screening: Screening, now: datetime, by: Member) -> SafetyScreen | None:
    if screening.answers:
        return screen_client(client=client, screening=screening, now=now, by=by)
    insist_on_known(client, screening, load_library())
    keep_circumstances(client, screening, now, by)
    return None


def _settle(client: Client, before: Before, now: datetime, by: Member) -> None:
    """Keep the consents, the history and the goal in the client's record."""
    if not set(before.places) <= set(known_places()):
        raise ValidationError("There is no such place on the body. Reload the page and choose again.")
    for kind in before.consents:
        give_consent(client=client, kind=kind, now=now, by=by)
    for facts in before.happened:
        add_history_event(client=client, facts=facts, by=by)
    if before.goal is not None and before.goal.strip() != client.goal:
        change_client(client=client, facts={"goal": before.goal.strip()}, by=by)
