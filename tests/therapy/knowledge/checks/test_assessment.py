"""What is said when tests, observations, triggers and batteries do not agree."""

import pytest

KNEE_TO_WALL = "tests/knee_to_wall.yaml"
THORACIC_ROTATION = "tests/thoracic_rotation.yaml"


def test_an_observation_is_described_in_one_test_only(copy):
    copy.change(THORACIC_ROTATION, "id: tx_asym", "id: kw_limited")

    assert copy.errors == [
        copy.line(THORACIC_ROTATION, "id: kw_limited")
        + "the observation 'kw_limited' is described already, in 'knee_to_wall'. Rename one."
    ]


def test_an_observation_is_described_once_in_its_test(copy):
    copy.change(THORACIC_ROTATION, "id: tx_asym", "id: tx_limited")

    assert [error.partition(": ")[2] for error in copy.errors] == [
        "the observation 'tx_limited' is described already, in 'thoracic_rotation'. Rename one."
    ]


def test_a_result_in_short_stands_for_what_is_seen_in_its_test(copy):
    copy.change(THORACIC_ROTATION, "negative: [tx_limited]", "negative: [tx_limited, kw_limited]")

    assert copy.errors == [
        copy.line(THORACIC_ROTATION, "negative: [")
        + "'kw_limited' is not seen in 'thoracic_rotation', so a result in short cannot stand for it."
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  negative: [tx_limited]\n", "", "a 'negative' must clear what a 'positive' stands for"),
        ("  positive: tx_limited\n", "", "a 'negative' must clear what a 'positive' stands for"),
        ("[tx_limited]", "[tx_asym]", "a 'negative' must clear what a 'positive' stands for"),
        ("[tx_limited]\n", "[tx_limited]\n  kept: unsure\n", "or say in 'kept' why for nothing"),
        ("  positive: tx_limited\n  negative: [tx_limited]\n", "  negative: []\n", "or say in 'kept' why for nothing"),
    ],
)
def test_a_result_in_short_stands_for_something_or_says_why_not(copy, old, new, says):
    copy.change(THORACIC_ROTATION, old, new)

    [error] = copy.errors
    assert says in error


def test_a_trigger_reads_what_its_test_records(copy):
    copy.change(KNEE_TO_WALL, "key: distance\n      compare", "key: range\n      compare")

    assert copy.errors == [
        copy.line(KNEE_TO_WALL, "key: range") + "the trigger reads 'range', but 'knee_to_wall' records only: distance."
    ]


def test_a_trigger_that_reads_nothing_is_told_where_it_begins(copy):
    copy.change(KNEE_TO_WALL, "      key: distance\n      compare", "      compare")

    assert copy.errors == [
        copy.line(KNEE_TO_WALL, "metric: value") + "the trigger reads '', but 'knee_to_wall' records only: distance."
    ]


def test_a_trigger_of_a_test_that_records_nothing_is_told(copy):
    copy.change(KNEE_TO_WALL, "  measures:\n    - key: distance\n      unit: cm\n      usual_min: 9\n", "")

    assert copy.errors[0].endswith("but 'knee_to_wall' records only: nothing.")


def test_the_steps_of_a_trigger_grow_worse(copy):
    copy.change(KNEE_TO_WALL, "steps: [9, 7, 5]", "steps: [5, 7, 9]")

    assert copy.errors == [
        copy.line(KNEE_TO_WALL, "metric: value")
        + "the steps of 'kw_limited' must each be further in the direction of 'compare'."
    ]


def test_steps_need_a_direction(copy):
    copy.change(KNEE_TO_WALL, "      compare: <\n", "")

    assert copy.errors[0].endswith("the steps of 'kw_limited' must each be further in the direction of 'compare'.")


def test_a_link_far_above_the_confidence_is_worth_a_look(copy):
    copy.change(KNEE_TO_WALL, "soleus: 0.5", "soleus: 0.9")

    assert (
        copy.line(KNEE_TO_WALL, "soleus: 0.9") + "'soleus' weighs 0.9, far above the confidence 0.6." in copy.warnings
    )


def test_muscles_far_from_the_region_are_worth_a_look(copy):
    copy.change("tests/heel_raise_endurance.yaml", "region: ankle", "region: neck")

    assert any("touches the neck or a neighbour" in warning for warning in copy.warnings)


def test_a_battery_that_overruns_is_worth_a_look(copy):
    copy.change("batteries.yaml", "minutes: 40", "minutes: 5")

    assert (
        copy.line("batteries.yaml", "minutes: 5") + "its tests take 48 minutes together, but it is planned for 5."
        in copy.warnings
    )
