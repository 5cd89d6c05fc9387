"""All hypotheses in the order of the page: muscles that lead, those of low confidence, drivers, how it may spread."""

from collections.abc import Mapping
from dataclasses import dataclass

from therapy.assessments.hypotheses.cards import Cards, Hypothesis
from therapy.assessments.models import Decision
from therapy.knowledge import Library
from therapy.reasoning.analysis import Analysis

MUSCLES_SHOWN, PLACES_SHOWN = 6, 3
MUSCLES = "Muscles, best supported first"
NO_MUSCLE = "No muscle reaches medium confidence. What there is are first hints, below."


@dataclass(frozen=True, slots=True)
class Part:
    """Some cards under one title, the most supported first; those beyond `shown` are one tap away.

    `none` is said where no card stands; `opens` shows the reasons of the first card at once.
    """

    name: str
    title: str
    cards: tuple[Hypothesis, ...]
    shown: int
    more_title: str
    none: str = ""
    ranked_before: int = 0
    opens: bool = False

    @property
    def heading(self) -> str:
        """The title, where there is anything to say under it."""
        return self.title if self.first or self.none else ""

    @property
    def short(self) -> str:
        """The title without its details, for a link to it."""
        return self.title.partition(",")[0]

    @property
    def first(self) -> tuple[Hypothesis, ...]:
        return self.cards[: self.shown]

    @property
    def more(self) -> tuple[Hypothesis, ...]:
        return self.cards[self.shown :]

    @property
    def rank_of_more(self) -> int:
        """How many cards stand before the first that is one tap away."""
        return self.ranked_before + self.shown


@dataclass(frozen=True, slots=True)
class Ranking:
    """The cards in their parts. `spread` holds paths and local explanations together."""

    leading: Part
    low: Part
    drivers: Part
    spread: Part

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.leading, self.low, self.drivers, self.spread

    @property
    def accepted(self) -> int:
        return sum(card.stands for part in self.parts for card in part.cards)

    @property
    def is_empty(self) -> bool:
        return not any(part.cards for part in self.parts)


def ranking_of(analysis: Analysis, decisions: Mapping[str, Decision], library: Library) -> Ranking:
    """Every hypothesis as a card."""
    make = Cards(analysis, decisions, library)
    leading = tuple(make.muscle(each) for each in analysis.leading)
    low = tuple(make.muscle(each) for each in analysis.muscles if not each.leads)
    drivers = tuple(make.driver(each) for each in analysis.drivers)
    spread = _spread(analysis, make, library)
    none = NO_MUSCLE if low else ""
    return Ranking(
        Part("muscles", MUSCLES, leading, MUSCLES_SHOWN, "more of medium or high", none, opens=True),
        Part("low", "", low, 0, "of low confidence: first hints", ranked_before=len(leading)),
        Part("drivers", "Where it may begin", drivers, PLACES_SHOWN, "more places"),
        Part("chains", "How it may spread, and what may be local", spread, PLACES_SHOWN, "more chains and places"),
    )


def _spread(analysis: Analysis, make: Cards, library: Library) -> tuple[Hypothesis, ...]:
    """Paths and local explanations by score together, a tie going to the local one."""
    paths = [(-each.path.score, 1, make.cascade(each)) for each in analysis.cascades]
    shown = (each for each in analysis.local if library.scoring.band_of(each.score))
    local = [(-each.score, 0, make.local(each)) for each in shown]
    ranked = sorted([*paths, *local], key=lambda each: (each[0], each[1], each[2].title))
    return tuple(card for _, _, card in ranked)
