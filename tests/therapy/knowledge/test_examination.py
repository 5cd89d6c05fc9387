"""What a therapist measures speaks for the muscles a colleague would name."""

import pytest

from therapy.knowledge import load_library
from therapy.knowledge.records import Arm, Mechanism, MovementDirection

SIGNS = load_library().signs


def main(sign: str, arm: Arm, *, opposite: bool = False) -> set[str]:
    """The muscles a sign speaks of first, on one arm."""
    held = SIGNS[sign]
    links = (held.opposite if opposite else held.links).get(arm, {})
    return {muscle for muscle, weight in links.items() if weight >= held.main_link * 0.8}


@pytest.mark.parametrize(
    ("sign", "muscles"),
    [
        ("limited:ankle_dorsiflexion", {"soleus", "gastrocnemius_medial", "gastrocnemius_lateral"}),
        ("limited:knee_extension", {"hamstrings_medial", "biceps_femoris_long"}),
        ("limited:hip_extension", {"iliopsoas", "rectus_femoris"}),
        ("limited:hip_adduction", {"tensor_fasciae_latae"}),
        ("limited:hip_abduction", {"adductors_short", "adductor_magnus", "gracilis"}),
        ("limited:hip_internal_rotation", {"piriformis", "deep_hip_rotators"}),
        ("limited:shoulder_external_rotation", {"subscapularis", "pectoralis_major"}),
        ("limited:shoulder_internal_rotation", {"external_rotators_cuff"}),
        ("limited:shoulder_flexion", {"latissimus_dorsi", "teres_major"}),
    ],
)
def test_a_limited_range_speaks_of_the_muscles_that_end_it(sign, muscles):
    assert main(sign, Arm.SHORT) == muscles


@pytest.mark.parametrize(
    ("sign", "muscles"),
    [
        ("limited:neck_side_bend", {"upper_trapezius", "scalenes"}),
        ("limited:lumbar_side_bend", {"quadratus_lumborum"}),
    ],
)
def test_what_holds_back_a_side_bend_lies_opposite(sign, muscles):
    assert main(sign, Arm.SHORT, opposite=True) == muscles
    assert main(sign, Arm.SHORT) == set()


def test_the_trunk_turns_by_one_side_within_and_the_other_without():
    assert main("weak:lumbar_rotation", Arm.UNDER) == {"internal_oblique"}
    assert main("weak:lumbar_rotation", Arm.UNDER, opposite=True) == {"external_oblique"}


def test_a_range_stopped_by_the_joint_holds_no_muscle_to_be_short():
    stiff = SIGNS["stiff:neck_rotation"]

    assert (stiff.links, stiff.opposite) == ({}, {})
    assert stiff.mechanism is Mechanism.TISSUE


@pytest.mark.parametrize("muscle", sorted(load_library().muscles))
def test_every_muscle_can_be_found_weak(muscle):
    assert muscle in main(f"weak:{muscle}", Arm.UNDER)


def test_the_ankle_and_foot_may_begin_a_pattern_as_the_hip_may():
    confidence = {sign: SIGNS[f"limited:{sign}"].confidence for sign in ("ankle_dorsiflexion", "foot_extension")}

    assert min(confidence.values()) >= SIGNS["limited:hip_extension"].confidence


def test_every_direction_is_measured_somewhere():
    assert {each.direction for each in load_library().movements.values()} == set(MovementDirection)
