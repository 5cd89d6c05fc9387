"""Exercises: where in its range a muscle works, and what is drawn long."""

from therapy.knowledge import load_library
from therapy.knowledge.records import Category, WorkRange

LIBRARY = load_library()


def test_a_stretch_draws_long_all_the_muscles_it_names():
    assert LIBRARY.exercises["str_hip_flexor"].stretched == ("iliopsoas", "rectus_femoris", "tensor_fasciae_latae")


def test_a_release_that_bends_the_knee_draws_the_front_of_the_thigh_long_and_one_that_only_rolls_nothing():
    assert "rectus_femoris" in LIBRARY.exercises["rel_quad_roll"].stretched
    assert LIBRARY.exercises["rel_calf_roll"].stretched == ()


def test_only_what_trains_says_in_which_range_and_only_what_does_not_train_stretches():
    for exercise in LIBRARY.exercises.values():
        assert not (exercise.adjunct and exercise.range_of_work)
        assert exercise.adjunct or not exercise.stretched
        assert exercise.adjunct or exercise.category not in (Category.RELEASE, Category.LENGTHEN, Category.MOBILITY)


def test_every_range_of_work_is_found_in_the_library():
    assert {each.range_of_work for each in LIBRARY.exercises.values()} == {*WorkRange, None}
