"""What a client may be given: cautions in force, locked regions, things at hand (safety.md 4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from therapy.knowledge import Library
from therapy.knowledge.records import Exercise, Side
from therapy.reasoning.dosage import DoseSide
from therapy.reasoning.evidence.joining import MuscleSide
from therapy.reasoning.values import BOTH_SIDES, ClientFacts

LET_GO, LETS_GO_ONLY_WITH = "pf_relax", "pelvic_floor_overactive"
ALWAYS_AT_HAND = frozenset({"support", "stool", "bed", "doorway", "floor markers", "sock", "stairs"})


@dataclass(frozen=True, slots=True)
class Allowance:
    """The limits of one stage for one client. `long` are the muscles that are never stretched, by side."""

    tags: frozenset[str]
    locked_regions: frozenset[str]
    equipment: frozenset[str] | None
    library: Library
    long: frozenset[MuscleSide] = frozenset()

    def forbids(self, exercise: Exercise) -> tuple[str, ...]:
        """The tags in force that rule an exercise out."""
        return tuple(tag for tag in exercise.avoid if tag in self.tags)

    def cautions(self, exercise: Exercise) -> tuple[str, ...]:
        """The tags in force that ask for care with it."""
        return tuple(tag for tag in exercise.caution if tag in self.tags)

    def locks(self, exercise: Exercise) -> bool:
        """Whether it works a region that waits for a medical answer."""
        worked = {region for muscle in exercise.primary for region in self.library.muscles[muscle].regions}
        return bool(worked & self.locked_regions)

    def allows(self, exercise: Exercise) -> bool:
        """Whether it may be drafted. Letting the pelvic floor go is no training, so it needs its own tag."""
        if exercise.id == LET_GO and LETS_GO_ONLY_WITH not in self.tags:
            return False
        return not (self.forbids(exercise) or self.locks(exercise) or self.overstretches(exercise))

    def spared(self, exercise: Exercise) -> frozenset[Side]:
        """The sides on which it would stretch what is long."""
        return frozenset(side for muscle, side in self.long if muscle in exercise.stretched)

    def overstretches(self, exercise: Exercise) -> bool:
        """Whether no side is left on which it stretches nothing that is long."""
        spared = self.spared(exercise)
        return bool(spared) and (not exercise.unilateral or Side.MIDLINE in spared or spared.issuperset(BOTH_SIDES))

    def open_side(self, exercise: Exercise, side: DoseSide) -> DoseSide:
        """The side that is left of a dose on both sides, where one must be spared."""
        spared = self.spared(exercise)
        return DoseSide(next(iter(spared)).opposite) if side is DoseSide.BOTH and spared else side

    def lacking(self, exercise: Exercise) -> tuple[str, ...]:
        """The things it needs that are neither in a usual home nor with this client."""
        return lacking(exercise, self.equipment, self.library)

    def replacement(self, exercise: Exercise, taken: set[str], top_stage: int) -> Exercise | None:
        """An allowed exercise from the same ladder: the nearest easier step, else a neighbour no harder."""
        for rung in self._rungs(exercise):
            open_to = [
                each
                for each in rung
                if each.id not in taken and not each.adjunct and each.stage <= top_stage and self.allows(each)
            ]
            if open_to:
                return min(open_to, key=lambda each: _distance(each, exercise))
        return None

    def _rungs(self, exercise: Exercise) -> Iterator[list[Exercise]]:
        """The steps under an exercise, nearest first, then what else leads up from them.

        Where a squeeze is ruled out, letting go is all that takes its place.
        """
        if LETS_GO_ONLY_WITH in self.forbids(exercise):
            yield [self.library.exercises[LET_GO]]
            return
        seen, rung = {exercise.id}, [exercise]
        while rung := [easier for each in rung for easier in self.library.easier(each) if easier.id not in seen]:
            seen |= {each.id for each in rung}
            yield rung
        below = [self.library.exercises[each] for each in sorted(seen)]
        yield [up for each in below for up in self.library.harder(each) if up.stage <= exercise.stage]


def allowance(tags: frozenset[str], locked: tuple[str, ...], client: ClientFacts, library: Library) -> Allowance:
    """The limits that hold for a client under these tags."""
    equipment = None if client.equipment is None else frozenset(client.equipment)
    return Allowance(tags, frozenset(locked), equipment, library)


def lacking(exercise: Exercise, equipment: frozenset[str] | None, library: Library) -> tuple[str, ...]:
    """What an exercise needs and neither a usual home nor `equipment` has; nothing where it was not asked (None)."""
    if equipment is None:
        return ()
    at_hand = equipment | ALWAYS_AT_HAND | set(library.selection.household_equipment)
    return tuple(thing for thing in exercise.equipment if not _have(thing, at_hand))


def _have(thing: str, at_hand: frozenset[str] | set[str]) -> bool:
    """Whether a thing, or one of its alternatives, is at hand: a "loop band" does where a "band" is."""
    if "optional" in thing:
        return True
    return any(set(each.split()) <= set(kind.split()) for kind in thing.split(" or ") for each in at_hand)


def _distance(candidate: Exercise, exercise: Exercise) -> tuple[bool, int, str]:
    """Prefer the same position, then the smaller change in stability demand."""
    change = abs(candidate.stability_demand - exercise.stability_demand)
    return candidate.position != exercise.position, change, candidate.id
