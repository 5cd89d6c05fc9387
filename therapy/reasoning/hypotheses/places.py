"""How much each place may be where a pattern begins, and how much it joins in.

A place is judged by what was seen and not seen there, by its history, and by what else is said of its muscles. Of
those muscles only the most supported counts, so that a joint with many muscles or tests has no better chance than one
with few.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Arm, History, Mechanism
from therapy.knowledge.signs import BODY_MAP
from therapy.reasoning.evidence.joining import Arms, MuscleSide
from therapy.reasoning.evidence.reasons import Reason, reasons
from therapy.reasoning.evidence.votes import Ballot, Vote, no_votes, noisy_or
from therapy.reasoning.evidence.weighing import Weighed, node_of
from therapy.reasoning.hypotheses.ranking import best_of
from therapy.reasoning.values import BodyMapEntry, Node

LENT_BY = {Arm.UNDER: 1.0, Arm.SHORT: 1.0, Arm.OVER: 0.5}
"""Too little and too short are taught as origins; too much is more often an answer to something else."""

ORIGINATING = (Mechanism.STABILISER_INHIBITION, Mechanism.TISSUE)
JOINING = (Mechanism.PROTECTIVE_TIGHTENING, Mechanism.ALTERED_MOVEMENT, Mechanism.STABILISER_INHIBITION)


@dataclass(frozen=True, slots=True)
class Marked:
    """Everything the client marked at one place, taken together."""

    pain: float = 0
    tension: float = 0
    onset: float | None = None
    history: History = History.NONE


class Places:
    """The places of one client's body, asked for their part in a pattern."""

    def __init__(self, weighed: Weighed, body_map: Iterable[BodyMapEntry], library: Library) -> None:
        self._ballots = weighed.places
        self._scoring = library.scoring
        self._library = library
        self.marked = _by_node(body_map, library)
        self.all = tuple(sorted({*self._ballots, *self.marked}))
        """Every place with a finding or a mark, in a fixed order."""
        self._lent = _lent(weighed.joined, library)
        self._origins: dict[Node, float] = {}
        self._supports: dict[Node, float] = {}
        self._because: dict[Node, tuple[Reason, ...]] = {}
        self._against: dict[Node, tuple[Reason, ...]] = {}
        self._tests_seen = {at: frozenset(vote.group for vote in self.seen(at)) - {BODY_MAP} for at in self._ballots}
        self._examined = {
            at
            for at, mechanisms in self._ballots.items()
            if any(each.groups - {BODY_MAP} for each in mechanisms.values())
        }

    @property
    def complaints(self) -> tuple[Node, ...]:
        """The places with enough pain or tension to count as a complaint, the most painful first."""
        least = self._scoring.complaint_from
        felt = [(at, mark) for at, mark in self.marked.items() if max(mark.pain, mark.tension) >= least]
        return tuple(at for at, mark in sorted(felt, key=lambda each: (-each[1].pain, -each[1].tension, each[0])))

    @property
    def affected(self) -> tuple[Node, ...]:
        """Where chains end: the complaints; where nothing hurts, the few places that most join in."""
        if self.complaints:
            return self.complaints
        joining = [at for at in self.all if self.is_seen(at) and self.support(at) >= self._scoring.min_support]
        ranked = sorted(joining, key=lambda at: (-self.support(at), at))
        return best_of(ranked, self._scoring.affected_shown, self.support)

    def ballot(self, at: Node, mechanism: Mechanism) -> Ballot:
        """The votes on one mechanism at a place."""
        return self._ballots.get(at, {}).get(mechanism) or no_votes(self._library)

    def because(self, at: Node) -> tuple[Reason, ...]:
        """What was seen at a place, in words, the strongest first."""
        if at not in self._because:
            self._because[at] = reasons(self.seen(at), self._library)
        return self._because[at]

    def against(self, at: Node) -> tuple[Reason, ...]:
        """What was looked for at a place and not seen, in words."""
        if at not in self._against:
            unseen = (vote for ballot in self._ballots.get(at, {}).values() for vote in ballot.unseen)
            self._against[at] = reasons(unseen, self._library)
        return self._against[at]

    def seen(self, at: Node) -> tuple[Vote, ...]:
        """What was seen at a place, by any test, marks on the body map included."""
        return tuple(vote for ballot in self._ballots.get(at, {}).values() for vote in ballot.pro)

    def every_sign(self, at: Node) -> Iterator[Vote]:
        """Everything seen at a place, also where a stronger sign of the same test stands for it."""
        for ballot in self._ballots.get(at, {}).values():
            yield from ballot.seen

    def tests_seen(self, at: Node) -> frozenset[str]:
        """The tests that showed something here. What the client reports alone is no test."""
        return self._tests_seen.get(at, frozenset())

    def is_seen(self, at: Node) -> bool:
        return bool(self.tests_seen(at))

    def is_examined(self, at: Node) -> bool:
        """Whether any test looked here, whatever it found."""
        return at in self._examined

    def origin(self, at: Node) -> float:
        """How much speaks for this place as where the pattern began, 0 to 1."""
        if at not in self._origins:
            self._origins[at] = self._origin(at)
        return self._origins[at]

    def support(self, at: Node) -> float:
        """How much speaks for this place joining in, 0 to 1."""
        if at not in self._supports:
            pain = self._scoring.support_pain * self.mark(at).pain / 10
            self._supports[at] = noisy_or([*(self._part(at, mechanism) for mechanism in JOINING), pain])
        return self._supports[at]

    def mark(self, at: Node) -> Marked:
        """What the client marked here; nothing, if they did not."""
        return self.marked.get(at, UNMARKED)

    def _origin(self, at: Node) -> float:
        scoring = self._scoring
        return noisy_or(
            [
                scoring.origin_history * scoring.history_weights[self.mark(at).history],
                self._part(at, Mechanism.STABILISER_INHIBITION),
                scoring.origin_tissue * self._part(at, Mechanism.TISSUE),
                scoring.origin_muscles * self._lent.get(at, 0.0),
            ]
        )

    def _part(self, at: Node, mechanism: Mechanism) -> float:
        return self.ballot(at, mechanism).score


UNMARKED = Marked()


def _lent(votes: Mapping[MuscleSide, Arms], library: Library) -> dict[Node, float]:
    """What findings elsewhere lend each place through the most supported of its muscles."""
    lent: dict[Node, float] = {}
    for (muscle, side), arms in votes.items():
        region = library.muscles[muscle].regions[0]
        at = node_of(region, side, library)
        for arm, weight in LENT_BY.items():
            ballot = arms.get(arm)
            # Not even everything seen of it could raise what another muscle lends: most of them end here.
            if ballot and weight * noisy_or(vote.strength for vote in ballot.pro) > lent.get(at, 0.0):
                score = weight * _not_counted_yet(ballot, region, library).score
                lent[at] = max(score, lent.get(at, 0.0))
    return lent


def _not_counted_yet(ballot: Ballot, region: str, library: Library) -> Ballot:
    """The votes that do not speak for the place as an origin already, by a sign of its own."""

    def counts(vote: Vote) -> bool:
        sign = library.signs[vote.sign]
        return sign.region == region and sign.mechanism in ORIGINATING

    seen = tuple(vote for vote in ballot.seen if not counts(vote))
    unseen = tuple(vote for vote in ballot.unseen if not counts(vote)) if seen else ()
    return Ballot(library.scoring, seen, unseen)


def _by_node(body_map: Iterable[BodyMapEntry], library: Library) -> dict[Node, Marked]:
    grouped: dict[Node, list[BodyMapEntry]] = {}
    for entry in body_map:
        grouped.setdefault(node_of(entry.region, entry.side, library), []).append(entry)
    return {at: _together(entries, library) for at, entries in grouped.items()}


def _together(entries: list[BodyMapEntry], library: Library) -> Marked:
    weights = library.scoring.history_weights
    return Marked(
        pain=max(entry.pain for entry in entries),
        tension=max(entry.tension for entry in entries),
        onset=min((entry.onset for entry in entries if entry.onset is not None), default=None),
        history=max((entry.history for entry in entries), key=lambda history: weights[history]),
    )
