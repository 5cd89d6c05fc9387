"""An exercise replaced in the practice's templates: seen first, each in a draft of its own, what is in force stays."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programmes.library.templates.reading import contents_in
from programmes.library.templates.replacing import replace_in_template, templates_naming
from tests.programmes.library.templates.conftest import draft_of
from therapy.knowledge import load_library

NEW = "bird_dog"


@pytest.fixture
def old(template) -> str:
    """An exercise that the template names."""
    return contents_in(draft_of(template).contents).stages[0].exercises[0].exercise


def test_a_published_template_gets_a_draft_that_says_the_other_and_stays_as_it_is(published, template, old, ada):
    replace_in_template(template=template, old=old, new=NEW, by=ada)

    draft = draft_of(template)
    assert draft.number == published.number + 1
    assert not draft.is_published
    assert old not in contents_in(draft.contents).exercises
    assert NEW in contents_in(draft.contents).exercises
    published.refresh_from_db()
    assert old in contents_in(published.contents).exercises


def test_one_that_does_not_name_it_is_refused_and_not_listed(template, ada):
    with pytest.raises(ValidationError, match="does not name"):
        replace_in_template(template=template, old="hip_thrust", new=NEW, by=ada)
    assert templates_naming("hip_thrust", by=ada) == []


def test_the_admin_sees_which_templates_and_stages_first_and_others_see_nothing(
    template, old, ada, alice, charlie, signed_in
):
    page = signed_in(ada).get(reverse("library:replace_in_templates"), {"old": old, "new": NEW}).text

    assert templates_naming(old, by=ada)[0].name in page
    assert f"→ {load_library().exercises[NEW].name}" in page
    assert draft_of(template).edits == 1
    assert templates_naming(old, by=charlie) == []
    assert signed_in(alice).get(reverse("library:replace_in_templates")).status_code == 403


def test_the_page_changes_only_what_was_ticked(template, old, ada, signed_in):
    url, said = reverse("library:replace_in_templates"), {"old": old, "new": NEW}

    signed_in(ada).post(url, said)
    assert old in contents_in(draft_of(template).contents).exercises
    page = signed_in(ada).post(url, said | {"templates": [str(template.pk)]}).text

    assert "It waits for a review" in page
    assert old not in contents_in(draft_of(template).contents).exercises
