"""How much each place may be an origin, and how much it joins in (model.md 6.1)."""

from collections.abc import Iterable
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import History, Mechanism, TimeOrder
from therapy.reasoning.evidence.votes import combined, noisy_or
from therapy.reasoning.evidence.weighing import PlaceRead, Weighed, node_of
from therapy.reasoning.values import BodyMapEntry, Node

NOTHING_LOOKED_AT = PlaceRead()


@dataclass(frozen=True, slots=True)
class Marked:
    """Everything the client marked at one place, taken together."""

    pain: float = 0
    tension: float = 0
    onset: float | None = None
    history: History = History.NONE


class Places:
    """The places of one client's body, asked for their part in a cascade."""

    def __init__(self, weighed: Weighed, body_map: Iterable[BodyMapEntry], library: Library) -> None:
        self._read = weighed.places
        self._scoring = library.scoring
        self.marked = _by_node(body_map, library)

    @property
    def all(self) -> tuple[Node, ...]:
        """Every place with a finding or a mark, in a fixed order."""
        return tuple(sorted({*self._read, *self.marked}))

    @property
    def complaints(self) -> tuple[Node, ...]:
        """The places with enough pain or tension to count as a complaint, the most painful first."""
        least = self._scoring.complaint_from
        felt = [(at, mark) for at, mark in self.marked.items() if max(mark.pain, mark.tension) >= least]
        return tuple(at for at, mark in sorted(felt, key=lambda each: (-each[1].pain, -each[1].tension, each[0])))

    def read(self, at: Node) -> PlaceRead:
        """What was looked at here; nothing, if nobody looked."""
        return self._read.get(at, NOTHING_LOOKED_AT)

    def clean(self, at: Node) -> float:
        """The share of counter-evidence: weight of what was not seen over the weight of all that was looked for."""
        read = self.read(at)
        seen, clear = (sum(sorted(vote.strength for vote in votes)) for votes in (read.seen, read.clear))
        return clear / (clear + seen) if clear + seen else 0.0

    def origin(self, at: Node) -> float:
        """How much speaks for this place as where the pattern began, 0 to 1."""
        scoring = self._scoring
        history = scoring.history_weights[self._mark(at).history]
        return noisy_or(
            [
                scoring.origin_history * history,
                self._part(at, Mechanism.STABILISER_INHIBITION) * self._kept(at),
                scoring.origin_tissue * self._part(at, Mechanism.TISSUE),
            ]
        )

    def support(self, at: Node) -> float:
        """How much speaks for this place joining in, 0 to 1."""
        joining = (Mechanism.PROTECTIVE_TIGHTENING, Mechanism.ALTERED_MOVEMENT, Mechanism.STABILISER_INHIBITION)
        pain = self._scoring.support_pain * self._mark(at).pain / 10
        return noisy_or([*(self._part(at, mechanism) for mechanism in joining), pain]) * self._kept(at)

    def order(self, before: Iterable[Node], at: Node) -> TimeOrder:
        """How the onset here stands to the latest known onset before it on a path."""
        known = [self._mark(each).onset for each in before]
        latest = max((onset for onset in known if onset is not None), default=None)
        onset = self._mark(at).onset
        if latest is None or onset is None:
            return TimeOrder.UNKNOWN
        return TimeOrder.OK if onset >= latest else TimeOrder.VIOLATED

    def marked_history(self, at: Node) -> History:
        """Whether an earlier injury, operation or birth here is on record."""
        return self._mark(at).history

    def _mark(self, at: Node) -> Marked:
        return self.marked.get(at, Marked())

    def _part(self, at: Node, mechanism: Mechanism) -> float:
        return combined(self.read(at).burden.get(mechanism, ()))

    def _kept(self, at: Node) -> float:
        """What counter-evidence leaves of a score; mild, since many observations are alternatives."""
        return 1 - self._scoring.clean_penalty * self.clean(at)


def _by_node(body_map: Iterable[BodyMapEntry], library: Library) -> dict[Node, Marked]:
    grouped: dict[Node, list[BodyMapEntry]] = {}
    for entry in body_map:
        grouped.setdefault(node_of(entry.region, entry.side, library), []).append(entry)
    weights = library.scoring.history_weights
    return {
        at: Marked(
            pain=max(entry.pain for entry in entries),
            tension=max(entry.tension for entry in entries),
            onset=min((entry.onset for entry in entries if entry.onset is not None), default=None),
            history=max((entry.history for entry in entries), key=lambda history: weights[history]),
        )
        for at, entries in grouped.items()
    }
