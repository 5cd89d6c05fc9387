"""Looking for exercises: by words as people type them, and by choices that say what each would show."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from programmes.library.catalogue import Wanted, exercises_like, found_of
from programmes.library.facets import FACETS
from programmes.library.forms import address_of, wanted_in
from therapy.knowledge import load_library

EXERCISES = reverse("library:exercises")


def called(words: str, **chosen: str) -> list[str]:
    wanted = Wanted(words, {name: frozenset(keys.split()) for name, keys in chosen.items()})
    return [exercise.name for exercise in exercises_like(wanted, load_library().exercises.values())]


@pytest.mark.parametrize(
    "words",
    [
        "bird dog",
        "DOG birds",
        "birddog",
        "brid dog",
        "opposite arm",
        "multifidus",
        "multifdus",
        "buttock stage 2",
        "hands and knees",
        "stability mat",
        "lower back",
    ],
)
def test_words_find_an_exercise_in_any_order_and_number_and_with_a_slip(words):
    assert "Bird dog" in called(words)


def test_what_is_called_so_comes_before_what_is_merely_worked_so():
    found = called("bridge")

    assert "bridge" in found[0].lower()
    assert called("multifidus")[0].startswith("Multifidus")


def test_a_word_nobody_uses_finds_nothing_rather_than_anything():
    assert called("trampoline") == []
    assert called("bird trampoline") == []


def test_a_mistyped_word_is_said_to_have_been_read_as_another():
    found = found_of(Wanted("copenhagn"), load_library().exercises.values())

    assert found.mended == {"copenhagn": "copenhagen"}
    assert found_of(Wanted("copenhagen"), load_library().exercises.values()).mended == {}


def test_choices_of_one_kind_add_up_and_kinds_narrow_one_another():
    first, second = called("", stage="1"), called("", stage="2")

    assert len(called("", stage="1 2")) == len(first) + len(second)
    assert set(called("", stage="1", position="supine")) < set(first)


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_each_choice_says_how_many_it_would_show(facet):
    every = load_library().exercises.values()
    asked = {"stage": frozenset({"2"})} if facet.name != "stage" else {}

    counts = found_of(Wanted(chosen=asked), every).counts[facet.name]

    for key, count in counts.items():
        assert len(exercises_like(Wanted(chosen={**asked, facet.name: frozenset({key})}), every)) == count
    assert set(counts) <= {key for key, _ in facet.choices()}, "a key without a word cannot be chosen"


def test_an_address_is_read_as_it_was_written():
    wanted = Wanted("bird dog", {"stage": frozenset({"1", "2"}), "position": frozenset({"quadruped"})})

    assert wanted_in(QueryDict(address_of(wanted))) == wanted
    assert wanted_in(QueryDict("stage=nine&position=prone&words=" + "x" * 200)).chosen == {
        "position": frozenset({"prone"})
    }


def test_a_chip_takes_away_one_choice_and_leaves_the_others(alice, signed_in):
    page = signed_in(alice).get(EXERCISES, {"words": "hip", "stage": ["1", "2"], "look": "list"})

    assert [chip.query for chip in page.context["shelf"].chips] == [
        "stage=1&stage=2&look=list",
        "words=hip&stage=2&look=list",
        "words=hip&stage=1&look=list",
    ]
    assert f"{EXERCISES}?look=list" in page.text


def test_nothing_found_says_which_filter_to_take_away_and_what_that_shows(alice, signed_in):
    page = signed_in(alice).get(EXERCISES, {"words": "clam", "stage": "4"})

    ways = {way.query: way.count for way in page.context["shelf"].ways_out}
    assert ways == {"words=clam": len(called("clam")), "stage=4": len(called("", stage="4"))}
    assert "Without stage: 1 exercise" in page.text


def test_while_typing_the_address_follows_and_without_script_the_button_sends_the_form(alice, signed_in):
    part = signed_in(alice).get(EXERCISES, {"words": "clam", "stage": ""}, headers={"HX-Request": "true"})
    page = signed_in(alice).get(EXERCISES, {"words": "clam"})

    assert part["HX-Replace-Url"] == f"{EXERCISES}?words=clam"
    assert '<button class="btn" type="submit">' in page.text


@pytest.mark.parametrize("look", ["cards", "list", "ladders", "nonsense"])
def test_what_is_found_can_be_looked_at_in_three_ways(look, alice, signed_in):
    page = signed_in(alice).get(EXERCISES, {"words": "bird dog", "look": look})

    assert page.status_code == 200
    assert reverse("library:exercise" if look != "ladders" else "library:ladder", args=["bird_dog"]) in page.text


def test_the_whole_library_is_one_page_and_small_on_the_wire(alice, signed_in):
    page = signed_in(alice).get(EXERCISES, headers={"Accept-Encoding": "gzip"})

    assert page["Content-Encoding"] == "gzip"
    assert len(page.content) < 40_000
    assert page.context["page"].paginator.num_pages == 1


def test_the_page_shows_the_counts_beside_the_choices_and_marks_what_is_chosen(alice, signed_in):
    shelf = signed_in(alice).get(EXERCISES, {"stage": "4"}).context["shelf"]

    [stage] = [each for each in shelf.filters if each.name == "stage"]
    assert {choice.key: choice.count for choice in stage.choices}["1"] == len(called("", stage="1"))
    assert [choice.key for choice in stage.choices if choice.chosen] == ["4"]
    assert stage.said.startswith(": 4,")
