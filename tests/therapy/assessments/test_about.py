"""The page about the model: every number with its meaning, the claims, the limits; for all who work here."""

from dataclasses import fields, is_dataclass

import pytest
from django.urls import reverse

from therapy.assessments.about import MEANINGS, claims_of, numbers_of
from therapy.knowledge import load_library

URL = "assessments:about_model"


def named(record, prefix=""):
    """Every field of the scoring, those of its parts by part and field."""
    for field in fields(record):
        value = getattr(record, field.name)
        yield from named(value, f"{field.name}.") if is_dataclass(value) else [f"{prefix}{field.name}"]


def test_every_number_of_the_scoring_has_a_meaning_and_every_meaning_a_number():
    assert set(named(load_library().scoring)) == MEANINGS.keys()
    assert all(each.meaning and each.value for each in numbers_of(load_library()))


def test_numbers_are_told_as_they_are_in_the_record():
    values = {each.name: each.value for each in numbers_of(load_library())}

    assert values["evidence weights"] == "strong 1, moderate 0.85, weak 0.7, convention 0.6, contested 0.45"
    assert values["tiers: high points"] == "4"
    assert values["bands"].startswith("0.5 well supported by what was recorded, 0.3 moderate")


def test_every_claim_is_shown_with_its_evidence_and_sources(signed_in, alice):
    page = signed_in(alice).get(reverse(URL))

    for each in claims_of(load_library()):
        assert each.sources
        assert each.evidence in page.text
    assert page.text.count("What we may say:") == len(load_library().claims)


@pytest.mark.parametrize(
    "limit",
    [
        "is teaching convention",
        "two therapists may differ",
        "has not been tested against outcomes",
        "No study has followed people along a chain",
        "sleep, stress, beliefs, general health and work",
    ],
)
def test_the_limits_stay_visible(signed_in, ada, limit):
    page = signed_in(ada).get(reverse(URL)).text

    assert limit in page
    assert f"Knowledge {load_library().version}" in page


def test_it_is_for_those_who_work_here_and_not_for_clients(signed_in, alice, ada, dana):
    statuses = [signed_in(who).get(reverse(URL)).status_code for who in (alice, ada, dana, None)]

    assert statuses == [200, 200, 403, 302]


def test_the_result_and_the_rail_lead_there(signed_in, alice, finished):
    page = signed_in(alice).get(reverse("assessments:result", args=[finished.pk])).text

    assert page.count(f'href="{reverse(URL)}"') >= 2
