"""What stands beside a path: for, against, not looked at, the local explanation, and what would change our mind."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Evidence, History
from therapy.knowledge.signs import BODY_MAP
from therapy.reasoning.evidence.reasons import Reason, in_order
from therapy.reasoning.evidence.votes import order_of
from therapy.reasoning.hypotheses.cascade import Path
from therapy.reasoning.hypotheses.places import Places
from therapy.reasoning.hypotheses.ranking import best_of
from therapy.reasoning.hypotheses.routes import steps_apart
from therapy.reasoning.values import Node

TESTS_SUGGESTED = 2


@dataclass(frozen=True, slots=True)
class LocalExplanation:
    """How much speaks for a complaint arising where it is felt; shown before any path to it."""

    key: str
    node: Node
    score: float
    band: str
    words: str
    because: tuple[Reason, ...]
    against: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NotLookedAt:
    """A place nobody has tested, and the tests that would tell most about it."""

    node: Node
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CascadeHypothesis:
    """A path with everything a therapist needs to judge it."""

    key: str
    path: Path
    words: str
    supporting: tuple[Reason, ...]
    against: tuple[Reason, ...]
    missing: tuple[NotLookedAt, ...]
    retest: str
    local: float

    @property
    def local_first(self) -> bool:
        """Whether the local explanation is at least as good, and so stands on top."""
        return self.local >= self.path.score


def explained(path: Path, places: Places, library: Library) -> CascadeHypothesis:
    """A path with what speaks for and against it."""
    band = library.scoring.band_of(path.score)
    return CascadeHypothesis(
        key=path.key,
        path=path,
        words=band.words if band else "",
        supporting=_supporting(path, places, library),
        against=_against(path, places),
        missing=_missing(path, places, library),
        retest=_retest(path, places, library),
        local=round(places.origin(path.nodes[-1]), 3),
    )


def local_explanations(places: Places, library: Library) -> tuple[LocalExplanation, ...]:
    """The local explanation of every complaint, the strongest first."""
    made = [_local(at, places, library) for at in places.complaints]
    return tuple(sorted(made, key=lambda each: (-each.score, each.node)))


def _local(at: Node, places: Places, library: Library) -> LocalExplanation:
    score = round(places.origin(at), 3)
    band = library.scoring.band_of(score)
    return LocalExplanation(
        key=f"local:{at.key}",
        node=at,
        score=score,
        band=band.name if band else "",
        words=band.words if band else "",
        because=places.because(at),
        against=places.against(at),
    )


def unexamined(paths: Iterable[Path], places: Places, library: Library) -> tuple[NotLookedAt, ...]:
    """Where to look next: untested places between a strong origin and an affected place that no path joins yet."""
    joined = {(path.nodes[0], path.nodes[-1]) for path in paths}
    counted = Counter(
        at
        for start in places.all
        if places.origin(start) >= library.scoring.gap_origin
        for at in _untested_between(
            start, [end for end in places.affected if (start, end) not in joined], places, library
        )
    )
    return _most_counted(counted, library)


def place_words(at: Node, library: Library) -> str:
    """A place in plain words, such as "left knee"."""
    plain = library.regions[at.region].plain.partition(":")[0]
    return f"{at.side} {plain}" if at.side else plain


def _supporting(path: Path, places: Places, library: Library) -> tuple[Reason, ...]:
    earlier = [_history(at, places, library) for at in path.nodes if places.mark(at).history is not History.NONE]
    return (*earlier, *in_order(each for at in path.nodes for each in places.because(at)))


def _history(at: Node, places: Places, library: Library) -> Reason:
    history = places.mark(at).history
    weight = library.scoring.history_weights[history] * library.scoring.origin_history
    return Reason(
        test=BODY_MAP,
        observation="history",
        side=at.side,
        severity=0,
        strength=round(weight, 3),
        says=f"An earlier injury, operation or birth is {history}: {place_words(at, library)}",
        evidence=Evidence.CONVENTION,
        sources=("seed",),
    )


def _against(path: Path, places: Places) -> tuple[Reason, ...]:
    """What was looked for on the path and not seen."""
    return in_order(each for at in path.nodes for each in places.against(at))


def _missing(path: Path, places: Places, library: Library) -> tuple[NotLookedAt, ...]:
    """Untested places on the short routes between a strong origin and the end."""
    if path.origin < library.scoring.gap_origin:
        return ()
    return _most_counted(Counter(_untested_between(path.nodes[0], [path.nodes[-1]], places, library)), library)


def _untested_between(start: Node, ends: Collection[Node], places: Places, library: Library) -> Iterator[Node]:
    """The untested places on the shortest routes from a start to these ends, where those are short enough."""
    from_start = steps_apart(start, library) if ends else {}
    for end in ends:
        from_end, steps = steps_apart(end, library), from_start[end]
        if 1 < steps <= library.scoring.gap_hops:
            between = (at for at in from_end if from_start[at] + from_end[at] == steps)
            yield from (at for at in between if at not in (start, end) and not places.is_examined(at))


def _most_counted(counted: Counter[Node], library: Library) -> tuple[NotLookedAt, ...]:
    ranked = sorted(counted, key=lambda at: (-counted[at], library.regions[at.region].order, at.side))

    def rank(at: Node) -> float:
        return counted[at] - library.regions[at.region].order / 1000

    shown = best_of(ranked, library.scoring.gaps_shown, rank)
    return tuple(NotLookedAt(at, _telling_tests(at.region, library)) for at in shown)


def _telling_tests(region: str, library: Library) -> tuple[str, ...]:
    """The tests whose observations at this region carry the most confidence."""
    best = {
        test.id: max((seen.confidence for seen in test.observations if seen.region == region), default=0.0)
        for test in library.tests.values()
    }
    ranked = sorted((test for test in best if best[test]), key=lambda test: -best[test])
    return tuple(ranked[:TESTS_SUGGESTED])


def _retest(path: Path, places: Places, library: Library) -> str:
    """What would change our mind, from the first hop of the path."""
    first = path.hops[0]
    start, end = place_words(first.start, library), place_words(first.end, library)
    tested = [vote for vote in places.seen(first.start) if vote.group != BODY_MAP]
    again = library.signs[min(tested, key=order_of).sign].group_name
    return (
        f"If control at the {start} improves in 4 weeks (re-test: {again}) and the {end} does not, this idea is weaker."
    )
