"""What the page before the first test shows, as it stands in the record or as it was just said."""

from collections.abc import Collection
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from clients.records.facts import Overview
from clients.records.models import Client
from therapy.assessments.asking import (
    asked_of,
    equipment_words,
    places_that_trouble,
    questions,
)
from therapy.assessments.lent_marks import lent_marks
from therapy.assessments.places import key_of, place_names, place_words, regions_of
from therapy.knowledge import load_library

ANSWER, FOLLOW_UP = "flag.", "follow."


def screen_context(overview: Overview, said: QueryDict | None) -> dict[str, Any]:
    """The safety screen: where it troubles, the questions by group, cautions and equipment."""
    library, client = load_library(), overview.client
    tags = set(said.getlist("tags")) if said else {each.tag for each in overview.tags}
    places: Collection[str] = said.getlist("places") if said else _places_known(client)
    equipment = said.getlist("equipment") if said else client.equipment
    asked = asked_of(regions=regions_of(places), tags=tags, history=overview.history, today=timezone.localdate())
    answers, follow_ups = _under(ANSWER, said), _under(FOLLOW_UP, said)
    return {
        "section": "clients",
        "client": client,
        "populations": " ".join(sorted(asked.populations)),
        "groups": [(heading, list(asks)) for heading, asks in questions(asked, answers, library, follow_ups)],
        "places": [
            (key_of(place), place[0], place_words(place, library), key_of(place) in places)
            for place in place_names(library)
        ],
        "tags": [(each, each.id in tags) for each in library.tags.values()],
        "any_tag": len(tags),
        "equipment": [(thing, thing in equipment) for thing in sorted({*equipment_words(library), *equipment})],
    }


def record_context(overview: Overview, said: QueryDict | None) -> dict[str, Any]:
    """Consents, what happened before, and the goal."""
    ticked = said.getlist("consents") if said else []
    return {
        "consents": [(each, each.kind in ticked) for each in overview.consents],
        "may_keep": any(each.kind == "care" and each.consent for each in overview.consents),
        "history": overview.history,
        "goal": said.get("goal", "") if said else overview.client.goal,
    }


def _places_known(client: Client) -> list[str]:
    """Where it troubled on the newest body map, and where the client wrote that it does. Two queries."""
    return [*places_that_trouble(client), *(key_of(place) for place in lent_marks(client).marks)]


def _under(prefix: str, said: QueryDict | None) -> dict[str, str]:
    """The fields whose names begin so, without it."""
    return {name.removeprefix(prefix): str(value) for name, value in (said or {}).items() if name.startswith(prefix)}
