"""Programmes and the practice's templates: drafted as a snapshot, offered what changed later, never forced."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from clients.practices.ids import uuid7
from clients.records.models import SafetyScreen
from programmes.library.templates import actions as templates
from programmes.library.templates.contents import Item
from programmes.library.templates.reading import contents_in
from programmes.library.templates.use import clients_by_version
from programmes.prescribing import actions
from programmes.prescribing.actions.offers import accept_offer, decline_offer
from programmes.prescribing.models import Prescription, Programme, ProgrammeVersion, Stage
from programmes.prescribing.templates.offering import offers_for
from tests.programmes.library.own import reviewed
from tests.programmes.library.templates.conftest import draft_of, publish
from tests.programmes.prescribing.conftest import FOUNDATION, NOW, TODAY
from therapy.knowledge import load_library


@pytest.fixture
def template(ada, alice):
    """Ada's own form of the foundation, published."""
    made = templates.fork_template(key=FOUNDATION, submission=uuid4(), by=ada)
    publish(made, ada, alice)
    return made


@pytest.fixture
def running(template, assessment, alice) -> Programme:
    """Dana's programme from it, which runs."""
    programme = actions.draft_programme(
        assessment=assessment, template=str(template.pk), submission=uuid7(), now=NOW, by=alice
    )
    programme.starts_on = date(2026, 11, 26)
    programme.save()
    actions.publish_version(programme=programme, message="", now=NOW, by=alice)
    programme.refresh_from_db()
    return programme


@pytest.fixture
def moved_on(template, ada, alice):
    """The next version of the template: another dose, one exercise more, one less, a longer first stage."""

    def move(**first_stage):
        def change(contents):
            first, *rest = contents.stages
            return replace(contents, stages=(replace(first, **first_stage), *rest))

        draft = templates.next_draft(template=template, by=ada)
        templates.change_template(template=template, change=change, seen=draft.edits, by=ada)
        return publish(template, ada, alice, message="Learnt from practice.")

    return move


def first_stage_of(template):
    return contents_in(draft_of(template).contents).stages[0]


def rows_of(version, stage=1):
    rows = Prescription.across_practices.filter(workout__stage__version=version, workout__stage__number=stage)
    return {row.exercise: row for row in rows}


def newest(programme):
    return ProgrammeVersion.across_practices.filter(programme=programme).latest("number")


def test_a_draft_from_an_own_template_is_a_snapshot_of_its_version(running, template):
    version = newest(running)

    assert running.template == str(template.pk)
    assert running.name == "Inner-unit foundation"
    assert version.template_version == draft_of(template)
    assert set(rows_of(version)) >= {"breath_supine", "mf_prone"}


def test_an_own_exercise_of_a_template_keeps_its_revision(template, ada, alice, assessment, moved_on):
    own = reviewed(alice, ada).revisions.get()
    first = first_stage_of(template)
    moved_on(exercises=(*first.exercises[:5], Item(str(own.exercise_id), "3 × 8 · 6×/week · effort 3/10")))
    programme = actions.draft_programme(
        assessment=assessment, template=str(template.pk), submission=uuid7(), now=NOW, by=alice
    )

    row = rows_of(newest(programme))[str(own.exercise_id)]
    assert (row.own, row.sets, row.reps) == (own, 3, 8)


@pytest.mark.parametrize("gone", ["retired", "of another practice", "never there"])
def test_a_template_that_cannot_be_drafted_from_is_refused_in_words(gone, template, assessment, ada, alice, charlie):
    key = str(template.pk)
    if gone == "retired":
        templates.retire_template(template=template, by=ada)
    elif gone == "of another practice":
        key = str(templates.fork_template(key=FOUNDATION, submission=uuid4(), by=charlie).pk)
    else:
        key = str(uuid4())

    with pytest.raises(ValidationError, match="holds no such template"):
        actions.draft_programme(assessment=assessment, template=key, submission=uuid7(), now=NOW, by=alice)


def test_without_an_assessment_it_is_assigned_as_it_stands_once_the_warning_questions_were_asked(template, dana, alice):
    def assign():
        submission = uuid7()
        return actions.assign_template(client=dana, template=str(template.pk), submission=submission, now=NOW, by=alice)

    with pytest.raises(ValidationError, match="has not been asked the warning questions"):
        assign()
    SafetyScreen.objects.create(practice=dana.practice, client=dana, answers={}, answered_at=NOW, asked_by=alice)

    version = newest(assign())
    assert version.programme.assessment is None
    assert any("nothing is claimed" in warning for warning in version.warnings)


def test_nobody_is_assigned_a_template_while_training_is_held(template, dana, alice, hold):
    hold()

    with pytest.raises(ValidationError, match="training is held"):
        actions.assign_template(client=dana, template=str(template.pk), submission=uuid7(), now=NOW, by=alice)


def test_who_is_on_which_version_is_counted(running, template, ada, moved_on):
    version = draft_of(template)
    assert clients_by_version(ada) == {version.pk: 1}
    moved_on(weeks=3)
    assert clients_by_version(ada) == {version.pk: 1}


def test_nothing_is_offered_before_the_template_moves_on_and_nothing_changes_by_itself(running, alice, moved_on):
    assert offers_for(alice) == []
    before = rows_of(newest(running))
    later = moved_on(weeks=3)

    (offer,) = offers_for(alice)
    assert (offer.programme, offer.later) == (running, later)
    assert newest(running).number == 1
    assert rows_of(newest(running)).keys() == before.keys()


def test_what_was_accepted_becomes_a_draft_and_what_was_fitted_stays(running, template, alice, moved_on):
    rows = rows_of(newest(running))
    draft = actions.revise_programme(programme=running, by=alice)
    fitted = rows_of(draft)["glute_set"]
    actions.change_dose(prescription=fitted, dose={"sets": 5}, seen=draft.edits, by=alice)
    first = first_stage_of(template)
    items = {item.exercise: item for item in first.exercises}
    del items["pelvic_tilt"]
    for key in ("tra_supine", "glute_set"):
        items[key] = replace(items[key], dose=items[key].dose.replace(f"{rows[key].sets} ×", "4 ×", 1))
    more = Item("clam", "3 × 12 · each side · 6×/week · effort 4/10")
    later = moved_on(exercises=(*items.values(), more), weeks=3, sessions_per_week=5)

    accept_offer(programme=running, later=later.pk, today=TODAY, by=alice)

    version = newest(running)
    now = rows_of(version)
    stages = Stage.across_practices.filter(version=version).order_by("number")
    assert (version.number, version.is_published, version.template_version) == (2, False, later)
    assert "pelvic_tilt" not in now
    assert (now["clam"].sets, now["clam"].reps, now["clam"].side) == (3, 12, "each")
    assert (now["tra_supine"].sets, now["glute_set"].sets) == (4, 5)
    assert any("sets was fitted to this client" in warning for warning in version.warnings)
    assert [(each.first_week, each.last_week) for each in stages] == [(1, 3), (4, 5)]
    assert stages[0].sessions_per_week == 5
    assert offers_for(alice) == []


def test_what_is_ruled_out_for_this_client_is_not_taken_over(running, template, alice, moved_on, cautioned):
    cautioned(load_library().exercises["hop_double"].avoid[0])
    first = first_stage_of(template)
    later = moved_on(exercises=(*first.exercises, Item("hop_double", "3 × 10 · 2×/week · effort 5/10")))

    accept_offer(programme=running, later=later.pk, today=TODAY, by=alice)

    version = newest(running)
    assert "hop_double" not in rows_of(version)
    assert any("ruled out for this client" in warning for warning in version.warnings)


def test_what_was_declined_is_not_offered_again_but_the_next_version_is(running, alice, moved_on):
    decline_offer(programme=running, later=moved_on(weeks=3).pk, because="It goes well.", by=alice)
    assert offers_for(alice) == []

    assert len([moved_on(weeks=4), *offers_for(alice)]) == 2


def test_what_is_no_longer_offered_is_refused(running, alice, moved_on):
    earlier = moved_on(weeks=3)
    moved_on(weeks=4)

    for deed in (lambda: accept_offer(programme=running, later=earlier.pk, today=TODAY, by=alice),
                 lambda: decline_offer(programme=running, later=earlier.pk, by=alice)):  # fmt: skip
        with pytest.raises(ValidationError, match="not offered any more"):
            deed()


def test_a_therapist_reads_the_differences_and_takes_them_over(running, alice, signed_in, moved_on):
    browser, later = signed_in(alice), moved_on(weeks=3)
    assert "Dana Reed" in browser.get(reverse("prescribing:offers")).text
    page = browser.get(reverse("prescribing:offer", args=[running.pk])).text
    assert "2 weeks" in page
    assert "3 weeks" in page
    assert "Learnt from practice." in page

    said = {"later": str(later.pk)}
    answer = browser.post(reverse("prescribing:accept_offer", args=[running.pk]), said, follow=True)

    assert "Taken over into a draft" in answer.text
    assert "Nothing is offered" in browser.get(reverse("prescribing:offers")).text
    again = browser.post(reverse("prescribing:decline_offer", args=[running.pk]), {"later": "x"}, follow=True)
    assert "not offered any more" in again.text


def test_the_templates_of_the_practice_stand_among_those_to_draft_from(template, assessment, alice, signed_in):
    browser, address = signed_in(alice), reverse("prescribing:draft", args=[assessment.pk])
    assert f'value="{template.pk}"' in browser.get(address).text

    answer = browser.post(address, {"submission": str(uuid4()), "template": str(template.pk)})

    assert answer.status_code == 302
    assert Programme.across_practices.get().template == str(template.pk)
