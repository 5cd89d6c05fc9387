"""The examination page as a whole: where one can look, and the sections of where one looks now."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from therapy.assessments.books import BEHAVIOUR, BOOKS
from therapy.assessments.examination.places import RECORDED, RETESTS, SYMPTOMS
from therapy.assessments.examination.retests import most_telling_first, retest_rows
from therapy.assessments.examination.rows import Row, Rows
from therapy.assessments.examination.slots import Slot
from therapy.assessments.examination.symptoms import picks_of
from therapy.assessments.models import BodyMapEntry
from therapy.assessments.words import region_words
from therapy.reasoning.hypotheses.rivals import Rivals

NOTES = {
    "range": "A number, or “Usual” when it looks as it should.",
    "strength": "0 none, 3 against gravity, 5 full strength.",
    "length": "Stretched as far as it goes.",
    "special": "",
}
MOST_FOUND = 6
TITLES = {"range": "Range", "strength": "Strength", "length": "Muscle length", "special": "Special tests"}


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one kind. `quality` says how well they could be tested together."""

    kind: str
    title: str
    rows: tuple[Row, ...]
    note: str = ""
    quality: Slot | None = None

    @property
    def template(self) -> str:
        return f"assessments/_exam_{self.kind}.html"

    @property
    def is_sided(self) -> bool:
        return any(slot.side for row in self.rows for slot in row.slots)

    @property
    def slots(self) -> Iterator[Slot]:
        for row in self.rows:
            yield from row.all_slots
        if self.quality:
            yield self.quality


@dataclass(frozen=True, slots=True)
class Page:
    """The sections of one place, or what a search found; `notes` are what was felt.

    Of a region one section is shown at a time: `chosen` is its kind. All of them take what a form says.
    """

    place: str
    title: str
    sections: tuple[Section, ...]
    searched: str = ""
    notes: tuple[Slot, ...] = ()
    chosen: str = ""

    @property
    def shown(self) -> tuple[Section, ...]:
        return tuple(each for each in self.sections if self.chosen in ("", each.kind))

    @property
    def following(self) -> Section | None:
        """The section after the one that is shown."""
        kinds = [each.kind for each in self.sections]
        after = kinds.index(self.chosen) + 1 if self.chosen else len(kinds)
        return self.sections[after] if after < len(kinds) else None

    @property
    def is_of_regions(self) -> bool:
        return self.place not in (SYMPTOMS, RETESTS)

    @property
    def is_empty(self) -> bool:
        return not self.sections and not self.notes

    @property
    def empty_title(self) -> str:
        return "Nothing found" if self.searched else "Nothing recorded yet"

    @property
    def empty_text(self) -> str:
        return "Try a shorter word, or another name for it." if self.searched else "Choose a region above."

    @property
    def slots(self) -> dict[str, Slot]:
        """Every entry of the page, by the name of its fields."""
        every = [slot for section in self.sections for slot in section.slots]
        return {slot.name: slot for slot in (*every, *self.notes)}

    @property
    def was(self) -> dict[str, Any]:
        """What is recorded, by entry, so that what comes in between is noticed."""
        return {name: slot.recorded for name, slot in self.slots.items() if slot.recorded}

    @property
    def was_text(self) -> str:
        return json.dumps(self.was)


def region_page(region: str, rows: Rows, kind: str) -> Page:
    """Everything that can be examined at one region, of which one kind is shown: this one, or else the first."""
    found = tuple(_sections(rows, lambda row: region in row.regions, region))
    title = region_words(rows.library.regions[region])
    kinds = [section.kind for section in found]
    chosen = kind if kind in kinds else next(iter(kinds), "")
    return Page(region, title, found, notes=(rows.slot("palpation", region),), chosen=chosen)


def recorded_page(rows: Rows) -> Page:
    """Every entry of joints and muscles there is, and every note, of the whole body."""
    notes = (rows.slot("palpation", region) for region in rows.library.regions)
    found = tuple(_sections(rows, lambda row: row.is_recorded))
    return Page(RECORDED, "Everything recorded", found, notes=tuple(note for note in notes if note.recorded))


def searched_page(words: str, rows: Rows) -> Page:
    """Everything whose names hold all of these words, of the whole body; of very much only the first."""
    wanted = words.lower().replace("_", " ").split()
    found = _sections(rows, lambda row: all(each in row.names.lower() for each in wanted))
    return Page("", f"Found for “{words}”", tuple(map(_first_few, found)), searched=words)


def symptoms_page(body_map: Sequence[BodyMapEntry], rows: Rows) -> Page:
    """How the complaint behaves: one entry."""
    subject = BOOKS[SYMPTOMS](rows.library, BEHAVIOUR, "")
    slots = rows.entries.slots(subject)
    hurting = {row.region for row in body_map if row.pain or row.tension}
    row = Row(subject, slots, subject.name, "", picks=picks_of(slots[0], hurting, rows.library))
    return Page(SYMPTOMS, subject.name, (Section(SYMPTOMS, subject.name, (row,)),))


def retests_page(proposed: Collection[Rivals], rows: Rows) -> Page:
    """The findings that may be looked at again, each under its condition; what would tell most comes first."""
    found = most_telling_first(retest_rows(rows), proposed)
    return Page(RETESTS, "Re-tests", (Section("retest", "Look again under a condition", found),))


def _first_few(section: Section) -> Section:
    if len(section.rows) <= MOST_FOUND:
        return section
    note = f"The first {MOST_FOUND} of {len(section.rows)}. Say more of the name to find others."
    return replace(section, rows=section.rows[:MOST_FOUND], note=note)


def _sections(rows: Rows, wanted: Callable[[Row], bool], region: str = "") -> Iterator[Section]:
    kinds: dict[str, Iterable[Row]] = {
        "range": rows.ranges(), "strength": rows.strengths(), "length": rows.lengths(), "special": rows.specials(),
    }  # fmt: skip
    groups = {sign.group for sign in rows.library.signs.values()} if region else set()
    for kind, every in kinds.items():
        some = tuple(row for row in every if wanted(row))
        group = f"{kind}:{region}"
        quality = rows.slot("quality", group) if group in groups else None
        if some:
            yield Section(kind, TITLES[kind], some, NOTES[kind], quality)
