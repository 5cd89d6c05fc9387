from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.urls import reverse

from clients.practices.ids import uuid7
from programmes.prescribing import actions
from programmes.prescribing.actions.drafting import local_today
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage
from tests.programmes.prescribing.conftest import FOUNDATION, TODAY, exercises_in

HTMX = {"HX-Request": "true"}


def address(name: str, row) -> str:
    return reverse(f"prescribing:{name}", args=[row.pk])


@pytest.fixture
def builder(programme) -> str:
    return address("programme", programme)


@pytest.fixture
def dose(first) -> dict[str, object]:
    """The fields of the first card's form, as a browser sends them."""
    names = ("sets", "reps", "hold_seconds", "rest_seconds", "times_per_day", "per_week", "side", "tempo", "note")
    return {name: getattr(first, name) for name in names} | {"edits": 0}


def test_colleagues_open_a_programme_and_a_stranger_finds_nothing(builder, alice, bob, charlie, ada, dana, signed_in):
    assert signed_in(alice).get(builder).status_code == 200
    assert signed_in(bob).get(builder).status_code == 200
    assert signed_in(charlie).get(builder).status_code == 404
    assert signed_in(ada).get(builder).status_code == 403
    assert signed_in(dana).get(builder).status_code == 403
    assert signed_in(None).get(builder).status_code == 302


def test_the_page_shows_stages_doses_reasons_and_minutes(builder, first, alice, signed_in):
    page = signed_in(alice).get(builder).text

    assert "4-week programme" in page
    assert "Breathe and switch on" in page
    assert "Part of stage 1 of the template" in page
    assert " min" in page


def test_the_drafting_page_shows_what_fits_and_what_will_be_avoided(assessment, cautioned, alice, signed_in):
    cautioned("diastasis_doming")

    page = signed_in(alice).get(address("draft", assessment)).text

    assert "Fits best" in page
    assert "Belly domes under load" in page
    assert "None yet" in page


def test_drafting_sent_twice_makes_one_programme_and_leads_to_it(assessment, alice, signed_in):
    browser, said = signed_in(alice), {"submission": uuid7(), "template": FOUNDATION}

    first, second = (browser.post(address("draft", assessment), said) for _ in range(2))

    assert first.url == second.url == address("programme", Programme.across_practices.get())


def test_a_plain_button_elsewhere_is_led_to_the_choice_of_a_template(assessment, alice, signed_in):
    answer = signed_in(alice).post(address("draft", assessment))

    assert answer.url == address("draft", assessment)
    assert not Programme.across_practices.exists()


def test_drafting_with_nothing_accepted_and_nothing_chosen_comes_back_with_a_sentence(assessment, alice, signed_in):
    answer = signed_in(alice).post(address("draft", assessment), {"submission": uuid7(), "template": ""})

    assert answer.status_code == 422
    assert "Nothing has been accepted yet" in answer.text


def test_a_hold_shows_on_the_drafting_page_and_refuses(assessment, hold, alice, signed_in):
    hold()
    browser, said = signed_in(alice), {"submission": uuid7(), "template": FOUNDATION}

    assert "training is held" in browser.get(address("draft", assessment)).text
    assert browser.post(address("draft", assessment), said).status_code == 422
    assert not Programme.across_practices.exists()


def test_a_dose_saved_in_place_says_when_and_counts_the_change(first, draft, dose, alice, signed_in):
    answer = signed_in(alice).post(address("change_dose", first), dose | {"sets": 5}, headers=HTMX)

    assert answer.status_code == 200
    assert "Saved " in answer.text
    assert 'data-edits="1"' in answer.text
    assert "5 × " in answer.text


def test_a_dose_from_a_plain_form_comes_back_to_its_card(first, dose, alice, signed_in):
    answer = signed_in(alice).post(address("change_dose", first), dose | {"sets": 5})

    assert answer.status_code == 302
    assert f"open={first.pk}" in answer.url


def test_an_implausible_dose_keeps_what_was_typed_and_names_the_field(first, dose, alice, signed_in):
    page = signed_in(alice).post(address("change_dose", first), dose | {"sets": 40})
    part = signed_in(alice).post(address("change_dose", first), dose | {"sets": 40}, headers=HTMX)

    assert page.status_code == part.status_code == 422
    assert 'value="40"' in page.text
    assert "Sets: " in page.text
    assert "Sets: " in part.text


def test_a_stale_change_answers_409_and_shows_what_is_there_now(first, dose, alice, bob, signed_in):
    actions.change_dose(prescription=first, dose={"sets": 6}, seen=0, by=alice)

    page = signed_in(bob).post(address("change_dose", first), dose | {"sets": 1})
    part = signed_in(bob).post(address("change_dose", first), dose | {"sets": 1}, headers=HTMX)

    for answer in (page, part):
        assert answer.status_code == 409
        assert "Somebody else changed this draft" in answer.text
        assert "6 × " in answer.text
    assert part["HX-Retarget"] == "#builder"
    assert Prescription.across_practices.get(pk=first.pk).sets == 6


def test_one_s_own_change_is_offered_again_without_taking_back_the_other_s(first, dose, alice, bob, signed_in):
    actions.change_dose(prescription=first, dose={"reps": first.reps + 1}, seen=0, by=alice)

    page = signed_in(bob).post(address("change_dose", first), dose | {"sets": 6}).text
    assert "Yours, not saved: Sets 6." in page
    assert "Make my change now" in page
    signed_in(bob).post(address("change_dose", first), {"sets": 6, "edits": 1})

    row = Prescription.across_practices.get(pk=first.pk)
    assert (row.sets, row.reps) == (6, first.reps)


def test_an_exercise_is_found_added_moved_removed_and_brought_back(workout, alice, signed_in):
    browser, before = signed_in(alice), exercises_in(workout)
    found = browser.get(address("choices", workout), {"words": "bird dog"}, headers=HTMX).text
    assert "Bird dog" in found

    browser.post(address("add_exercise", workout), {"exercise": "bird_dog", "edits": 0})
    added = Prescription.across_practices.get(workout=workout, exercise="bird_dog")
    last = Prescription.across_practices.get(workout=workout, exercise=before[-1])
    browser.post(address("place", added), {"workout": workout.pk, "before": last.pk, "edits": 1})
    assert exercises_in(workout)[-2] == "bird_dog"
    removed = browser.post(address("remove", added), {"edits": 2})
    assert "Undo" in removed.text
    assert exercises_in(workout) == before
    browser.post(reverse("prescribing:undo", args=[workout.stage.version.programme_id]), {"edits": 3})

    assert exercises_in(workout)[-2] == "bird_dog"


def test_a_ruled_out_exercise_is_refused_and_offers_to_give_a_reason(workout, cautioned, alice, signed_in):
    cautioned("prolapse_symptoms")
    browser, said = signed_in(alice), {"exercise": "plank_forearm", "edits": 0}

    refused = browser.post(address("add_exercise", workout), said)
    assert refused.status_code == 422
    assert "Use it, with this reason" in refused.text
    browser.post(address("add_exercise", workout), said | {"override_reason": "Reviewed on Monday."})

    assert exercises_in(workout)[-1] == "plank_forearm"


def test_a_session_that_grows_too_long_says_so(builder, workout, alice, signed_in):
    assert "longer than" not in signed_in(alice).get(builder).text
    Prescription.across_practices.filter(workout=workout).update(sets=6)

    assert "longer than 45 min" in signed_in(alice).get(builder).text


def test_a_stage_is_lengthened_from_the_page(stage, alice, signed_in):
    signed_in(alice).post(address("change_stage", stage), {"weeks": 3, "sessions_per_week": 4, "edits": 0})

    stage.refresh_from_db()
    assert (stage.weeks, stage.sessions_per_week) == (3, 4)


def test_a_published_version_is_read_only_with_its_history(builder, programme, published, alice, signed_in):
    actions.revise_programme(programme=programme, by=alice)

    page = signed_in(alice).get(builder, {"version": 1}).text

    assert "published 25 Nov 2026" in page
    assert "Let us begin." in page
    assert 'name="sets"' not in page
    assert "Version 2" in page
    assert signed_in(alice).get(builder, {"version": 9}).status_code == 404


def test_a_published_programme_is_revised_once_and_an_ended_one_is_not(programme, published, alice, signed_in):
    browser = signed_in(alice)

    for _ in range(2):
        browser.post(address("revise", programme))
    assert ProgrammeVersion.across_practices.count() == 2
    ProgrammeVersion.across_practices.filter(published_at=None).delete()
    Programme.across_practices.update(state="ended")
    browser.post(address("revise", programme))

    assert ProgrammeVersion.across_practices.count() == 1


def test_the_list_tells_running_from_drafts_and_finds_by_name(programme, alice, charlie, signed_in):
    page = reverse("prescribing:programmes")

    assert "Dana Reed" in signed_in(alice).get(page, {"show": "drafts", "words": "dana"}).text
    assert "Dana Reed" not in signed_in(alice).get(page, {"show": "running"}).text
    assert "No programme here" in signed_in(alice).get(page, {"show": "drafts", "words": "nobody"}).text
    assert "Dana Reed" not in signed_in(charlie).get(page, {"show": "drafts"}).text


def test_the_clients_panel_shows_the_programme_or_where_to_begin(dana, assessment, alice, charlie, signed_in):
    panel = reverse("prescribing:panel", args=[dana.pk])

    empty = signed_in(alice).get(panel, headers=HTMX).text
    assert address("draft", assessment) in empty
    actions.draft_programme(
        assessment=assessment, template=FOUNDATION, submission=uuid7(), now=assessment.finished_at, by=alice
    )

    assert "Open programme" in signed_in(alice).get(panel, headers=HTMX).text
    assert "<html" in signed_in(alice).get(panel).text
    assert signed_in(charlie).get(panel).status_code == 404


@pytest.mark.parametrize("name", ["change_dose", "change_exercise", "place", "remove"])
def test_a_stranger_cannot_change_an_exercise(name, first, charlie, ada, signed_in):
    assert signed_in(charlie).post(address(name, first), {"edits": 0}).status_code == 404
    assert signed_in(ada).post(address(name, first), {"edits": 0}).status_code == 403


def counted(django_assert_max_num_queries, browser, url: str, **asked) -> int:
    with django_assert_max_num_queries(100) as queries:
        assert browser.get(url, asked).status_code == 200
    return len([each for each in queries.captured_queries if "SAVEPOINT" not in each["sql"]])


def test_the_builder_asks_the_database_as_often_for_twelve_weeks_as_for_one(
    assessment, alice, signed_in, django_assert_max_num_queries
):
    short, long = (
        actions.draft_programme(
            assessment=assessment, template=template, submission=uuid7(), now=assessment.finished_at, by=alice
        )
        for template in (FOUNDATION, "chronic_low_back_12w")
    )
    Stage.across_practices.filter(version__programme=short, number=2).delete()
    browser = signed_in(alice)

    queries = [counted(django_assert_max_num_queries, browser, address("programme", each)) for each in (short, long)]

    assert queries[0] == queries[1] <= 14


def test_the_list_asks_the_database_as_often_for_300_programmes_as_for_10(
    programme, alice, signed_in, django_assert_max_num_queries
):
    browser, page = signed_in(alice), reverse("prescribing:programmes")
    versions_for(programme, 9)
    few = counted(django_assert_max_num_queries, browser, page, show="drafts")
    versions_for(programme, 290)

    assert few == counted(django_assert_max_num_queries, browser, page, show="drafts") <= 12


def versions_for(programme: Programme, count: int) -> None:
    made = [_copy(programme, uuid7()) for _ in range(count)]
    Programme.objects.bulk_create(made)
    ProgrammeVersion.objects.bulk_create(
        ProgrammeVersion(practice_id=each.practice_id, programme=each, number=1) for each in made
    )


def _copy(programme: Programme, key: UUID) -> Programme:
    return Programme(
        id=key, practice_id=programme.practice_id, client=programme.client, name=programme.name,
        created_by=programme.created_by,
    )  # fmt: skip


def test_today_is_taken_from_the_clients_own_zone(dana):
    dana.time_zone = "Pacific/Auckland"
    assert local_today(dana, datetime(2026, 11, 24, 12, 0, tzinfo=UTC)) == TODAY
