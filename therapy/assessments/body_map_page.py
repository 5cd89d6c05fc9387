"""The body map's form: one row for each place, with what is recorded, or a proposal from what is known already."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from clients.records.models import HistoryEvent
from therapy.assessments.actions import Marks
from therapy.assessments.actions.recording import marks_of
from therapy.assessments.lent_marks import NOTHING_LENT, Lent, lent_marks
from therapy.assessments.models import Assessment, PastHistory, Recurrence
from therapy.assessments.onset import as_typed
from therapy.assessments.onset_order import history_of, order_of_onset
from therapy.assessments.places import key_of, place_names, place_words
from therapy.assessments.progress import Recorded
from therapy.knowledge import Library

FIELDS = ("pain", "tension", "recurrence", "onset", "history")
RATINGS = tuple(range(11))
RECURRENCES = (
    (Recurrence.ONCE.value, "Once"),
    (Recurrence.SOMETIMES.value, "Sometimes"),
    (Recurrence.MOST_WEEKS.value, "Most weeks"),
    (Recurrence.CONSTANT.value, "Always"),
)
HISTORIES = (
    (PastHistory.NONE.value, "None"),
    (PastHistory.POSSIBLE.value, "Possible"),
    (PastHistory.DOCUMENTED.value, "On record"),
)


@dataclass(frozen=True, slots=True)
class MapRow:
    """One place of the body. `was` is what is recorded; `shown` what stands in the fields."""

    name: str
    region: str
    side: str
    label: str
    was: dict[str, Any]
    shown: Mapping[str, Any]
    error: str = ""
    is_chosen: bool = False

    @property
    def is_marked(self) -> bool:
        return self.was != Marks().values

    @property
    def is_proposed(self) -> bool:
        return not self.error and any(self.shown[key] != _plain(self.was[key]) for key in FIELDS)

    @property
    def is_open(self) -> bool:
        """Whether the place stands on the page from the start; the others are one tap away."""
        return self.is_chosen or self.is_marked or self.is_proposed or bool(self.error)


def map_rows(
    assessment: Assessment, recorded: Recorded, library: Library, *, post: QueryDict | None, errors: Mapping[str, str]
) -> dict[str, Any]:
    """The rows, the words of their choices, and the order in which the places began. One query."""
    events = history_of(assessment.client)
    kept = {(row.region, row.side): marks_of(row) for row in recorded.body_map}
    lent = NOTHING_LENT if kept or assessment.is_finished else lent_marks(assessment.client)
    known = {} if kept or assessment.is_finished else _known_already(events, recorded, lent)
    rows = [
        replace(
            _row(place, kept.get(place, Marks()), known.get(place), library, post=post, errors=errors),
            is_chosen=key_of(place) in assessment.places,
        )
        for place in place_names(library)
    ]
    was = {row.name: row.was for row in rows}
    return {
        "rows": rows,
        "was": was,
        "was_text": json.dumps(was),
        "ratings": RATINGS,
        "recurrences": RECURRENCES,
        "histories": HISTORIES,
        "source": lent.source,
        "proposed": sum(row.is_proposed for row in rows),
        "order": order_of_onset(recorded.body_map, events, library),
        "muscle_places": {muscle.id: muscle.regions[0] for muscle in library.muscles.values()},
    }


def _row(
    place: tuple[str, str],
    kept: Marks,
    known: Marks | None,
    library: Library,
    *,
    post: QueryDict | None,
    errors: Mapping[str, str],
) -> MapRow:
    region, side = place
    name = f"map.{region}.{side}"
    shown = {key: _plain((known or kept).values[key]) for key in FIELDS}
    if post is not None:
        shown = {key: post.get(f"{name}.{key}", "") for key in FIELDS}
    return MapRow(name, region, side, place_words(place, library), kept.values, shown, errors.get(name, ""))


def _known_already(events: Iterable[HistoryEvent], recorded: Recorded, lent: Lent) -> dict[tuple[str, str], Marks]:
    """What the last finished body map said, what the client wrote since, and the history of the body."""
    known = {(row.region, row.side): marks_of(row) for row in recorded.last_body_map} | dict(lent.marks)
    for event in events:
        if not event.region:
            continue
        history = PastHistory.DOCUMENTED if event.is_documented else PastHistory.POSSIBLE
        known.setdefault((event.region, event.side), Marks(history=history))
    return known


def _plain(value: Any) -> str:
    """As it stands in a field: "" for nothing, a time as it was typed."""
    if value is None:
        return ""
    text = str(value)
    return as_typed(Decimal(text)) if "." in text else text
