"""Which tests a sitting has: added, moved, taken out; the practice's own sets; what would tell more next."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from clients.practices.ids import uuid7
from therapy.assessments.actions import record_finding, record_measurement, skip_test, start_assessment
from therapy.assessments.battery.actions import add_tests, move_test, take_out_test
from therapy.assessments.battery.keeping import change_own_set, keep_own_set, retire_own_set
from therapy.assessments.measures import Where
from therapy.assessments.models import Assessment, OwnSet
from therapy.assessments.progress import Recorded, progress_of
from therapy.knowledge import load_library

RUNNERS = ["body_map", "single_leg_stance", "step_down"]


def url(name, sitting, *more):
    return reverse(f"assessments:{name}", args=[sitting.pk, *more])


def order_of(sitting):
    return Assessment.objects.of(sitting.client).get(pk=sitting.pk).tests


@pytest.fixture
def own(alice) -> OwnSet:
    return keep_own_set(name="Runners", tests=RUNNERS, by=alice)


@pytest.fixture
def short(dana, alice, own) -> Assessment:
    """A sitting of three tests."""
    return start_assessment(client=dana, battery=str(own.pk), by=alice)


def test_an_own_set_is_offered_begun_with_and_named(signed_in, alice, bob, charlie, dana, own):
    page = reverse("assessments:start", args=[dana.pk])
    assert "Runners" in signed_in(bob).get(page).text

    form = {"battery": str(own.pk), "submission": str(uuid7())}
    answer = signed_in(bob).post(page, form, follow=True)
    sitting = Assessment.objects.of(dana).get()
    assert (sitting.tests, sitting.battery_words) == (RUNNERS, "Runners")
    assert "Runners" in answer.text

    with pytest.raises(ValidationError, match="Choose one of the sets of tests"):
        start_assessment(client=dana, battery=str(own.pk), by=charlie)


def test_a_retired_set_is_offered_no_more_and_sittings_keep_their_tests(signed_in, alice, ada, dana, short, own):
    answer = signed_in(ada).post(reverse("assessments:retire_own_set", args=[own.pk]), follow=True)

    assert "The set “Runners” is no longer offered." in answer.text
    assert "Runners" not in signed_in(alice).get(reverse("assessments:start", args=[dana.pk])).text
    assert order_of(short) == RUNNERS
    assert keep_own_set(name="Runners", tests=RUNNERS, by=alice), "the name is free again"


def test_sets_are_one_tap_from_wherever_tests_are_chosen(signed_in, alice, ada, dana, short):
    sets, browser = f'href="{reverse("assessments:own_sets")}"', signed_in(alice)

    for page in (reverse("records:clients"), reverse("assessments:start", args=[dana.pk]), url("arrange", short)):
        assert sets in browser.get(page).text
    assert sets in signed_in(ada).get(reverse("library:templates")).text


@pytest.mark.parametrize(
    ("name", "tests", "sentence"),
    [
        ("Runners", RUNNERS, "Your practice has a set of this name. Choose another name."),
        ("Empty", [], "Choose at least one test."),
        ("Odd", ["moon_walk"], "There is no such test. Choose from the list."),
    ],
)
def test_a_set_that_makes_no_sense_is_refused_with_a_sentence(alice, own, name, tests, sentence):
    with pytest.raises(ValidationError, match=sentence):
        keep_own_set(name=name, tests=tests, by=alice)

    assert OwnSet.objects.visible_to(alice).count() == 1


def test_a_set_is_put_together_on_its_page_without_losing_what_was_typed(signed_in, alice):
    browser, page = signed_in(alice), reverse("assessments:make_own_set")
    form = {"name": "Desk", "submission": str(uuid7()), "tests": ["seated_control"]}

    added = browser.post(page, form | {"more": ["thoracic_rotation"]})
    assert [each.id for each in added.context["tests"]] == ["seated_control", "thoracic_rotation"]
    assert 'value="Desk"' in added.text
    assert not OwnSet.objects.visible_to(alice).exists()

    form["tests"] = ["seated_control", "thoracic_rotation"]
    moved = browser.post(page, form | {"up": "thoracic_rotation"})
    assert [each.id for each in moved.context["tests"]] == ["thoracic_rotation", "seated_control"]

    assert moved.text.count("formnovalidate") > len(form["tests"]), "a name that is still missing holds nothing up"

    assert browser.post(page, form | {"save": "yes", "name": ""}).status_code == 422
    for _ in range(2):
        assert browser.post(page, form | {"save": "yes"}).status_code == 302
    assert OwnSet.objects.visible_to(alice).get().tests == form["tests"]


def test_a_set_may_begin_like_a_built_in_one_or_like_a_sitting(signed_in, alice, charlie, short):
    page = reverse("assessments:make_own_set")

    for like, tests in ((str(short.pk), RUNNERS), ("general", list(load_library().batteries["general"].tests))):
        shown = signed_in(alice).get(page, {"like": like})
        assert [each.id for each in shown.context["tests"]] == tests
    assert signed_in(charlie).get(page, {"like": str(short.pk)}).context["tests"] == []


def test_changing_a_set_leaves_begun_sittings_alone(signed_in, alice, charlie, own, short):
    change_own_set(own=own, name="Runners", tests=["step_down"], by=alice)

    assert order_of(short) == RUNNERS
    assert OwnSet.objects.visible_to(alice).get().tests == ["step_down"]
    assert signed_in(charlie).get(reverse("assessments:own_set", args=[own.pk])).status_code == 404


def test_of_two_who_change_a_set_the_second_sees_both_and_chooses(signed_in, alice, bob, own):
    page = reverse("assessments:own_set", args=[own.pk])
    opened = signed_in(bob).get(page)
    mine = {
        "name": "Runners, short",
        "tests": ["step_down"],
        "seen": opened.context["form"]["seen"].value(),
        "save": "yes",
    }
    change_own_set(own=own, name="Runners", tests=["foot_arch"], by=alice)

    both = signed_in(bob).post(page, mine)

    assert both.status_code == 409
    assert "Somebody else changed this set while you had it open." in both.text
    assert "It is “Runners” now:" in both.text
    assert [each.id for each in both.context["theirs"]] == ["foot_arch"]
    assert 'value="Runners, short"' in both.text
    assert [each.id for each in both.context["tests"]] == ["step_down"]
    assert OwnSet.objects.visible_to(alice).get().tests == ["foot_arch"]

    chosen = signed_in(bob).post(page, mine | {"seen": both.context["form"]["seen"].value()})
    assert chosen.status_code == 302
    kept = OwnSet.objects.visible_to(alice).get()
    assert (kept.name, kept.tests) == ("Runners, short", ["step_down"])


def test_a_set_that_is_retired_meanwhile_is_not_changed_and_says_so_beside_what_was_typed(signed_in, alice, bob, own):
    page = reverse("assessments:own_set", args=[own.pk])
    mine = {"name": "Sprinters", "tests": ["step_down"], "seen": own.mark, "save": "yes"}
    retire_own_set(own=own, now=timezone.now(), by=alice)

    answer = signed_in(bob).post(page, mine)

    assert answer.status_code == 422
    assert "This set is no longer offered, so it stays as it was. Make a new one." in answer.text
    assert 'value="Sprinters"' in answer.text
    assert OwnSet.objects.visible_to(alice).get().name == "Runners"


def test_several_tests_are_added_at_once_after_the_one_at_hand(signed_in, alice, short):
    form = {"after": "body_map", "more": ["knee_to_wall", "foot_arch", "step_down"]}

    answer = signed_in(alice).post(url("add_tests", short), form)

    assert answer.url == url("test", short, "knee_to_wall")
    assert order_of(short) == ["body_map", "knee_to_wall", "foot_arch", "single_leg_stance", "step_down"]


def test_a_test_is_moved_up_and_down_and_stops_at_the_ends(alice, short):
    move_test(assessment=short, test="step_down", steps=-1, by=alice)
    assert order_of(short) == ["body_map", "step_down", "single_leg_stance"]

    for _ in range(3):
        move_test(assessment=short, test="step_down", steps=-1, by=alice)
    assert order_of(short)[0] == "step_down"


def test_a_test_with_something_recorded_stays_and_an_empty_one_goes(signed_in, alice, short):
    record_finding(assessment=short, observation="sd_knee", side="left", severity=0, by=alice)
    browser, page = signed_in(alice), url("arrange", short)

    kept = browser.post(page, {"out": "step_down"}, follow=True)
    assert "Something is recorded in this test, so it stays." in kept.text
    browser.post(page, {"out": "single_leg_stance"})
    assert order_of(short) == ["body_map", "step_down"]


def test_a_sitting_keeps_at_least_one_test_and_a_finished_one_all(alice, dana, finished):
    sitting = start_assessment(
        client=dana, battery=str(keep_own_set(name="One", tests=["step_down"], by=alice).pk), by=alice
    )
    with pytest.raises(ValidationError, match="keeps at least one test"):
        take_out_test(assessment=sitting, test="step_down", by=alice)
    with pytest.raises(ValidationError, match="finished"):
        add_tests(assessment=finished, tests=["beighton"], by=alice)


def test_the_list_is_swapped_alone_where_the_page_asks_so(signed_in, alice, short):
    answer = signed_in(alice).post(url("arrange", short), {"up": "step_down"}, headers={"HX-Request": "true"})

    assert "<html" not in answer.text
    assert answer.text.index("Lateral step-down") < answer.text.index("Single-leg stance")


def test_the_time_left_falls_with_each_test_done_or_skipped(alice, short):
    def left():
        now = Assessment.objects.of(short.client).get(pk=short.pk)
        return progress_of(now, Recorded.of(now), load_library()).minutes_left

    before = left()
    skip_test(assessment=short, test="body_map", reason="Filled in ahead", by=alice)
    after = left()

    assert before - after == load_library().tests["body_map"].minutes
    assert before > after > 0


@pytest.mark.parametrize(
    ("book", "value"), [("pain", {"pain": 4}), ("note", {"note": "Stopped, a cramp."}), ("quality", {"done": "poor"})]
)
@pytest.mark.parametrize("test", ["step_down", "single_leg_stance"])
def test_a_test_that_is_only_spoken_of_is_begun_and_stays(signed_in, alice, short, test, book, value):
    side = "left" if book == "pain" else ""
    record_measurement(assessment=short, where=Where(book, test, side), value=value, by=alice)
    now = Assessment.objects.of(short.client).get(pk=short.pk)
    progress = progress_of(now, Recorded.of(now), load_library())

    step = next(each for each in progress.steps if each.test.id == test)
    assert (step.state, step.seen, progress.over) == ("begun", 0, 0)
    others = {each.state for each in progress.steps if each is not step}
    assert others == {"untouched"}
    assert ", begun" in signed_in(alice).get(url("test", short, "body_map")).text
    with pytest.raises(ValidationError, match="Something is recorded in this test"):
        take_out_test(assessment=now, test=test, by=alice)


def test_what_was_found_suggests_the_test_that_would_tell_more(signed_in, alice, short):
    browser, page = signed_in(alice), url("test", short, "step_down")
    assert "Look next door" not in browser.get(page).text

    for observation in ("sd_knee", "sd_pelvis"):
        record_finding(assessment=short, observation=observation, side="left", severity=3, by=alice)
    shown = browser.get(page)
    suggested = shown.context["live"].next_door

    assert "Look next door" in shown.text
    assert any("gluteus medius" in each.why.lower() for each in suggested)
    assert not {"step_down", "body_map"} & {each.test.id for each in suggested}


def test_retiring_twice_changes_nothing(alice, own):
    first = timezone.now()
    retire_own_set(own=own, now=first, by=alice)
    retire_own_set(own=own, now=timezone.now(), by=alice)

    assert OwnSet.across_practices.get(pk=own.pk).retired_at == first
