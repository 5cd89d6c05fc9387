"""Ladders: what is easier and harder, as a way that can be walked."""

from itertools import pairwise

from django.urls import reverse

from programmes.library.ladders import ladder_through, ladders_of
from therapy.knowledge import load_library


def ladder(exercise_id: str):
    exercises = load_library().exercises
    return ladder_through(exercises[exercise_id], exercises)


def test_each_step_of_a_ladder_is_harder_than_the_one_before_by_the_knowledges_own_links():
    for exercise in load_library().exercises.values():
        rungs = ladder(exercise.id).rungs
        assert all(after.exercise.id in before.exercise.progressions for before, after in pairwise(rungs))
        assert all(after.exercise.stage >= before.exercise.stage for before, after in pairwise(rungs))


def test_a_ladder_leads_from_what_has_nothing_easier_to_what_has_nothing_harder():
    rungs = ladder("bird_dog").rungs

    assert not rungs[0].exercise.regressions
    assert not rungs[-1].exercise.progressions
    assert [rung.number for rung in rungs] == list(range(1, len(rungs) + 1))


def test_what_is_beside_the_way_is_named_at_its_step():
    climb = ladder("bird_dog")

    here = climb.rungs[climb.here - 1]
    assert here.exercise.id == "bird_dog"
    assert "bear_hover" in [each.id for each in here.also_harder]


def test_a_step_says_what_it_asks_more():
    rungs = {rung.exercise.id: rung for rung in ladder("bird_dog").rungs}

    assert "less support" in rungs["bird_dog"].asks_more
    assert ladder("bird_dog").rungs[0].asks_more == []


def test_together_the_ladders_hold_every_exercise():
    exercises = load_library().exercises

    held = {rung.exercise.id for each in ladders_of(exercises.values(), exercises) for rung in each.rungs}

    assert held == set(exercises)


def test_a_ladder_page_marks_where_one_stands_and_leads_on(alice, dana, signed_in):
    page = signed_in(alice).get(reverse("library:ladder", args=["bird_dog"]))

    assert page.text.count('aria-current="step"') == 1
    assert reverse("library:exercise", args=["bird_dog_slide"]) in page.text
    assert signed_in(alice).get(reverse("library:ladder", args=["nothing"])).status_code == 404
    assert signed_in(dana).get(reverse("library:ladder", args=["bird_dog"])).status_code == 403
