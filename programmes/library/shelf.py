"""The library as a page shows it: the filters with their counts, what is chosen, what was found, and ways out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from programmes.library.catalogue import Found, Wanted, found_of
from programmes.library.facets import FACETS, Facet, States
from programmes.library.forms import address_of
from programmes.library.models.own import OwnState
from therapy.knowledge.records import Exercise

NOTABLE: Final[Mapping[str, str]] = {OwnState.DRAFT.value: "Draft", OwnState.RETIRED.value: "Retired"}
CARDS: Final = "cards"
LOOKS: Final[Mapping[str, str]] = {CARDS: "Cards", "list": "List", "ladders": "Ladders"}


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    word: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    label: str
    choices: list[Choice]

    @property
    def said(self) -> str:
        """What is chosen, in as few words as fit on a button; nothing where nothing is."""
        words = [choice.word for choice in self.choices if choice.chosen]
        return f": {words[0] if len(words) == 1 else f'{len(words)} chosen'}" if words else ""

    @property
    def is_on(self) -> bool:
        return any(choice.chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class WayOut:
    """A link that takes something away, and how many exercises there would be."""

    text: str
    query: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was asked, how it is looked at, what was found, and of how many."""

    wanted: Wanted
    look: str
    found: Found
    total: int
    states: States

    @property
    def rows(self) -> list[tuple[Exercise, str]]:
        """What was found, each with the word for a state that must be seen."""
        return [(each, NOTABLE.get(self.states.get(each.id, ""), "")) for each in self.found.exercises]

    @property
    def filters(self) -> list[Filter]:
        """Those that leave a choice."""
        every = [self._filter(facet) for facet in FACETS]
        return [each for each in every if len(each.choices) > 1 or each.is_on]

    def _filter(self, facet: Facet) -> Filter:
        counts, chosen = self.found.counts[facet.name], self.wanted.chosen.get(facet.name, ())
        choices = [Choice(key, word, counts[key], key in chosen) for key, word in facet.choices() if key in counts]
        return Filter(facet.name, facet.label, choices)

    @property
    def query(self) -> str:
        """The address that shows this again."""
        return self._query(self.wanted)

    def _query(self, wanted: Wanted) -> str:
        return address_of(wanted, look="" if self.look == CARDS else self.look)

    @property
    def looks(self) -> list[tuple[str, str, str]]:
        """Each way to look at what was found: its key, its word, its address."""
        return [(key, word, replace(self, look=key).query) for key, word in LOOKS.items()]

    @property
    def clear_query(self) -> str:
        return self._query(Wanted())

    @property
    def chips(self) -> list[WayOut]:
        """One for everything that is asked, which takes just this away."""
        words = (
            [WayOut(f"“{self.wanted.words}”", self._query(self.wanted.without("words")))] if self.wanted.words else []
        )
        return [
            *words,
            *(self._chip(each, choice) for each in self.filters for choice in each.choices if choice.chosen),
        ]

    def _chip(self, of: Filter, choice: Choice) -> WayOut:
        return WayOut(f"{of.label}: {choice.word}", self._query(self.wanted.without(of.name, choice.key)))

    @property
    def ways_out(self) -> list[WayOut]:
        """Where nothing was found: what to take away, and how many that would show; the most first."""
        labels = {"words": f"the words “{self.wanted.words}”", **{each.name: each.label.lower() for each in FACETS}}
        most_first = sorted(self.found.kept_out.items(), key=lambda each: -each[1])
        return [
            WayOut(labels[name], self._query(self.wanted.without(name)), count)
            for name, count in most_first
            if name == "words" or self.wanted.chosen.get(name)
        ]


def shelf_of(wanted: Wanted, look: str, exercises: Collection[Exercise], states: States) -> Shelf:
    found = found_of(wanted, exercises, states)
    return Shelf(wanted, look if look in LOOKS else CARDS, found, len(exercises), states)
