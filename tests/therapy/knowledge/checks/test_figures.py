"""What is said when a pose shows nobody, or bends somebody too far."""

import pytest

BRIDGE = "poses/bridge_double.yaml"


def test_a_pose_must_show_an_exercise_or_a_test(copy):
    (copy.folder / "poses/flying.yaml").write_text("id: flying\nposition: standing\nend: {}\n")

    assert copy.errors == [
        "poses/flying.yaml, line 1: no exercise or test is called 'flying'. Name the pose after what it shows."
    ]


@pytest.mark.parametrize(
    ("where", "frame"),
    [
        ("shared", "shared:\n  left: {knee: 170}\n"),
        ("steps", "steps:\n  - left: {knee: 170}\n"),
    ],
)
def test_a_joint_may_not_go_further_than_it_can(copy, where, frame):
    copy.change(BRIDGE, "end:", f"{frame}end:")

    assert copy.errors == [copy.line(BRIDGE, "170") + "'knee' is 170, but goes from -3 to 155 degrees."]


def test_a_position_may_not_bend_too_far_either(copy):
    copy.change("positions.yaml", "knee: 128", "knee: 160")

    assert copy.errors == [copy.line("positions.yaml", "160") + "'knee' is 160, but goes from -3 to 155 degrees."]


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        ("pins: {left_foot: {face: 10}}", "a pin needs 'at', 'touch' or 'to'."),
        ("pins: {left_ear: {at: [0, 0, 0]}}", "'pins' is 'left_ear', but must be left_foot, right_foot, left_hand"),
    ],
)
def test_a_pin_says_where(copy, frame, says):
    copy.change(BRIDGE, "end:", f"end:\n  {frame}")

    assert any(says in error for error in copy.errors)


def test_a_body_rests_on_two_groups_at_most(copy):
    copy.change(BRIDGE, "end:", "anchor: {rest: [[pelvis], [ribs], [head]], at: [0, 0, 0]}\nend:")

    assert copy.errors == [copy.line(BRIDGE, "anchor") + "'rest' holds one or two groups of parts."]
