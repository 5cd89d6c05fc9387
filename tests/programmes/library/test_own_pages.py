import pytest
from django.urls import reverse

from clients.practices.ids import uuid7
from programmes.library.models import OwnExercise, OwnRevision
from programmes.library.own import actions
from tests.programmes.library.own import SAID, proposed, reviewed

pytestmark = pytest.mark.django_db
NEW = reverse("library:new_own")


def typed(**changes):
    said = SAID | {"submission": str(uuid7()), "seen": 0} | changes
    return said | {name: "\n".join(said[name]) for name in ("equipment", "cues", "common_faults")}


def page(name, exercise):
    return reverse(f"library:{name}", args=[exercise.pk])


def test_a_proposal_says_what_was_typed_and_waits_as_a_draft(alice, signed_in):
    answer = signed_in(alice).post(NEW, typed(), follow=True)

    revision = OwnRevision.objects.visible_to(alice).get()
    assert {name: getattr(revision, name) for name in SAID} == SAID
    assert revision.exercise.state == "draft"
    assert "An admin reviews it" in answer.content.decode()


def test_the_same_form_sent_twice_makes_one_exercise(alice, signed_in):
    said, browser = typed(), signed_in(alice)

    answers = [browser.post(NEW, said) for _ in range(2)]

    assert answers[0].url == answers[1].url
    assert OwnExercise.objects.visible_to(alice).count() == 1


def test_a_refused_form_keeps_what_was_typed_and_says_at_each_field_what_to_do(alice, signed_in):
    answer = signed_in(alice).post(NEW, typed(primary=[], sets=9, link="http://example.test/film"))

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Reach as far as you stay steady" in shown
    assert "Choose at least one muscle" in shown
    assert "less than or equal to 6" in shown
    assert not OwnExercise.objects.visible_to(alice).exists()


def test_a_name_like_another_is_shown_beside_it_and_kept_once_confirmed(alice, signed_in):
    browser = signed_in(alice)

    refused = browser.post(NEW, typed(name="Bird dogs"))

    assert refused.status_code == 422
    assert reverse("library:exercise", args=["bird_dog"]) in refused.content.decode()
    assert 'name="is_another"' in refused.content.decode()
    assert browser.post(NEW, typed(name="Bird dogs", is_another="on")).status_code == 302


def test_while_a_name_is_typed_what_is_like_it_is_told(alice, signed_in):
    like = signed_in(alice).get(reverse("library:like_names"), {"name": "bird dog", "plain_name": ""})

    assert "Bird dog" in like.content.decode()
    assert "another one" in like.content.decode()


def test_only_an_admin_reviews_retires_and_brings_back(alice, ada, signed_in):
    exercise = proposed(alice)
    therapist, admin = signed_in(alice), signed_in(ada)

    assert therapist.post(page("review_own", exercise), {"seen": 1}).status_code == 403
    assert admin.post(page("review_own", exercise), {"seen": 1}).status_code == 302
    assert therapist.post(page("retire_own", exercise)).status_code == 403
    assert "0 programmes" in admin.get(page("retire_own", exercise)).content.decode()
    admin.post(page("retire_own", exercise), {"because": "Too hard."})
    assert "Too hard." in therapist.get(page("own_exercise", exercise)).content.decode()
    admin.post(page("bring_back_own", exercise))
    exercise.refresh_from_db()
    assert exercise.state == "reviewed"


def test_a_draft_that_changed_since_it_was_read_is_not_reviewed(alice, ada, signed_in):
    exercise = proposed(alice)
    actions.change_exercise(exercise=exercise, said={"reps": 9}, seen=1, by=alice)

    late = signed_in(ada).post(page("review_own", exercise), {"seen": 1})

    assert late.status_code == 422
    assert "changed or reviewed meanwhile" in late.content.decode()
    assert signed_in(ada).post(page("review_own", exercise), {"seen": "9" * 30}).status_code == 422


def test_an_edit_starts_from_what_stands_and_makes_a_new_draft(alice, ada, signed_in):
    exercise, browser = reviewed(alice, ada), signed_in(alice)

    assert "Harbour reach" in browser.get(page("edit_own", exercise)).content.decode()
    browser.post(page("edit_own", exercise), typed(reps=12))

    shown = browser.get(page("own_exercise", exercise)).content.decode()
    assert "Revision 2" in shown
    assert "Changed: repetitions." in shown
    assert [row.reps for row in exercise.revisions.all()] == [8, 12]


def test_a_draft_thrown_away_leaves_the_list(alice, signed_in):
    exercise, browser = proposed(alice), signed_in(alice)

    answer = browser.post(page("discard_own", exercise), {"seen": 1}, follow=True)

    assert "No exercises of your own yet" in answer.content.decode()


def test_the_list_shows_each_state_and_what_waits(alice, ada, signed_in):
    reviewed(alice, ada)
    proposed(alice, name="Buoy press", plain_name="")
    browser, at = signed_in(alice), reverse("library:own_exercises")

    def names(state):
        shown = browser.get(at, {"state": state}).content.decode()
        return [name for name in ("Harbour reach", "Buoy press") if name in shown]

    assert names("") == ["Harbour reach", "Buoy press"]
    assert names("reviewed") == ["Harbour reach"]
    assert names("draft") == names("waiting") == ["Buoy press"]
    assert names("retired") == []


def test_its_page_says_that_nothing_drafts_it_by_itself(alice, ada, signed_in):
    shown = signed_in(alice).get(page("own_exercise", reviewed(alice, ada))).content.decode()

    assert "no class of evidence and no suggestion ever drafts it by itself" in shown


def test_a_link_opens_a_window_of_its_own_and_is_never_embedded(alice, ada, signed_in):
    exercise = reviewed(alice, ada, link="https://www.films.example/reach")

    shown = signed_in(alice).get(reverse("library:exercise", args=[exercise.pk])).content.decode()

    assert 'href="https://www.films.example/reach" target="_blank" rel="noopener noreferrer nofollow"' in shown
    assert "at films.example" in shown
    assert "<iframe" not in shown


def test_the_list_asks_as_often_for_many_as_for_one(alice, ada, signed_in, django_assert_max_num_queries):
    for number in range(6):
        reviewed(alice, ada, name=f"{chr(65 + number) * 9} step", plain_name="")

    browser = signed_in(alice)
    with django_assert_max_num_queries(10):
        browser.get(reverse("library:own_exercises"))
