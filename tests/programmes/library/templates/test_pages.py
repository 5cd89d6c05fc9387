"""The pages of templates: read by all members, changed by admins, refused in words, safe for two at once."""

import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programmes.library.models import ProgrammeTemplate, TemplateVersion
from programmes.library.templates import actions
from programmes.library.templates.reading import contents_in
from programmes.library.templates.schema import COMMITTED
from tests.programmes.library.templates.conftest import FOUNDATION, draft_of
from tests.programmes.library.templates.making import file_of


@pytest.fixture
def admin(signed_in, ada):
    return signed_in(ada)


@pytest.fixture
def therapist(signed_in, alice):
    return signed_in(alice)


def url(name, template, *more):
    return reverse(f"library:{name}", args=[template.pk, *more])


def stage_form(template, at=0, **changed):
    """What the page of a stage posts when nothing was touched, and what was."""
    draft = draft_of(template)
    stage = contents_in(draft.contents).stages[at]
    said = {
        "seen": draft.edits, "name": stage.name, "weeks": stage.weeks, "sessions_per_week": stage.sessions_per_week,
        "focus": list(stage.focus), "goals": "\n".join(stage.goals), "gates": sorted(stage.gates),
        "eases": sorted(stage.eases), "assumes": list(stage.assumes),
        "weeks_since_birth": stage.weeks_since_birth or "", "added": "",
        "items-TOTAL_FORMS": len(stage.exercises), "items-INITIAL_FORMS": len(stage.exercises),
    }  # fmt: skip
    for n, item in enumerate(stage.exercises):
        parts = {"at": n + 1, "exercise": item.exercise, "dose": item.dose, "note": item.note, "workout": ""}
        said |= {f"items-{n}-{name}": value for name, value in parts.items()}
    return said | changed


def test_a_practice_without_templates_is_told_what_to_do(admin, therapist):
    assert "Take one of those below as a start" in admin.get(reverse("library:templates")).text
    assert "An admin of your practice makes them" in therapist.get(reverse("library:templates")).text


def test_the_list_shows_own_and_built_in_ones(therapist, published):
    page = therapist.get(reverse("library:templates")).text

    assert page.count("Inner-unit foundation") >= 2
    assert "Version 1" in page
    assert "New template" not in page


def test_an_original_is_taken_as_a_start_once(admin, ada):
    posted = {"submission": str(uuid4())}
    for _ in range(2):
        answer = admin.post(reverse("library:fork_template", args=[FOUNDATION]), posted, follow=True)

    assert "A draft of your own" in answer.text
    assert ProgrammeTemplate.across_practices.count() == 1


def test_a_therapist_reads_a_draft_and_says_so_but_changes_nothing(therapist, template):
    page = therapist.get(url("own_template", template)).text
    assert "I have read it" in page
    assert "Discard draft" not in page
    assert therapist.get(url("edit_stage", template, 1)).status_code == 403

    answer = therapist.post(url("review_template", template), {"seen": 1}, follow=True)
    assert "Read by Alice" in answer.text


def test_who_wrote_it_is_not_asked_to_review_it(admin, template):
    assert "I have read it" not in admin.get(url("own_template", template)).text
    assert "worked on this draft yourself" in admin.post(url("review_template", template), {"seen": 1}).text


def test_another_practice_finds_nothing(signed_in, charlie, template):
    browser = signed_in(charlie)

    assert browser.get(url("own_template", template)).status_code == 404
    assert browser.get(url("export_version", template, 1)).status_code == 404
    assert "Of this practice" in browser.get(reverse("library:templates")).text


def test_a_stage_is_changed_by_what_is_typed_and_nothing_else_moves(admin, template):
    before = contents_in(draft_of(template).contents)
    typed = stage_form(template, **{"items-0-dose": "3x12 hold 5, 5 a week", "items-6-gone": "on", "weeks": 3})

    assert admin.post(url("edit_stage", template, 1), typed).status_code == 302

    stage = contents_in(draft_of(template).contents).stages[0]
    assert stage.exercises[0].dose.startswith("3 × 12 · hold 5 s · ")
    assert "5×/week" in stage.exercises[0].dose
    assert [item.exercise for item in stage.exercises] == [item.exercise for item in before.stages[0].exercises[:6]]
    assert (stage.weeks, stage.gates, stage.eases) == (3, before.stages[0].gates, before.stages[0].eases)
    assert contents_in(draft_of(template).contents).stages[1] == before.stages[1]


def test_an_exercise_is_added_by_its_name_and_moved_by_its_place(admin, template):
    admin.post(url("edit_stage", template, 1), stage_form(template, added="clam", **{"items-0-at": 99}))

    keys = [item.exercise for item in contents_in(draft_of(template).contents).stages[0].exercises]
    assert keys[0] == "connection_breath"
    assert keys[-2:] == ["breath_supine", "clam"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"items-0-dose": "three of ten"}, "three of ten"),
        ({"added": "bre"}, "Several are called so"),
        ({"added": "zzz"}, "holds no exercise of this name"),
        ({"items-0-exercise": "gone_for_good"}, "no longer in the library"),
        ({"weeks": 0}, "greater than or equal to 1"),
        ({"name": ""}, "required"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_what_was_typed_stays(admin, template, typed, says):
    answer = admin.post(url("edit_stage", template, 1), stage_form(template, goals="Typed by hand", **typed))

    assert answer.status_code == 422
    assert says in answer.text
    assert "Typed by hand" in answer.text
    assert draft_of(template).edits == 1


def test_of_two_admins_the_second_overwrites_nothing_and_loses_nothing(admin, template):
    first, second = stage_form(template, name="First"), stage_form(template, name="Second")
    assert admin.post(url("edit_stage", template, 1), first).status_code == 302

    answer = admin.post(url("edit_stage", template, 1), second)

    assert answer.status_code == 422
    assert "Nothing was overwritten" in answer.text
    assert "Second" in answer.text
    assert contents_in(draft_of(template).contents).stages[0].name == "First"


def test_stages_are_added_moved_and_taken_out(admin, template):
    for name, number, seen, more in [
        ("add_stage", None, 1, {}),
        ("move_stage", 3, 2, {"steps": "-1"}),
        ("remove_stage", 1, 3, {}),
    ]:
        args = [] if number is None else [number]
        assert admin.post(url(name, template, *args), {"seen": seen, **more}).status_code == 302

    assert [each.name for each in contents_in(draft_of(template).contents).stages] == ["Stage 3", "Integrate"]


def test_changes_are_shown_beside_each_other_with_their_reasons(admin, template):
    admin.post(url("edit_stage", template, 1), stage_form(template, added="clam", weeks=3))
    key = "Breathe and switch on/clam"
    page = admin.get(url("own_template", template)).text
    assert "2 of 2 changes have no reason yet" in page
    assert f'name="why:{key}"' in page

    admin.post(url("give_reasons", template), {"seen": 2, f"why:{key}": "Hip rotators earlier."})

    page = admin.get(url("own_template", template)).text
    assert "1 of 2 changes have no reason yet" in page
    assert "Hip rotators earlier." in page


def test_what_it_says_of_itself_and_of_its_delivery_is_kept(admin, template):
    head = {"seen": 1, "name": "Ours", "audience": "Adults.", "conditions": "Low back\nHip", "most_eases": 1}
    assert admin.post(url("edit_template", template), head).status_code == 302
    assert admin.post(url("edit_reporting", template), {"seen": 2, "home": "All of it."}).status_code == 302

    contents = contents_in(draft_of(template).contents)
    assert (contents.name, contents.conditions, contents.most_eases) == ("Ours", ("Low back", "Hip"), 1)
    meter = admin.get(url("template_meter", template)).text
    assert "6 of 17" in meter
    assert "All of it." in meter
    assert meter.count("Cannot be told") == 2


def test_it_is_published_with_a_review_or_a_plain_word(admin, template):
    refused = admin.post(url("publish_template", template), {"seen": 1})
    assert refused.status_code == 422
    assert "Nobody else has read this draft" in refused.text

    answer = admin.post(
        url("publish_template", template), {"seen": 1, "unreviewed_because": "I work alone."}, follow=True
    )
    assert "Published. It can be drafted from now" in answer.text
    assert "Nobody else had read it: I work alone." in answer.text


def test_an_older_version_is_compared_and_a_template_retires_and_comes_back(admin, published, ada):
    template = published.template
    actions.next_draft(template=template, by=ada)
    page = admin.get(url("own_template", template) + "?look=changes&with=1").text
    assert "Nothing differs yet from version 1" in page
    admin.post(url("discard_template", template), {"seen": 1})

    assert "on it" in admin.get(url("retire_template", template)).text
    admin.post(url("retire_template", template), {"because": "Replaced."})
    assert "Replaced." in admin.get(url("own_template", template)).text
    admin.post(url("bring_back_template", template))
    assert ProgrammeTemplate.across_practices.get().retired_at is None


def test_a_file_goes_out_and_comes_in_again(admin, published):
    file = admin.get(url("export_version", published.template, 1))
    assert file["Content-Disposition"] == 'attachment; filename="inner-unit-foundation.json"'

    answer = admin.post(reverse("library:import_template"), sent(file.content, name="Ours"), follow=True)

    assert "Taken in as a draft" in answer.text
    version = TemplateVersion.across_practices.get(number=1, state="draft")
    assert version.contents == json.loads(file.content) | {"name": "Ours"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            file_of(FOUNDATION).replace('"weeks": 2', '"weeks": 99').encode(),
            "&#x27;weeks&#x27; is 99, but must be between 1 and 26 weeks.",
        ),
        (b"", "This file is empty"),
        (b"\xff\xfe\x00", "no text in UTF-8"),
        (b"PK\x03\x04 a workbook", "is not JSON"),
        (b" " * 300_000, "at most 256 kB"),
        (b" " * 1_100_000, "larger than 1 MB"),
        (b"[" * 200_000, "deeper than any template"),
    ],
)
def test_a_hostile_file_is_refused_with_a_sentence_and_nothing_is_kept(admin, content, says):
    answer = admin.post(reverse("library:import_template"), sent(content))

    assert answer.status_code == 422
    assert says in answer.text
    assert not ProgrammeTemplate.across_practices.exists()


def test_words_that_are_markup_are_shown_as_words(admin, ada):
    text = file_of(FOUNDATION).replace("Breathe and switch on", "<script>alert(1)</script>")
    answer = admin.post(reverse("library:import_template"), sent(text.encode()), follow=True)
    page = admin.get(url("own_template", ProgrammeTemplate.across_practices.get()) + "?look=whole").text

    assert answer.status_code == 200
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def sent(content, **more):
    return {"submission": str(uuid4()), "template": SimpleUploadedFile("ours.json", content), **more}


def test_the_schema_is_served(therapist):
    answer = therapist.get(reverse("library:template_schema"))

    assert answer["Content-Type"] == "application/schema+json"
    assert answer.content == COMMITTED.read_bytes()


def test_a_new_template_begins_with_one_empty_stage(admin):
    typed = {"submission": str(uuid4()), "name": "Ours", "audience": "Adults.", "weeks": 4}
    answer = admin.post(reverse("library:new_template"), typed, follow=True)

    assert "No exercise yet. Add the first one below." in answer.text
    assert "has no exercise yet" in admin.get(url("own_template", ProgrammeTemplate.across_practices.get())).text
