"""Templates of a practice: begun, changed, reviewed by somebody else, published for good, retired and brought back."""

from dataclasses import replace
from importlib import import_module
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from clients.practices.models import AuditEvent
from programmes.library.models import ProgrammeTemplate, TemplateVersion
from programmes.library.templates import actions
from programmes.library.templates.choosing import choice_for, choices_for
from programmes.library.templates.originals import contents_of
from programmes.library.templates.reading import contents_in
from tests.programmes.library.templates.conftest import FOUNDATION, draft_of, publish
from therapy.knowledge import load_library

TRIGGERS = import_module("programmes.library.migrations.0004_published_templates_never_change")


def named(name):
    return lambda contents: replace(contents, name=name)


def without_exercises(contents):
    return replace(contents, stages=(replace(contents.stages[0], exercises=()), *contents.stages[1:]))


def events():
    return list(AuditEvent.across_practices.order_by("number").values_list("event", flat=True))


def test_a_fork_says_what_its_original_says_and_remembers_it(template):
    draft = draft_of(template)

    assert contents_in(draft.contents) == contents_of(load_library().templates[FOUNDATION])
    assert (draft.original, draft.parent, draft.number) == (FOUNDATION, None, 1)
    assert events() == ["template.begun"]


def test_a_fork_of_an_own_version_keeps_its_parent_and_gets_a_name_of_its_own(published, ada):
    fork = draft_of(actions.fork_template(key=str(published.pk), submission=uuid4(), by=ada))

    assert fork.parent == published
    assert fork.original == FOUNDATION
    assert contents_in(fork.contents).name == "Inner-unit foundation 2"


def test_a_request_sent_twice_makes_one(template, ada):
    again = actions.fork_template(key=FOUNDATION, submission=template.pk, by=ada)

    assert again == template
    assert ProgrammeTemplate.across_practices.count() == 1


def test_a_change_is_kept_and_counted(template, ada):
    actions.change_template(template=template, change=named("Ours"), seen=1, by=ada)

    draft = draft_of(template)
    assert contents_in(draft.contents).name == "Ours"
    assert draft.edits == 2
    assert events()[-1] == "template.changed"


def test_who_has_not_seen_the_last_change_overwrites_nothing(template, ada):
    actions.change_template(template=template, change=named("Ours"), seen=1, by=ada)

    with pytest.raises(ValidationError, match="Nothing was overwritten"):
        actions.change_template(template=template, change=named("Theirs"), seen=1, by=ada)

    assert contents_in(draft_of(template).contents).name == "Ours"


def test_what_no_template_can_say_is_refused(template, ada):
    with pytest.raises(ValidationError, match="at most 120 letters"):
        actions.change_template(template=template, change=named("x" * 121), seen=1, by=ada)


def test_two_templates_cannot_have_one_name(template, ada):
    other = actions.fork_template(key="chronic_low_back_12w", submission=uuid4(), by=ada)

    with pytest.raises(ValidationError, match="already a template called INNER-UNIT FOUNDATION"):
        actions.change_template(template=other, change=named("INNER-UNIT FOUNDATION"), seen=1, by=ada)


def test_nobody_reviews_their_own_draft(template, ada, alice):
    with pytest.raises(ValidationError, match="worked on this draft yourself"):
        actions.review_template(template=template, seen=1, by=ada)

    assert actions.review_template(template=template, seen=1, by=alice).reviewed_by == alice


def test_a_change_after_the_review_undoes_it(template, ada, alice):
    actions.review_template(template=template, seen=1, by=alice)
    actions.change_template(template=template, change=named("Ours"), seen=1, by=ada)

    assert draft_of(template).state == "draft"
    assert draft_of(template).reviewed_by is None


def test_without_another_readers_review_it_is_published_only_when_that_is_said_plainly(template, ada):
    with pytest.raises(ValidationError, match="Nobody else has read this draft"):
        actions.publish_template(template=template, seen=1, by=ada)
    version = actions.publish_template(template=template, unreviewed_because="I work alone.", seen=1, by=ada)

    assert version.unreviewed_because == "I work alone."
    assert version.reviewed_by is None


def test_a_stage_without_exercises_cannot_be_published(template, ada, alice):
    actions.change_template(template=template, change=without_exercises, seen=1, by=ada)

    for deed in (actions.review_template, actions.publish_template):
        with pytest.raises(ValidationError, match="Breathe and switch on has no exercise yet"):
            deed(template=template, seen=2, by=alice)


def test_the_published_version_is_drafted_from_and_the_next_draft_is_not(published, ada):
    key = str(published.template_id)
    draft = actions.next_draft(template=published.template, by=ada)
    actions.change_template(template=published.template, change=named("Next"), seen=1, by=ada)

    assert draft.number == 2
    assert choice_for(ada, key).template.name == "Inner-unit foundation"
    assert actions.next_draft(template=published.template, by=ada).pk == draft.pk
    publish(published.template, ada, published.reviewed_by)
    assert choice_for(ada, key).template.name == "Next"


def test_a_draft_that_was_never_published_is_discarded_whole_and_a_later_one_alone(template, published, ada):
    actions.next_draft(template=template, by=ada)
    actions.discard_draft(template=template, seen=1, by=ada)
    other = actions.fork_template(key=FOUNDATION, submission=uuid4(), by=ada)
    actions.discard_draft(template=other, seen=1, by=ada)

    assert [each.pk for each in ProgrammeTemplate.across_practices.all()] == [template.pk]
    assert [each.pk for each in TemplateVersion.across_practices.all()] == [published.pk]


def test_a_retired_template_is_drafted_from_no_more_until_it_is_brought_back(template, published, ada):
    key = str(template.pk)
    actions.retire_template(template=template, because="Replaced.", by=ada)
    assert choice_for(ada, key) is None
    assert key not in choices_for(ada)

    with pytest.raises(ValidationError, match="is retired"):
        actions.next_draft(template=template, by=ada)
    actions.bring_back_template(template=template, by=ada)
    assert choice_for(ada, key) is not None


def test_what_was_never_published_is_discarded_and_not_retired(template, ada):
    with pytest.raises(ValidationError, match="Discard its draft"):
        actions.retire_template(template=template, by=ada)


def test_another_practice_finds_none_of_it(published, charlie):
    assert choice_for(charlie, str(published.template_id)) is None
    assert set(choices_for(charlie)) == set(load_library().templates)
    with pytest.raises(ProgrammeTemplate.DoesNotExist):
        actions.next_draft(template=published.template, by=charlie)


@pytest.fixture
def forbids_deleting(db) -> None:
    """The suite's own set-up takes this trigger away on SQLite."""
    if connection.vendor == "sqlite":
        connection.cursor().execute(next(each for each in TRIGGERS.SQLITE if "_no_delete" in each))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE library_templateversion SET contents = '{}'",
        "UPDATE library_templateversion SET state = 'draft', published_at = NULL, published_by_id = NULL",
        "DELETE FROM library_templateversion",
    ],
)
def test_the_database_itself_keeps_a_published_version(statement, published, forbids_deleting):
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        connection.cursor().execute(statement)


def test_no_action_and_no_saved_row_changes_a_published_version(published, ada):
    published.message = "Something else."
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        published.save()
    for deed in (actions.review_template, actions.publish_template, actions.discard_draft):
        with pytest.raises(ValidationError, match="Nothing was overwritten"):
            deed(template=published.template, seen=1, by=ada)
