"""What a joint range shows: too little, too much, neither, stopped by the joint, or usual and painful."""

import pytest

from tests.therapy.reasoning.known import collected, remarked, shown
from therapy.knowledge.records import Side
from therapy.reasoning.values import BOTH_SIDES, ClientFacts, RangeTested

HIP = "hip_internal_rotation"
SOMEBODY = ClientFacts()


def hip(left: float | None = None, right: float | None = None, **more) -> tuple[RangeTested, ...]:
    sides = ((Side.LEFT, left), (Side.RIGHT, right))
    return tuple(
        RangeTested("hip", "internal_rotation", side, degrees=degrees, **more)
        for side, degrees in sides
        if degrees is not None
    )


def severities(*ranges: RangeTested, client: ClientFacts = SOMEBODY) -> dict[str, int]:
    """By kind of sign and side, without the name of the movement."""
    return {key.replace(f":{HIP}", ""): value for key, value in shown(ranges=ranges, client=client).items()}


@pytest.mark.parametrize(
    ("degrees", "limited", "excessive"),
    [
        (30, 0, 0),
        (45, 0, 0),
        (24, 0, 0),
        (23, 1, 0),
        (20, 2, 0),
        (11, 2, 0),
        (10, 3, 0),
        (-20, 3, 0),
        (54, 0, 0),
        (55, 0, 1),
        (65, 0, 2),
        (75, 0, 3),
    ],
)
def test_a_range_shows_too_little_or_too_much_and_speaks_against_the_other(degrees, limited, excessive):
    assert severities(*hip(degrees)) == {"limited left": limited, "excessive left": excessive}


@pytest.mark.parametrize(
    ("degrees", "remarks"),
    [
        (30, set()),
        (29, {f"limited:{HIP} left: within measurement error"}),
        (23.5, {f"limited:{HIP} left: within measurement error"}),
        (23, set()),
        (45, set()),
        (46, {f"excessive:{HIP} left: within measurement error"}),
        (52, set()),
    ],
)
def test_what_lies_within_measurement_error_of_the_usual_is_said_to(degrees, remarks):
    assert remarked(ranges=hip(degrees)) == remarks


@pytest.mark.parametrize(
    ("client", "limited"),
    [
        (ClientFacts(), 0),
        (ClientFacts(age=70), 0),
        (ClientFacts(age=40, sex="female"), 1),
        (ClientFacts(age=40, sex="male"), 0),
        (ClientFacts(sex="female"), 0),
    ],
)
def test_what_is_usual_follows_age_and_sex_where_they_are_known(client, limited):
    assert severities(*hip(30), client=client)["limited left"] == limited


@pytest.mark.parametrize(("age", "excessive"), [(40, 0), (70, 1)])
def test_the_closest_band_of_ages_comes_first(age, excessive):
    assert severities(*hip(45), client=ClientFacts(age=age))["excessive left"] == excessive


def test_the_smaller_side_is_limited_by_a_difference_beyond_steps_and_error():
    assert severities(*hip(31, 44)) == {
        "limited left": 1,
        "excessive left": 0,
        "limited right": 0,
        "excessive right": 0,
    }
    assert severities(*hip(37, 44))["limited left"] == 0


def test_the_worse_of_what_is_usual_and_the_other_side_counts():
    assert severities(*hip(22, 44))["limited left"] == 3
    assert severities(*hip(22, 25))["limited left"] == 1


def test_where_the_larger_side_moves_too_far_the_smaller_is_not_to_blame():
    assert severities(*hip(40, 60)) == {
        "limited left": 0,
        "excessive left": 0,
        "limited right": 0,
        "excessive right": 1,
    }


@pytest.mark.parametrize(
    ("left", "severity", "remarks"),
    [
        (8, 2, set()),
        (9.5, 0, {"limited:ankle_dorsiflexion left: within measurement error"}),
        (10.5, 0, set()),
    ],
)
def test_a_side_difference_that_passes_a_step_but_not_the_error_is_said_to(left, severity, remarks):
    ankles = tuple(
        RangeTested("ankle", "dorsiflexion", side, cm=cm) for side, cm in zip(BOTH_SIDES, (left, 12), strict=True)
    )

    assert shown(ranges=ankles) == {"limited:ankle_dorsiflexion left": severity, "limited:ankle_dorsiflexion right": 0}
    assert remarked(ranges=ankles) == remarks


def test_a_range_with_nothing_to_compare_it_with_is_kept_and_not_scored():
    ankle = (RangeTested("ankle", "dorsiflexion", Side.LEFT, cm=9.5),)

    assert collected(ranges=ankle).recorded_only == ("Ankle dorsiflexion, left: 9.5 cm",)
    assert shown(ranges=ankle, client=ClientFacts(age=30)) == {"limited:ankle_dorsiflexion left": 0}


@pytest.mark.parametrize("end_feel", ["joint", "capsular", "bony"])
def test_where_the_joint_itself_stops_it_no_muscle_is_blamed(end_feel):
    assert severities(*hip(15, end_feel=end_feel)) == {"stiff left": 2, "excessive left": 0}
    assert severities(*hip(40, end_feel=end_feel)) == {"limited left": 0, "excessive left": 0}


@pytest.mark.parametrize("end_feel", ["muscle", "soft", "springy", "tissue", ""])
def test_any_other_end_feel_leaves_it_limited(end_feel):
    assert severities(*hip(15, end_feel=end_feel)) == {"limited left": 2, "excessive left": 0}


def test_an_empty_end_feel_is_no_finding_and_is_kept():
    told = collected(ranges=hip(15, end_feel="empty", pain=8))

    assert told.findings == ()
    assert told.recorded_only == ("Hip internal rotation, left: 15° (usual 30 to 45), pain 8, end feel empty",)


@pytest.mark.parametrize(("pain", "severity"), [(0, 0), (2, 0), (3, 1), (5, 2), (7, 3)])
def test_pain_in_a_usual_range_is_a_finding_of_its_own(pain, severity):
    assert severities(*hip(40, pain=pain))["painful left"] == severity


def test_pain_in_a_limited_range_adds_nothing():
    assert "painful left" not in severities(*hip(15, pain=8))


def test_pain_that_was_not_asked_for_is_not_the_same_as_none():
    assert "painful left" not in severities(*hip(40))


def test_a_movement_without_sides_has_findings_without_one():
    assert shown(ranges=(RangeTested("lumbar", "flexion", degrees=10),)) == {
        "limited:lumbar_flexion": 3,
        "excessive:lumbar_flexion": 0,
    }


def test_on_the_trunk_a_range_without_a_side_is_said_of_both():
    limited = shown(ranges=(RangeTested("thoracic", "rotation", degrees=10),))

    assert limited["limited:thoracic_rotation left"] == limited["limited:thoracic_rotation right"] == 3


@pytest.mark.parametrize(
    ("tested", "words"),
    [
        (RangeTested("knee", "flexion", Side.LEFT, degrees=90), "Knee flexion, left: 90°"),
        (RangeTested("hip", "internal_rotation", Side.LEFT, cm=9), "Hip internal rotation, left: 9 cm"),
    ],
)
def test_a_movement_or_unit_without_a_record_is_kept_and_not_scored(tested, words):
    told = collected(ranges=(tested,))

    assert (told.findings, told.recorded_only) == ((), (words,))
