"""Each hypothesis at three depths from one chain of reasons: for the therapist, for the client, for a report.

The therapist reads the strongest findings with what speaks against; the client one plain sentence; a report names the
sources as well. None says more than the hypothesis does.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.reasoning.evidence.reasons import Reason
from therapy.reasoning.hypotheses.drivers import Driver
from therapy.reasoning.hypotheses.explanation import CascadeHypothesis, LocalExplanation, NotLookedAt, place_words
from therapy.reasoning.hypotheses.muscles import MuscleHypothesis
from therapy.reasoning.names import listed, muscle_name, source_name
from therapy.reasoning.telling.plainly import cascade_plainly, driver_plainly, local_plainly, muscle_plainly
from therapy.reasoning.values import Node

REASONS_TOLD = 3
SOURCES_TOLD = 6
UNVALIDATED = "A hypothesis, ranked from what was recorded by rules that are published and not validated."


@dataclass(frozen=True, slots=True)
class Explained:
    """One hypothesis in the words of three readers."""

    therapist: str
    client: str
    report: str


@dataclass(frozen=True, slots=True)
class _Chain:
    """What is said, and the reasons it is said for; `missing` is what nobody has looked at."""

    says: str
    because: tuple[Reason, ...]
    against: tuple[Reason, ...]
    missing: tuple[NotLookedAt, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the links and of the reasons told, each once."""
        of_reasons = (source for reason in self.because[:REASONS_TOLD] for source in reason.sources)
        return tuple(dict.fromkeys((*self.links, *of_reasons)))


class Depths:
    """Tells the hypotheses of one analysis at three depths."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def muscle(self, each: MuscleHypothesis) -> Explained:
        says, _, seen = each.words.rpartition("; ")
        name = muscle_name(each.muscle, each.side, self._library)
        chain = _Chain(f"{name} {says} ({each.confidence} confidence, {seen})", each.because, each.against)
        return self._told(chain, muscle_plainly(each, self._library))

    def driver(self, each: Driver) -> Explained:
        reached = f", and its chains reach {self._places(each.explains)}" if each.explains else ""
        says = f"{self._place(each.node)} may be where the pattern begins{reached} ({each.words})"
        return self._told(_Chain(says, each.because, each.against), driver_plainly(each, self._library))

    def cascade(self, each: CascadeHypothesis) -> Explained:
        first, *rest = each.path.nodes
        says = f"One possible chain runs from the {self._plain(first)} to the {self._places(rest, ' to the ')}"
        links = tuple(source for hop in each.path.hops for source in hop.sources)
        chain = _Chain(f"{says} ({each.words})", each.supporting, each.against, each.missing, links)
        return self._told(chain, cascade_plainly(each, self._library))

    def local(self, each: LocalExplanation) -> Explained:
        words = f" ({each.words})" if each.words else ""
        says = f"{self._place(each.node)}: what was found here may explain the complaint by itself{words}"
        return self._told(_Chain(says, each.because, each.against), local_plainly(each, self._library))

    def _told(self, chain: _Chain, client: str) -> Explained:
        return Explained(self._to_therapist(chain), client, self._in_report(chain))

    def _to_therapist(self, chain: _Chain) -> str:
        because = f"{chain.says} because: {_strongest(chain.because)}."
        return " ".join([because, *self._reservations(chain)])

    def _in_report(self, chain: _Chain) -> str:
        sentences = [f"{chain.says}. Found: {_strongest(chain.because)}.", *self._reservations(chain)]
        if chain.sources:
            sentences.append(f"Sources: {self._cited(chain.sources)}.")
        return " ".join([*sentences, UNVALIDATED])

    def _reservations(self, chain: _Chain) -> Iterable[str]:
        if chain.against:
            yield f"Against it: {_strongest(chain.against)}."
        if chain.missing:
            yield f"Not examined: {self._places(gap.node for gap in chain.missing)}."

    def _cited(self, sources: tuple[str, ...]) -> str:
        names = [source_name(each, self._library) for each in sources[:SOURCES_TOLD]]
        return "; ".join([*names, *_more(len(sources) - SOURCES_TOLD)])

    def _places(self, nodes: Iterable[Node], between: str = "") -> str:
        names = [self._plain(at) for at in nodes]
        return between.join(names) if between else listed(names)

    def _plain(self, at: Node) -> str:
        return place_words(at, self._library)

    def _place(self, at: Node) -> str:
        words = self._plain(at)
        return words[:1].upper() + words[1:]


def _strongest(reasons: tuple[Reason, ...]) -> str:
    """The strongest reasons in words, each said once, and how many more there are."""
    said = list(dict.fromkeys(_said(reason) for reason in reasons))
    shown = [*said[:REASONS_TOLD], *_more(len(said) - REASONS_TOLD)]
    return "; ".join(shown) or "no test has shown anything here"


def _said(reason: Reason) -> str:
    common = f", {reason.common}" if reason.common else ""
    return f"{reason.says[:1].lower()}{reason.says[1:]}{common}"


def _more(count: int) -> list[str]:
    return [f"and {count} more"] if count > 0 else []
