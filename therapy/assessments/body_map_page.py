"""The body map's form: one row for each place, with what is recorded, or a proposal from what is known already."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from clients.records.models import HistoryEvent
from therapy.assessments.actions import Marks
from therapy.assessments.actions.recording import marks_of
from therapy.assessments.models import Assessment, PastHistory, Recurrence
from therapy.assessments.progress import Recorded
from therapy.assessments.words import region_words
from therapy.knowledge import Library
from therapy.knowledge.records import RegionKind

FIELDS = ("pain", "tension", "recurrence", "onset", "history")
RATINGS = tuple(range(11))
# Short, for a narrow column; the row's label says the rest.
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

    @property
    def is_marked(self) -> bool:
        return self.was != Marks().values

    @property
    def is_proposed(self) -> bool:
        return not self.error and any(self.shown[key] != _plain(self.was[key]) for key in FIELDS)


def place_names(library: Library) -> Iterator[tuple[str, str]]:
    """Every place that can be marked, from head to foot: regions of the trunk once, of a limb on each side."""
    links = [region for region in library.regions.values() if region.kind is RegionKind.LINK]
    for region in sorted(links, key=lambda each: -each.order):
        yield from ((region.id, str(side)) for side in library.sides_of(region.id))


def map_rows(
    assessment: Assessment, recorded: Recorded, library: Library, *, post: QueryDict | None, errors: Mapping[str, str]
) -> dict[str, Any]:
    """The rows, and the words of their choices. One query while the map is empty."""
    kept = {(row.region, row.side): marks_of(row) for row in recorded.body_map}
    known = {} if kept or assessment.is_finished else _known_already(assessment, recorded)
    rows = [
        _row(place, kept.get(place, Marks()), known.get(place), library, post=post, errors=errors)
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
        "proposed": sum(row.is_proposed for row in rows),
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
    words = region_words(library.regions[region])
    label = f"{side.capitalize()} {words.lower()}" if side else words
    return MapRow(name, region, side, label, kept.values, shown, errors.get(name, ""))


def _known_already(assessment: Assessment, recorded: Recorded) -> dict[tuple[str, str], Marks]:
    """What the last finished body map said, and injuries, operations and births of the history."""
    known = {(row.region, row.side): marks_of(row) for row in recorded.last_body_map}
    for event in HistoryEvent.objects.of(assessment.client).exclude(region=""):
        history = PastHistory.DOCUMENTED if event.is_documented else PastHistory.POSSIBLE
        known.setdefault((event.region, event.side), Marks(history=history))
    return known


def _plain(value: Any) -> str:
    """As it stands in a field: "" for nothing, 2021 for 2021.000."""
    if value is None:
        return ""
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
