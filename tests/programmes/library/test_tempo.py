"""A figure moves as slowly as the dose asks, so that counting along with it is right."""

import dataclasses

import pytest

from programmes.library.figures.script import script_of
from therapy.knowledge import load_library


def tempo_with(**dose):
    library = load_library()
    clam = library.exercises["clam"]
    counted = dataclasses.replace(clam, dosage=dataclasses.replace(clam.dosage, **dose))
    pose = library.poses["clam"]
    return script_of(pose, library.positions[pose.position], counted)["tempo"]


@pytest.mark.parametrize(
    ("dose", "moves"),
    [("2-1-3", (2, 3)), ("4-0-2", (4, 2)), ("slow", (2.6, 2.6)), ("squeeze, hold, release", (1.8, 1.8))],
)
def test_a_figure_moves_out_and_back_as_its_dose_counts(dose, moves):
    out, _, back, _ = tempo_with(tempo=dose)

    assert (out, back) == moves


@pytest.mark.parametrize(("seconds", "shown"), [(0, 0.8), (2, 2), (10, 3)])
def test_a_hold_is_shown_no_longer_than_anyone_would_watch(seconds, shown):
    assert tempo_with(hold_seconds=seconds)[1] == shown


def test_a_pose_with_its_own_tempo_keeps_it():
    library = load_library()
    pose = library.poses["sit_to_stand"]

    assert script_of(pose, library.positions[pose.position], library.exercises["sit_to_stand"])["tempo"] == [
        2,
        0.8,
        3,
        0.8,
    ]
