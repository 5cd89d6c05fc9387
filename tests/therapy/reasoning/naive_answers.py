"""Two naive answers, the same whatever was found: what any reasoning must do better than."""

from collections.abc import Collection, Iterable

from tests.therapy.reasoning.scoring_cases import Answer
from tests.therapy.reasoning.worked_cases import SIDES, Claim, WholeCase

CROSSED_OVER = (
    *("upper_trapezius", "levator_scapulae", "pectoralis_major", "pectoralis_minor", "sternocleidomastoid"),
    *("suboccipitals", "iliopsoas", "rectus_femoris", "erector_spinae_lumbar"),
)
CROSSED_UNDER = (
    *("deep_neck_flexors", "serratus_anterior", "rhomboids", "middle_trapezius", "lower_trapezius"),
    *("rectus_abdominis", "transversus_abdominis", "gluteus_maximus", "gluteus_medius"),
)
HIP_OVER = ("tensor_fasciae_latae", "iliopsoas")
HIP_UNDER = ("gluteus_medius", "gluteus_maximus")


def crossed_answer(_case: WholeCase) -> Answer:
    """The same list of the crossed patterns, on both sides, for everyone."""
    return Answer(_claims(CROSSED_OVER, CROSSED_UNDER, SIDES))


def hip_answer(case: WholeCase) -> Answer:
    """It is always the hip: of the side that hurts most, or of both where what hurts has no side."""
    worst = max(case.case.record.body_map, key=lambda entry: entry.pain, default=None)
    sides = [worst.side.value] if worst and worst.side else SIDES
    return Answer(_claims(HIP_OVER, HIP_UNDER, sides), tuple(("hip", side) for side in sides))


def _claims(over: Iterable[str], under: Iterable[str], sides: Collection[str]) -> tuple[Claim, ...]:
    stated = [*((muscle, "over") for muscle in over), *((muscle, "under") for muscle in under)]
    return tuple(Claim(muscle, side, state) for muscle, state in stated for side in sides)
