"""The examination page: with a script each tap is a change, without one the page is a form."""

import json

import pytest
from django.urls import reverse

from clients.practices.models import AuditEvent
from tests.therapy.assessments.sending import change, send
from therapy.assessments.actions import Marks, Where, finish_assessment, record_body_map, record_measurement
from therapy.assessments.books.words import lines_of
from therapy.assessments.examination.places import regions_examined
from therapy.assessments.models import Measurement
from therapy.knowledge import load_library

KINDS = ("range", "strength", "length", "special")
HIP = "exam.range.hip_internal_rotation.."
GLUTEUS = "exam.strength.gluteus_medius.."
FABER = "exam.special.faber.."
BEHAVIOUR = "exam.symptoms.behaviour..."


@pytest.fixture
def browser(signed_in, alice):
    return signed_in(alice)


@pytest.fixture
def page(sitting):
    return reverse("assessments:examination", args=[sitting.pk])


@pytest.fixture
def kept(sitting, alice):
    """What is kept in a book, by key, site and side."""

    def _kept(book):
        rows = Measurement.objects.visible_to(alice).filter(test=book)
        return {(row.key, row.site, row.side): row.value for row in rows}

    return _kept


@pytest.mark.parametrize(
    ("kind", "field", "following"),
    [
        ("range", f"{HIP}left.degrees", "Next: Strength"),
        ("strength", f"{GLUTEUS}right.grade", "Next: Muscle length"),
        ("length", "exam.length.gluteus_medius..left.state", "Next: Special tests"),
        ("special", f"{FABER}left.result", "Finish and see map"),
    ],
)
def test_a_region_shows_one_kind_of_examination_and_leads_to_the_next(browser, page, kind, field, following):
    text = browser.get(f"{page}?region=hip&kind={kind}").text

    assert f'name="{field}"' in text
    assert text.count('class="box exam" id=') == 1
    assert following in text
    assert 'name="exam.palpation.hip...note"' in text


def test_a_region_opens_with_its_ranges_whatever_kind_is_asked_for(browser, page):
    text = browser.get(f"{page}?region=hip&kind=tail").text

    assert "Usual 30 to 45°" in text
    assert "exam.special.faber" not in text


def test_the_page_stays_small_enough_for_a_tablet_on_a_slow_line(browser, page):
    regions = regions_examined(load_library())
    pages = [f"{page}?region={region}&kind={kind}" for region in regions for kind in KINDS]

    assert max(len(browser.get(each).content) for each in pages) < 150_000


def test_the_page_opens_where_it_hurts_most(browser, page, sitting, alice):
    record_body_map(assessment=sitting, region="knee", side="left", marks=Marks(pain=3), by=alice)
    record_body_map(assessment=sitting, region="hip", side="left", marks=Marks(pain=6), by=alice)

    assert "Examination: Hip" in browser.get(page).text


def test_a_region_that_does_not_exist_is_not_found(browser, page):
    assert browser.get(f"{page}?region=tail").status_code == 404


@pytest.mark.parametrize(("words", "found"), [("patrick", "FABER"), ("side buttock", "Gluteus medius")])
def test_a_test_or_a_muscle_is_found_by_any_of_its_names(browser, page, words, found):
    assert f'<span class="exam-name">{found}</span>' in browser.get(page, {"q": words}).text


def test_a_search_without_a_find_says_what_to_do(browser, page):
    text = browser.get(page, {"q": "<b>unicorn"}).text

    assert "Nothing found" in text
    assert "<b>unicorn" not in text


def test_never_recorded_and_normal_are_told_apart(browser, page, sitting, alice):
    where = Where("strength", "gluteus_medius", "left")
    record_measurement(assessment=sitting, where=where, value={"grade": 5}, by=alice)

    text = " ".join(browser.get(f"{page}?region=hip&kind=strength").text.split())

    assert f'name="{GLUTEUS}left.grade" value="5" checked' in text
    assert f'name="{GLUTEUS}right.grade" value="" aria-label="Not recorded" checked' in text
    assert "Left: as usual" in text
    assert "Right: as usual" not in text


def test_a_grade_between_two_is_shown_as_it_was_recorded(browser, page, sitting, alice):
    where = Where("strength", "gluteus_medius", "left")
    record_measurement(assessment=sitting, where=where, value={"grade": "4-"}, by=alice)

    assert "4−</label>" in browser.get(f"{page}?region=hip&kind=strength").text


GRADED = {"kind": "measurement", "test": "strength", "key": "gluteus_medius", "site": "", "value": {"grade": "2"}}
TRIED = {"kind": "measurement", "test": "special", "key": "faber", "site": "", "value": {"result": "positive"}}


def test_a_tap_answers_with_what_follows_from_it_and_the_counts_of_the_regions(browser, sitting, alice):
    answer = send(browser, sitting, alice, change(**GRADED), page="examination:hip").json()

    assert (answer["version"], answer["answers"][0]["value"]) == (1, {"grade": 2})
    assert "Left: weak, marked" in answer["parts"]["told-strength-gluteus_medius"]
    assert "1<span" in answer["parts"]["places"]
    assert "Left gluteus medius" in answer["parts"]["muscles"]
    assert "Added by this examination" in answer["parts"]["muscles"]
    assert "Joints and muscles" in answer["parts"]["tests"]


def test_a_tap_on_what_a_colleague_changed_meanwhile_is_answered_with_both(browser, sitting, alice, bob):
    where = Where("special", "faber", "left")
    record_measurement(assessment=sitting, where=where, value={"result": "negative"}, by=bob)

    answer = send(browser, sitting, alice, change(**TRIED), page="examination:hip")

    assert answer.status_code == 409
    [told] = answer.json()["answers"]
    assert (told["theirs"], told["yours"]) == ({"result": "negative"}, {"result": "positive"})


def form(version=0, was=None, **fields):
    return {"version": version, "was": json.dumps(was or {}), **fields}


def test_without_a_script_the_whole_region_is_saved_at_once(browser, page, kept):
    fields = {
        f"{HIP}left.degrees": "22", f"{HIP}left.usual": "yes", f"{HIP}right.usual": "yes", f"{HIP}right.pain": "",
        f"{GLUTEUS}left.grade": "5", f"{GLUTEUS}left.value": "", f"{GLUTEUS}left.unit": "N",
        f"{GLUTEUS}right.grade": "", f"{GLUTEUS}right.unit": "N", f"{FABER}left.result": "negative",
    }  # fmt: skip
    answer = browser.post(f"{page}?region=hip", form(**fields))

    assert (answer.status_code, answer.url) == (302, f"{page}?region=hip")
    assert kept("range") == {
        ("hip_internal_rotation", "", "left"): {"degrees": 22},
        ("hip_internal_rotation", "", "right"): {"usual": True},
    }
    assert kept("strength") == {("gluteus_medius", "", "left"): {"grade": 5}}
    assert kept("special") == {("faber", "", "left"): {"result": "negative"}}


def test_what_was_not_changed_is_not_recorded_again(browser, page, sitting, alice, kept):
    where = Where("strength", "gluteus_medius", "left")
    record_measurement(assessment=sitting, where=where, value={"value": 120.0, "unit": "N"}, by=alice)
    fields = {f"{GLUTEUS}left.value": "120", f"{GLUTEUS}left.unit": "N"}

    browser.post(f"{page}?region=hip", form(1, {f"{GLUTEUS}left": {"value": 120, "unit": "N"}}, **fields))

    assert AuditEvent.objects.visible_to(alice).filter(event="measurement.recorded").count() == 1


def test_what_cannot_be_kept_comes_back_as_typed_with_a_sentence_and_the_rest_is_kept(browser, page, kept):
    fields = {f"{HIP}left.degrees": "300", f"{FABER}left.result": "positive"}

    answer = browser.post(f"{page}?region=hip", form(**fields))

    assert answer.status_code == 422
    assert "Hip internal rotation, degrees: give a number from -20 to 90°." in answer.text
    assert 'value="300"' in answer.text
    assert (kept("range"), len(kept("special"))) == ({}, 1)


def test_a_form_that_would_write_over_a_colleague_comes_back_with_status_409(browser, page, sitting, bob, kept):
    where = Where("special", "faber", "left")
    record_measurement(assessment=sitting, where=where, value={"result": "negative"}, by=bob)

    answer = browser.post(f"{page}?region=hip&kind=special", form(**{f"{FABER}left.result": "positive"}))

    assert answer.status_code == 409
    assert "Somebody else recorded “result negative” here; you chose “result positive”." in answer.text
    assert kept("special") == {("faber", "", "left"): {"result": "negative"}}


def test_the_behaviour_of_the_complaint_is_asked_and_kept(browser, page, kept):
    asked = browser.get(f"{page}?region=symptoms").text
    assert "What brings it on?" in asked
    assert f'name="{BEHAVIOUR}since"' in asked

    ticked = list(load_library().symptoms)[:2]
    fields = {f"{BEHAVIOUR}provokes": ticked, f"{BEHAVIOUR}since": "6 weeks", f"{BEHAVIOUR}course": ""}
    browser.post(f"{page}?region=symptoms", form(**fields))

    assert kept("symptoms") == {("behaviour", "", ""): {"provokes": ticked, "since": "6 weeks"}}
    assert " checked>" in browser.get(f"{page}?region=symptoms").text


def test_a_retest_is_suggested_for_what_was_seen_on_its_side_and_for_nothing_else(browser, page, recorded):
    text = browser.get(f"{page}?region=retests").text

    assert 'name="exam.retest.sd_knee.heels_raised.left.change"' in text
    assert 'name="exam.retest.sd_knee.heels_raised.right.change"' not in text
    assert "Same or worse:" in text


def test_a_retest_of_what_follows_from_a_number_can_be_recorded_too(browser, page, sitting, alice):
    for side, toe_to_wall in (("left", 5), ("right", 11)):
        where = Where("knee_to_wall", "distance", side)
        record_measurement(assessment=sitting, where=where, value=toe_to_wall, by=alice)

    text = browser.get(f"{page}?region=retests").text

    assert "Tells most now" in text
    assert ".talus_glided.left.change" in text


def test_without_a_finding_no_retest_is_suggested(browser, page):
    assert "No re-test to suggest" in browser.get(f"{page}?region=retests").text


def test_a_test_says_how_well_it_was_done_and_what_was_felt(browser, sitting, kept):
    url = reverse("assessments:test", args=[sitting.pk, "step_down"])
    fields = {"exam.quality.step_down...done": "fair", "exam.palpation.step_down...note": "Warm knee"}

    assert browser.post(url, form(**fields)).status_code == 302

    assert kept("quality") == {("step_down", "", ""): {"done": "fair"}}
    text = browser.get(url).text
    assert 'value="Warm knee"' in text
    assert "0 of" in text  # neither counts as the test being done


def test_a_note_too_long_for_its_field_comes_back_with_a_sentence(browser, sitting):
    url = reverse("assessments:test", args=[sitting.pk, "step_down"])

    answer = browser.post(url, form(**{"exam.palpation.step_down...note": "x" * 501}))

    assert answer.status_code == 422
    assert "say it in at most 500 characters" in answer.text


def test_a_finished_examination_can_be_read_and_not_changed(browser, page, finished, kept):
    text = browser.get(f"{page}?region=hip").text
    assert '<fieldset class="stack-sm" disabled>' in text
    assert "data-sheet" not in text

    answer = browser.post(f"{page}?region=hip&kind=special", form(**{f"{FABER}left.result": "positive"}))
    assert answer.status_code == 422
    assert "finished and is not changed any more" in answer.text
    assert kept("special") == {}


def test_a_stranger_finds_no_examination_and_an_admin_may_not_see_it(signed_in, charlie, ada, bob, page):
    assert signed_in(bob).get(page).status_code == 200
    assert signed_in(charlie).get(page).status_code == 404
    assert signed_in(charlie).post(page, form()).status_code == 404
    assert signed_in(ada).get(page).status_code == 403


def test_reading_the_page_is_written_into_the_trail(browser, page, alice):
    browser.get(page)

    assert AuditEvent.objects.visible_to(alice).filter(event="assessment.viewed").count() == 1


def test_everything_recorded_stands_on_one_page_and_a_finished_sitting_opens_there(browser, page, recorded, alice):
    where = Where("strength", "gluteus_medius", "left")
    record_measurement(assessment=recorded, where=where, value={"grade": 3, "pain": 4}, by=alice)
    finish_assessment(assessment=recorded, by=alice)

    text = " ".join(browser.get(page).text.split())

    assert "Everything recorded" in text
    assert "Left: pain 4" in text
    assert f'name="{GLUTEUS}left.grade" value="3" checked' in text
    assert "exam.special.faber" not in text


def test_each_entry_is_told_in_a_line_of_words(sitting, alice):
    entries = [
        (Where("palpation", "hip"), {"note": "Tender"}),
        (Where("strength", "gluteus_medius", "left"), {"grade": "4-", "value": 80, "unit": "percent_bodyweight"}),
        (Where("range", "hip_internal_rotation", "right"), {"usual": True, "pain": 2}),
        (Where("length", "gluteus_medius", "left"), {"state": "long", "by": "on the side"}),
        (Where("symptoms", "behaviour"), {"provokes": ["sitting"], "course": "worse", "since": "6 weeks"}),
        (Where("retest", "sd_knee", "left", "heels_raised"), {"change": "same"}),
        (Where("quality", "step_down"), {"done": "poor"}),
    ]
    for where, value in entries:
        record_measurement(assessment=sitting, where=where, value=value, by=alice)

    assert lines_of(Measurement.objects.visible_to(alice).filter(assessment=sitting), load_library()) == (
        "Gluteus medius strength, left: 4− of 5, 80 % body weight",
        "Hip internal rotation, right: as usual, by eye, pain 2",
        "Gluteus medius length, left: long, tested by: on the side",
        "How the complaint behaves: brought on by sitting, getting worse, since 6 weeks",
        "Knee travels inward, heels raised, left: same",
        "Lateral step-down (20 cm): done poor",
        "Hip, palpation: “Tender”",
    )


def test_a_search_that_finds_very_much_shows_the_first_and_says_so(browser, page):
    text = browser.get(page, {"q": "a"}).text

    assert "Say more of the name to find others." in text
    assert text.count('class="exam-row"') <= 4 * 6


def test_notes_of_every_region_stand_with_everything_recorded(browser, page, sitting, alice):
    record_measurement(assessment=sitting, where=Where("palpation", "knee"), value={"note": "Warm"}, by=alice)

    text = browser.get(f"{page}?region=recorded").text

    assert "Knee, palpation" in text
    assert 'value="Warm"' in text
    assert "Nothing recorded yet" not in text


def test_a_positive_test_that_is_a_reason_to_refer_says_so_in_its_row(browser, page, sitting, alice):
    warning = next(each for each in load_library().special_tests.values() if each.urgency)
    side = "left" if warning.sided else ""
    address = f"{page}?region={warning.region}&kind=special"
    assert "A reason to refer." not in browser.get(address).text

    where = Where("special", warning.id, side)
    record_measurement(assessment=sitting, where=where, value={"result": "positive"}, by=alice)

    assert "A reason to refer." in browser.get(address).text
