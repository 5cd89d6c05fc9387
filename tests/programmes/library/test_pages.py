import pytest
from django.urls import reverse

from therapy.knowledge import load_library

EXERCISES = reverse("library:exercises")


def names(page) -> list[str]:
    return [exercise.name for exercise, _ in page.context["page"]]


def test_a_therapist_and_an_admin_may_open_the_library_and_a_client_may_not(alice, ada, dana, signed_in):
    assert signed_in(alice).get(EXERCISES).status_code == 200
    assert signed_in(ada).get(EXERCISES).status_code == 200
    assert signed_in(dana).get(EXERCISES).status_code == 403
    assert signed_in(None).get(EXERCISES).status_code == 302


@pytest.mark.parametrize("words", ["bird dog", "opposite arm and leg", "lumbar multifidus"])
def test_an_exercise_is_found_by_its_name_its_plain_name_and_its_muscles(words, alice, signed_in):
    assert "Bird dog" in names(signed_in(alice).get(EXERCISES, {"words": words}))


def test_all_filters_must_hold_together(alice, signed_in):
    asked = {"words": "multifidus", "stage": 2, "category": "stability", "position": "quadruped", "equipment": "mat"}

    assert "Bird dog" in names(signed_in(alice).get(EXERCISES, asked))
    assert "Bird dog" not in names(signed_in(alice).get(EXERCISES, asked | {"stage": 1}))


def test_searching_as_one_types_answers_with_the_part_and_the_address_with_the_page(alice, signed_in):
    part = signed_in(alice).get(EXERCISES, {"words": "clam"}, headers={"HX-Request": "true"})
    page = signed_in(alice).get(EXERCISES, {"words": "clam"})

    assert "<html" not in part.text
    assert "Clam" in part.text
    assert "<html" in page.text
    assert 'value="clam"' in page.text


def test_nothing_found_says_what_to_do(alice, signed_in):
    assert "No exercise fits all of this" in signed_in(alice).get(EXERCISES, {"words": "trampoline"}).text


def test_a_filter_that_makes_no_sense_is_left_out(alice, signed_in):
    page = signed_in(alice).get(EXERCISES, {"stage": "nine", "words": "clam"})

    assert page.status_code == 200
    assert "Clam" in " ".join(names(page))


def test_an_exercise_shows_its_dose_its_cautions_and_its_ladder(alice, signed_in):
    page = signed_in(alice).get(reverse("library:exercise", args=["bird_dog"])).text

    assert "3 × 6 · hold 8 s · each side · tempo slow · rest 30 s · 1×/day · 4×/week · effort 4/10" in page
    assert "Belly domes under load" in page
    assert reverse("library:exercise", args=["bear_hover"]) in page
    assert reverse("library:exercise", args=["bird_dog_slide"]) in page


def test_an_exercise_says_in_words_what_its_figure_shows(alice, signed_in):
    page = signed_in(alice).get(reverse("library:exercise", args=["bird_dog"])).text

    assert (
        'aria-label="Bird dog. Start: On hands and knees. End: Opposite arm and leg reached level. Shown at work:'
        in page
    )
    assert "Three-quarter" in page
    assert "Step 3 of 5" in page


def test_an_exercise_says_what_it_rests_on_and_when_that_was_published(alice, signed_in):
    page = signed_in(alice).get(reverse("library:exercise", args=["bird_dog"])).text
    convention = signed_in(alice).get(reverse("library:exercise", args=["str_child_side"])).text

    assert "Published, read at the source" in page
    assert '<span class="chip num">1999</span>' in page
    assert "Professional convention" in convention


def test_an_exercise_names_the_templates_that_use_it_and_leads_therapists_to_their_programmes(alice, ada, signed_in):
    using, url = reverse("prescribing:using", args=["bird_dog"]), reverse("library:exercise", args=["bird_dog"])
    page = signed_in(alice).get(url).text

    assert reverse("library:template", args=["chronic_low_back_12w"]) in page
    assert using in page
    assert using not in signed_in(ada).get(url).text


def test_a_template_shows_its_stages_with_doses_and_gates_in_words(alice, signed_in):
    page = signed_in(alice).get(reverse("library:template", args=["foundation_inner_unit_4w"])).text

    assert "Breathe and switch on" in page
    assert "2 × 8 · hold 5 s · tempo out 6 s · rest" in page
    assert "Can talk or breathe normally through every repetition" in page


def test_every_exercise_and_every_template_has_a_page(alice, signed_in):
    browser, library = signed_in(alice), load_library()
    pages = [reverse("library:exercise", args=[key]) for key in library.exercises]
    pages += [reverse("library:template", args=[key]) for key in library.templates]

    assert {browser.get(page).status_code for page in pages} == {200}


def test_what_the_library_does_not_hold_is_not_found(alice, signed_in):
    assert signed_in(alice).get(reverse("library:exercise", args=["nothing"])).status_code == 404
    assert signed_in(alice).get(reverse("library:template", args=["nothing"])).status_code == 404
