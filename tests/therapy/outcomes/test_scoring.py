"""Scores and changes, with the numbers of the knowledge and nothing beside them."""

import pytest

from therapy.knowledge import load_library
from therapy.outcomes.prompts import measures_to_ask, measures_to_type_in
from therapy.outcomes.scoring import score, told

OUTCOMES = load_library().outcomes


@pytest.mark.parametrize(
    ("measure", "answers", "value"),
    [
        ("NPRS", [7], 7),
        ("PSFS", [2, 3, 5], 3.33),
        ("PSFS", [0, 10, 4, 4, 4], 4.4),
        ("GROC", [-5], -5),
        ("PGIC", [6], 6),
        ("NPRS", [3, 7, 2], 3),
        ("RMDQ", [1, 1, 1], 3),
        ("RMDQ", [], 0),
    ],
)
def test_a_score_is_the_first_answer_or_the_mean_or_the_sum_of_the_answers(measure, answers, value):
    assert score(OUTCOMES[measure], answers) == value


@pytest.mark.parametrize(
    ("measure", "answers"),
    [("NPRS", []), ("NPRS", [11]), ("NPRS", [-1]), ("GROC", [-6]), ("RMDQ", [1] * 25), ("ODI", [])],
)
def test_what_cannot_be_scored_is_refused(measure, answers):
    with pytest.raises(ValueError, match=r"\w"):
        score(OUTCOMES[measure], answers)


@pytest.mark.parametrize(
    ("measure", "earlier", "later", "way", "is_real", "words"),
    [
        ("NPRS", 6, 6, "", False, "No change."),
        ("NPRS", 6, 4, "better", True, "Better by 2: as much as people usually call important."),
        ("NPRS", 3, 2, "better", True, "Better by 1: as much as people usually call important."),  # 30 percent
        ("NPRS", 6, 5, "better", False, "Better by 1: less than people usually call important."),
        ("NPRS", 0, 1, "worse", False, "Worse by 1: less than people usually call important."),
        ("PSFS", 3, 4.9, "better", False, "Better by 1.9: within the usual error (2)."),
        ("PSFS", 5, 3, "worse", True, "Worse by 2: more than the usual error (2)."),
        ("NDI_total", 30, 21, "better", False, "Better by 9: within the usual error (10)."),
        ("NDI_total", 30, 20, "better", True,
         "Better by 10: as much as people usually call important and more than the usual error (10)."),
        ("TSK17_total", 40, 30, "better", False, "Better by 10: no usual error is known for it, so read the course."),
        ("GROC", 0, 2, "better", True,
         "A change that people usually notice. Memory fades, so read it with other measures."),
        ("PGIC", 4, 6, "better", True,
         "A change that people usually notice. Memory fades, so read it with other measures."),
        ("PGIC", 4, 5, "better", False, "Less than people usually notice."),
        ("RMDQ", 11, 5, "better", True, "Better by 6: as much as people usually call important."),
        ("GROC", 5, -1, "worse", False, "Less than people usually notice."),
    ],
)  # fmt: skip
def test_a_change_is_told_as_the_knowledge_says(measure, earlier, later, way, is_real, words):
    change = told(OUTCOMES[measure], earlier, later)

    assert (change.way, change.is_real, change.sentence) == (way, is_real, words)


def test_only_free_ideas_are_asked_and_forms_of_others_are_kept_as_totals():
    assert [one.id for one in measures_to_ask()] == ["NPRS", "PSFS", "PGIC", "GROC", "RMDQ"]
    assert {one.id for one in measures_to_ask() if one.embed != "own_wording"} == {"RMDQ"}
    assert {"ODI", "RMDQ", "PSEQ"} <= {one.id for one in measures_to_type_in()}
    assert "SESSION_EFFORT" not in {one.id for one in measures_to_type_in()}
