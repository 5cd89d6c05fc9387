"""In which order a client's places began, as the body map's page tells and draws it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from clients.records.models import Client, HistoryEvent
from therapy.assessments.models import BodyMapEntry
from therapy.assessments.onset import day_of, decimal_year
from therapy.assessments.places import Place, place_words
from therapy.knowledge import Library


@dataclass(frozen=True, slots=True)
class Began:
    """One place or event with when it began, and its number in the order; events have no number of their own."""

    name: str
    when: str
    what: str
    place: Place
    number: int


@dataclass(frozen=True, slots=True)
class OnsetOrder:
    """`began` is what has a time, the earliest first; `undated` are the places of which nobody knows when."""

    began: tuple[Began, ...]
    undated: tuple[str, ...]

    @property
    def drawn(self) -> dict[str, list[dict[str, Any]]]:
        """The places as the body map draws them, numbered, each with an arrow to the one after it."""
        nodes = [
            {"region": each.place[0], "side": each.place[1], "kind": "strong", "name": each.name, "note": each.when}
            for each in self.began
            if each.number
        ]
        links = [{"from": n, "to": n + 1, "strength": 1} for n in range(len(nodes) - 1)]
        return {"nodes": nodes, "links": links}


def history_of(client: Client) -> list[HistoryEvent]:
    """What happened to the client's body. One query."""
    return list(HistoryEvent.objects.of(client).order_by("happened_on"))


def order_of_onset(marks: Iterable[BodyMapEntry], events: Iterable[HistoryEvent], library: Library) -> OnsetOrder:
    """Places by when they began to trouble, with what happened in between; of the same moment, events stand first."""
    marks = list(marks)
    dated = sorted((*_events(events), *_marks(marks)), key=lambda each: (each[0], bool(each[1])))
    began = tuple(_numbered(dated, library))
    return OnsetOrder(began, tuple(place_words((row.region, row.side), library) for row in marks if row.onset is None))


def onset_words(onset: Decimal) -> str:
    """A decimal year as people say it: "2021", "Jul 2021"."""
    return f"{day_of(onset):%b %Y}" if onset % 1 else f"{int(onset)}"


def _events(events: Iterable[HistoryEvent]) -> Iterator[tuple[Decimal, Place | None, str]]:
    for event in events:
        yield decimal_year(event.happened_on), None, event.in_short


def _marks(marks: Iterable[BodyMapEntry]) -> Iterator[tuple[Decimal, Place | None, str]]:
    for row in marks:
        if row.onset is not None:
            yield row.onset, (row.region, row.side), _how_it_is(row)


def _how_it_is(row: BodyMapEntry) -> str:
    ratings = (("pain", row.pain), ("tension", row.tension))
    return ", ".join(f"{name} {value}" for name, value in ratings if value is not None)


def _numbered(dated: Iterable[tuple[Decimal, Place | None, str]], library: Library) -> Iterator[Began]:
    number = 0
    for onset, place, what in dated:
        number += place is not None
        if place is None:
            yield Began(what, onset_words(onset), "", ("", ""), 0)
        else:
            yield Began(place_words(place, library), onset_words(onset), what, place, number)
