"""Every caution: what it rules out, what it asks care for, and what puts it in force."""

import pytest

from tests.therapy.reasoning.conftest import recorded
from therapy.knowledge import load_library
from therapy.reasoning.analysis import assess
from therapy.reasoning.drafting.allowance import LET_GO, LETS_GO_ONLY_WITH, Allowance
from therapy.reasoning.safety.cautions import FROM_FINDING, FROM_FLAG, SINCE_BIRTH
from therapy.reasoning.values import Birth, ClientFacts

LIBRARY = load_library()
RULED_OUT = [(exercise, tag) for exercise in LIBRARY.exercises.values() for tag in exercise.avoid]
WITH_CARE = sorted({tag for exercise in LIBRARY.exercises.values() for tag in exercise.caution})
CONTEXT = sorted(tag.id for tag in LIBRARY.tags.values() if tag.context_only)


def allowed(*tags: str, library) -> Allowance:
    return Allowance(frozenset(tags), frozenset(), None, library)


def named(tag: str) -> str:
    return LIBRARY.tags[tag].name


@pytest.mark.parametrize(
    ("exercise", "tag"),
    [
        pytest.param(exercise, tag, id=f"{exercise.name} ({exercise.id}) is not for {named(tag)}, and open without")
        for exercise, tag in RULED_OUT
    ],
)
def test_a_caution_rules_an_exercise_out_and_without_it_it_is_open(exercise, tag, library):
    before = [LETS_GO_ONLY_WITH] if exercise.id == LET_GO else []

    assert not allowed(*before, tag, library=library).allows(exercise)
    assert allowed(*before, library=library).allows(exercise)


@pytest.mark.parametrize("tag", [pytest.param(tag, id=f"{named(tag)} asks for care") for tag in WITH_CARE])
def test_a_caution_asks_for_care_with_the_exercises_that_name_it_and_with_no_other(tag, library):
    under, without = allowed(tag, library=library), allowed(library=library)
    every = library.exercises.values()

    careful = {each.id for each in every if under.cautions(each)}

    assert careful == {each.id for each in every if tag in each.caution}
    assert 0 < len(careful) < len(library.exercises)
    assert not any(without.cautions(each) for each in every)


@pytest.mark.parametrize("tag", [pytest.param(tag, id=f"{named(tag)} limits no exercise by itself") for tag in CONTEXT])
def test_what_is_context_alone_limits_no_exercise_and_is_read_together_with_more(tag, library):
    under, without = allowed(tag, library=library), allowed(library=library)
    read = {each for rule in library.combinations.values() for atom in rule.when.wanted for each in atom.tag}

    assert all(under.allows(each) == without.allows(each) for each in library.exercises.values())
    assert tag in read or tag in FROM_FLAG.values()


def test_every_caution_either_limits_exercises_or_is_context(library):
    limiting = {tag for exercise in library.exercises.values() for tag in (*exercise.avoid, *exercise.caution)}

    assert limiting.isdisjoint(CONTEXT)
    assert limiting | {*CONTEXT} == set(library.tags)


@pytest.mark.parametrize(
    ("finding", "tag"),
    [
        pytest.param(finding, tag, id=f"{LIBRARY.signs[finding].label} ({finding}) proposes: {named(tag)}")
        for finding, tag in FROM_FINDING.items()
    ],
)
def test_a_finding_proposes_a_caution_and_not_seen_it_does_not(finding, tag, library):
    side = " left" if library.signs[finding].sided else ""

    assert tag in assess(recorded(f"{finding}{side} 1"), library).safety.tags
    assert tag not in assess(recorded(f"{finding}{side} 0"), library).safety.tags
    declined = ClientFacts(declined_tags=(tag,))
    assert tag not in assess(recorded(f"{finding}{side} 1", client=declined), library).safety.tags


@pytest.mark.parametrize(
    ("flag", "tag"),
    [
        pytest.param(flag, tag, id=f"A yes to {flag} proposes {named(tag)}, a no does not")
        for flag, tag in FROM_FLAG.items()
    ],
)
def test_a_warning_answer_proposes_a_caution_and_a_no_does_not(flag, tag, library):
    assert tag in assess(recorded(red_flags={flag: True}), library).safety.tags
    assert tag not in assess(recorded(red_flags={flag: False}), library).safety.tags


@pytest.mark.parametrize(
    ("birth", "tags"),
    [
        pytest.param(Birth(5.9), {*SINCE_BIRTH}, id="Under six weeks after birth both cautions hold"),
        pytest.param(Birth(6), {"postpartum_lt12wk"}, id="From six weeks on the later one alone"),
        pytest.param(Birth(11.9, "vaginal"), {"postpartum_lt12wk"}, id="Until twelve weeks it holds"),
        pytest.param(
            Birth(11.9, "caesarean"),
            {"postpartum_lt12wk", "caesarean_lt12wk"},
            id="Until twelve weeks after a caesarean its own holds too",
        ),
        pytest.param(Birth(12, "caesarean"), set(), id="From twelve weeks on none"),
    ],
)
def test_time_since_birth_puts_cautions_in_force_and_lifts_them(birth, tags, library):
    safety = assess(recorded(client=ClientFacts(births=(birth,))), library).safety

    assert {*safety.tags} == tags
