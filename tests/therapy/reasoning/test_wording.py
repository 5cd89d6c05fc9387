"""Hypotheses only: no text that a person may read says more than was recorded."""

import json
import re

import pytest

from therapy.reasoning.analysis import assess
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.telling.export import exported
from therapy.reasoning.telling.lines import WIDTH
from therapy.reasoning.telling.report import Report

NEVER = [
    *("diagnos", "dysfunction", "misalign", "realign", "out of place", "damaged", "unstable spine", "weak core"),
    *(
        "caused by",
        "will fix",
        "will close",
        "guarantee",
        "prevents injury",
        "risk score",
        "safe for everyone",
        "cures",
    ),
]
NAMES = ["knee_to_back", "postpartum_four_fingers", "nothing_to_claim", "stop_first"]


@pytest.fixture
def texts(case, library):
    def both(name: str) -> tuple[str, str]:
        given = case(name)
        analysis = assess(given.record, library)
        draft = propose(analysis, library, client=given.record.client)
        words = Report(library).whole(name, given.record, analysis, draft)
        return words, json.dumps(exported(name, analysis, draft, library), ensure_ascii=False)

    return both


@pytest.mark.parametrize("name", NAMES)
def test_no_forbidden_word_is_printed(name, texts, library):
    for text in texts(name):
        plain = re.sub(r"\s+", " ", text.lower())
        assert [word for word in NEVER if word in plain] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_a_page(name, texts):
    words, _ = texts(name)

    assert max(map(len, words.splitlines())) <= WIDTH


@pytest.mark.parametrize("name", NAMES)
def test_every_page_ends_with_what_it_is_not(name, texts):
    words, _ = texts(name)

    assert words.endswith("Your professional judgement prevails.")


def test_bands_are_said_in_the_words_of_the_model(texts):
    words, _ = texts("knee_to_back")

    plain = re.sub(r"\s+", " ", words)
    assert "left knee → left hip: moderate: fits several of your findings (score 0.449)" in plain
    assert "pelvis → lower back: weak: worth keeping in mind (score 0.289)" in plain
