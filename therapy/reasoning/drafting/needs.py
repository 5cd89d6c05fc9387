"""What the hypotheses that stand ask for: muscles to train, to ease, never to stretch (prescription.md 3, step 3)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from therapy.knowledge import Library
from therapy.knowledge.records import Exercise, Muscle, MuscleUnit, Side, Tendency
from therapy.reasoning.analysis import Analysis
from therapy.reasoning.drafting.deciding import NOTHING_REJECTED, Decided
from therapy.reasoning.drafting.treatment import Aim, Treatment, treatment_of
from therapy.reasoning.evidence.joining import MuscleSide
from therapy.reasoning.hypotheses.explanation import CascadeHypothesis
from therapy.reasoning.hypotheses.muscles import LengthState, MuscleHypothesis, State, muscle_key
from therapy.reasoning.values import Node

WORTH_AN_ITEM = 0.1
"""A need at or under this asks for no item of its own."""
FIRST_PHASE = 1


@dataclass(frozen=True, slots=True)
class Need:
    """How much a muscle on one side asks to be trained, what for, and the hypothesis that says so.

    The hypothesis is of the muscle itself, or, with the aim PARTNER, of the busy one it takes the work back from.
    """

    muscle: str
    side: Side
    amount: float
    hypothesis: MuscleHypothesis
    aim: Aim
    from_phase: int = FIRST_PHASE


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The places that were accepted as where it begins, and those further along an accepted path."""

    origins: frozenset[Node]
    on_path: frozenset[Node]

    def of(self, muscle: Muscle, side: Side, library: Library) -> float:
        """More for the inner unit, most at an accepted origin, some elsewhere on a path."""
        selection = library.selection
        inner = selection.need_inner_unit if muscle.unit is MuscleUnit.INNER_UNIT else 1.0
        if _sits_at_one(muscle, side, self.origins):
            return inner * selection.need_origin
        return inner * (selection.need_path if _sits_at_one(muscle, side, self.on_path) else 1.0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What stands: needs by muscle (the greater side first), what to ease, the places, and what is long.

    `eased` are hypotheses whose muscle is to be calmed or lengthened. `long` are never stretched: not only what was
    accepted, but all that was not rejected, for this is a limit and no choice.
    """

    needs: Mapping[str, tuple[Need, ...]]
    eased: tuple[MuscleHypothesis, ...]
    emphasis: Emphasis
    long: frozenset[MuscleSide] = frozenset()
    rejected: frozenset[str] = field(default=NOTHING_REJECTED)

    @property
    def is_empty(self) -> bool:
        return not (self.needs or self.eased or self.emphasis.origins)

    def in_phase(self, number: int) -> "Wanted":
        """What is wanted in one phase: some needs wait for the first one to be over."""
        open_now = {
            muscle: tuple(need for need in needs if need.from_phase <= number) for muscle, needs in self.needs.items()
        }
        return replace(self, needs={muscle: needs for muscle, needs in open_now.items() if needs})

    def served_by(self, exercise: Exercise) -> tuple[Need, ...]:
        """The needs that an exercise's primary muscles meet, the greatest first."""
        met = [need for muscle in exercise.primary for need in self.needs.get(muscle, ())]
        return tuple(sorted(met, key=lambda need: (-need.amount, need.muscle, need.side)))

    def left_after(self, exercises: Iterable[Exercise], library: Library) -> dict[str, float]:
        """What remains of each muscle's need after these exercises."""
        left = {muscle: needs[0].amount for muscle, needs in self.needs.items()}
        for exercise in exercises:
            for muscles, share in (
                (exercise.primary, library.selection.need_left_after_primary),
                (exercise.secondary, library.selection.need_left_after_secondary),
            ):
                for muscle in muscles:
                    if muscle in left:
                        left[muscle] *= share
        return left


def wanted(analysis: Analysis, decided: Decided, library: Library) -> Wanted:
    """What the hypotheses that stand ask for."""
    chosen = decided.chosen(analysis.muscles, lambda each: each.leads)
    emphasis = _emphasis(analysis, decided, library)
    return Wanted(
        needs=_by_muscle(_Needs(analysis, decided, emphasis, library).of_all(chosen)),
        eased=tuple(each for each in chosen if treatment_of(each).eases),
        emphasis=emphasis,
        long=never_stretched(decided.standing(analysis.muscles)),
        rejected=decided.rejected,
    )


def never_stretched(hypotheses: Iterable[MuscleHypothesis]) -> frozenset[MuscleSide]:
    """The muscles that may be long, by side."""
    return frozenset((each.muscle, each.side) for each in hypotheses if each.length is LengthState.LONG)


def _by_muscle(needs: Iterable[Need]) -> dict[str, tuple[Need, ...]]:
    """The needs of each muscle, the greatest first; what is asked for itself stands before what a partner asks."""
    together: dict[str, list[Need]] = {}
    for need in needs:
        together.setdefault(need.muscle, []).append(need)
    return {muscle: tuple(sorted(each, key=_precedence)) for muscle, each in together.items()}


def _precedence(need: Need) -> tuple[bool, float, int, str, Side]:
    """Two sides that ask for as much are told apart by what they ask for, so that a mirror changes no choice."""
    loudest = need.hypothesis.because[0].test
    return need.aim is Aim.PARTNER, -need.amount, list(Aim).index(need.aim), loudest, need.side


@dataclass(frozen=True, slots=True)
class _Needs:
    """The needs of muscles, on their way."""

    analysis: Analysis
    decided: Decided
    emphasis: Emphasis
    library: Library

    def of_all(self, chosen: Iterable[MuscleHypothesis]) -> Iterator[Need]:
        for each in chosen:
            yield from self._of(each, treatment_of(each))

    def _of(self, each: MuscleHypothesis, treatment: Treatment) -> Iterator[Need]:
        aim = treatment.trains
        if aim is Aim.PARTNER:
            yield from self._partner(each)
        elif aim:
            yield self._need(each.muscle, each.side, _amount(each), each, aim)
        if treatment.later:
            later = self._need(each.muscle, each.side, each.over, each, treatment.later)
            yield replace(later, from_phase=FIRST_PHASE + 1)

    def _need(self, muscle: str, side: Side, amount: float, each: MuscleHypothesis, aim: Aim) -> Need:
        record = self.library.muscles[muscle]
        return Need(muscle, side, amount * self.emphasis.of(record, side, self.library), each, aim)

    def _partner(self, busy: MuscleHypothesis) -> Iterator[Need]:
        """The muscle a busy one takes over from: the quietest, else one commonly quiet that shares most regions."""
        taught = [each for each in self.library.muscles.values() if self._may_relieve(each, busy)]
        quiet = {
            each.muscle: each.under
            for each in self.decided.standing(self.analysis.muscles)
            if each.state is State.UNDER and _meet(each.side, busy.side)
        }
        if taught:
            partner = max(taught, key=lambda each: (quiet.get(each.id, 0.0), *self._likely(each, busy)))
            side = busy.side if partner.sided else Side.MIDLINE
            yield self._need(partner.id, side, busy.over * self.library.selection.need_partner, busy, Aim.PARTNER)

    def _likely(self, each: Muscle, busy: MuscleHypothesis) -> tuple[bool, int]:
        """How likely a muscle is the one relieved, as taught."""
        shared = set(each.regions) & set(self.library.muscles[busy.muscle].regions)
        return each.tendency is Tendency.INHIBITED, len(shared)

    def _may_relieve(self, muscle: Muscle, busy: MuscleHypothesis) -> bool:
        """Whether this muscle is taught to be relieved by the busy one, can be trained, and was not rejected."""
        rejected = {muscle_key(muscle.id, side) for side in (busy.side, Side.MIDLINE)} & self.decided.rejected
        return busy.muscle in muscle.substitutes and bool(self.library.exercises_for(muscle.id)) and not rejected


def _amount(each: MuscleHypothesis) -> float:
    """How much a muscle asks for: its share of under-working, or of length where nothing speaks of activity."""
    return each.under if each.activity else each.long


def _emphasis(analysis: Analysis, decided: Decided, library: Library) -> Emphasis:
    """The places of accepted drivers, local explanations and paths; undecided, of those above the weakest band."""
    enough = library.scoring.bands[-2].at_least
    drivers = decided.chosen(analysis.drivers, lambda each: each.score >= enough)
    local = decided.chosen([each for each in analysis.local if each.words], lambda each: each.score >= enough)
    paths: tuple[CascadeHypothesis, ...] = decided.chosen(analysis.cascades, lambda each: each.path.score >= enough)
    begins = [path.path.nodes[0] for path in paths]
    return Emphasis(
        origins=frozenset([*begins, *(each.node for each in drivers), *(each.node for each in local)]),
        on_path=frozenset(at for path in paths for at in path.path.nodes[1:]),
    )


def _sits_at_one(muscle: Muscle, side: Side, places: Iterable[Node]) -> bool:
    return any(at.region in muscle.regions and _meet(side, at.side) for at in places)


def _meet(one: Side, other: Side) -> bool:
    """Whether two sides meet; the midline meets both."""
    return one is other or Side.MIDLINE in (one, other)
