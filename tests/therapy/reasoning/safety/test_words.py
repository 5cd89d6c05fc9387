"""No combination names a disease, promises anything, or says what may not be said."""

import re

import pytest

from therapy.knowledge import load_library

NAMES_OF_DISEASES = re.compile(
    r"cancer of|tumou?r|metasta|malign|thrombo|embol|aneurysm|fracture|myelopath|cauda equina|sepsis|septic|"
    r"osteoporo|arthritis|arteritis|polymyalg|necrosis|stroke|pre-?eclampsia",
    re.IGNORECASE,
)


@pytest.mark.parametrize("rule", load_library().combinations.values(), ids=lambda rule: rule.id)
def test_it_says_what_to_do_and_names_no_disease(rule, library):
    assert not NAMES_OF_DISEASES.search(rule.says)
    assert not [words for words in library.wording.do_not_say if words.lower() in rule.says.lower()]
    assert rule.says.endswith(".")


def test_what_is_for_a_hospital_now_says_now_and_what_is_for_today_says_today(library):
    words = {"emergency": "now", "same_day": "today", "urgent": "days"}
    missing = [
        rule.id
        for rule in library.combinations.values()
        if rule.urgency in words and not re.search(rf"\b{words[rule.urgency]}\b", rule.says)
    ]

    assert missing == []
