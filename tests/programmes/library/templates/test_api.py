"""The API of templates: read and taken out as files, within the practice."""

from django.urls import reverse

from programmes.library.templates.originals import contents_of
from programmes.library.templates.reading import record_in
from tests.programmes.library.templates.making import LIBRARY


def test_the_templates_of_the_practice_are_listed_with_their_versions(signed_in, alice, published):
    answer = signed_in(alice).get(reverse("api:practice_templates"))

    (template,) = answer.json()["results"]
    assert template["id"] == str(published.template_id)
    assert template["name"] == "Inner-unit foundation"
    (version,) = template["versions"]
    assert (version["state"], version["reviewed_by"], version["published_by"]) == ("published", "Alice", "Ada")
    one = signed_in(alice).get(reverse("api:practice_template", args=[published.template_id]))
    assert one.json() == template


def test_a_version_and_an_original_are_given_out_as_files(signed_in, alice, published):
    browser = signed_in(alice)
    original = browser.get(reverse("api:template_file", args=["chronic_low_back_12w"])).json()

    assert browser.get(reverse("api:practice_template_file", args=[published.template_id, 1])).json() == (
        published.contents
    )
    assert original == record_in(contents_of(LIBRARY.templates["chronic_low_back_12w"]))
    assert browser.get(reverse("api:practice_template_file", args=[published.template_id, 9])).status_code == 404
    assert browser.get(reverse("api:template_file", args=["nothing"])).status_code == 404


def test_another_practice_reads_none_of_it(signed_in, charlie, published):
    browser = signed_in(charlie)

    assert browser.get(reverse("api:practice_templates")).json()["results"] == []
    assert browser.get(reverse("api:practice_template", args=[published.template_id])).status_code == 404
