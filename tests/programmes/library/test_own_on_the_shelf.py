"""The practice's own exercises among the library's: found alike, marked for what they are, and nobody else's."""

from django.urls import reverse

from programmes.library.own import actions
from tests.programmes.library.own import proposed, reviewed

EXERCISES = reverse("library:exercises")


def rows(page) -> dict[str, str]:
    return {exercise.name: state for exercise, state in page.context["page"]}


def test_an_own_exercise_is_found_by_its_practice_and_by_no_other(alice, ada, charlie, signed_in):
    reviewed(alice, ada)

    assert rows(signed_in(alice).get(EXERCISES, {"words": "harbour"})) == {"Harbour reach": ""}
    assert rows(signed_in(charlie).get(EXERCISES, {"words": "harbour"})) == {}


def test_a_draft_is_marked_as_one(alice, signed_in):
    proposed(alice)

    page = signed_in(alice).get(EXERCISES, {"words": "harbour"})

    assert rows(page) == {"Harbour reach": "Draft"}
    assert '<span class="chip">Draft</span>' in page.text


def test_a_retired_exercise_is_shown_only_to_who_asks_for_it(alice, ada, signed_in):
    actions.retire_exercise(exercise=reviewed(alice, ada), because="We use the lean.", by=ada)

    assert rows(signed_in(alice).get(EXERCISES, {"words": "harbour"})) == {}
    page = signed_in(alice).get(EXERCISES, {"state": "retired"})
    assert rows(page) == {"Harbour reach": "Retired"}
    assert page.context["shelf"].found.counts["state"]["retired"] == 1


def test_who_made_an_exercise_is_asked_only_where_there_is_a_choice(alice, ada, signed_in):
    before = [each.name for each in signed_in(alice).get(EXERCISES).context["shelf"].filters]
    reviewed(alice, ada)
    after = [each.name for each in signed_in(alice).get(EXERCISES).context["shelf"].filters]

    assert [*before, "state"] == after


def test_its_page_says_that_it_is_the_practices_own_and_a_stranger_finds_none(alice, ada, charlie, signed_in):
    page = reverse("library:exercise", args=[reviewed(alice, ada).pk])

    assert "Your practice&#x27;s own" in signed_in(alice).get(page).text
    assert signed_in(charlie).get(page).status_code == 404
