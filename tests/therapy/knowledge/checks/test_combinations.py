"""What is said when a combination names what nobody can record, or when context is not read."""

import pytest

from therapy.knowledge.records import Atom, Clause, Weak

FILE = "combinations.yaml"


@pytest.mark.parametrize(
    ("kept", "spoilt"),
    [
        ("provoked_by: [morning]", "provoked_by: [teatime]"),
        ("special: {tests: [foot_pulse_weak]}", "special: {tests: [foot_pulse_strong]}"),
        ("signs: ['limited:hip_internal_rotation']", "signs: ['limited:hip_wandering']"),
        ("movements: [ankle_dorsiflexion, shoulder_abduction]", "movements: [ankle_wandering]"),
    ],
)
def test_a_combination_of_what_cannot_be_recorded_is_told(copy, kept, spoilt):
    copy.change(FILE, kept, spoilt)

    [error] = copy.errors
    assert error.endswith("is no sign, special test, symptom or movement that can be recorded.")


def test_one_thing_alone_is_no_combination(copy):
    copy.change(FILE, "      - painful_range: {regions: [hip, knee, ankle, shoulder], at_least: 7}\n", "")

    [error] = copy.errors
    assert error.endswith("a combination asks for at least two things.")


def test_context_that_no_combination_reads_is_told(copy):
    copy.change(FILE, "      - tag: [inflammatory_features]\n", "")

    [error] = copy.errors
    assert error.startswith("tags.yaml")
    assert "'inflammatory_features' is context alone" in error


def test_an_atom_says_one_thing_and_a_weakness_says_of_what():
    with pytest.raises(ValueError, match="exactly one thing, and this one says 2"):
        Atom(age_from=50, age_under=60)
    with pytest.raises(ValueError, match="names the muscles or the movements"):
        Weak(grade=3)


def test_a_clause_needs_something_that_must_hold():
    with pytest.raises(ValueError, match="must hold"):
        Clause(none=(Atom(settled=True),))


def test_a_clause_may_not_ask_for_more_than_it_lists():
    with pytest.raises(ValueError, match="'at_least' is 2, and 'any' lists 1"):
        Clause(any=(Atom(age_from=50),), at_least=2)


@pytest.mark.parametrize("calming", [Atom(answer=("rf_fever",)), Atom(tag=("smoker",))])
def test_no_answer_and_no_circumstance_may_calm(calming):
    with pytest.raises(ValueError, match="never take a warning back"):
        Clause(all=(Atom(age_from=50),), none=(calming,))
