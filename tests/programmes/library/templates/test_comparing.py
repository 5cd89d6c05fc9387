"""Differences of two versions, line by line, in words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from programmes.library.templates.comparing import Mark, changes_between, compare
from programmes.library.templates.contents import Turn
from programmes.library.templates.originals import contents_of
from tests.programmes.library.templates.making import LIBRARY, templates

FOUNDATION = contents_of(LIBRARY.templates["foundation_inner_unit_4w"])

BREATHING = LIBRARY.exercises["breath_supine"].name


def with_stage(at, **said):
    stages = list(FOUNDATION.stages)
    stages[at] = replace(stages[at], **said)
    return replace(FOUNDATION, stages=tuple(stages))


def changes(after, before=FOUNDATION):
    return [(line.mark, line.says) for line in changes_between(before, after, LIBRARY.exercises)]


@given(templates)
@settings(max_examples=25, deadline=None)
def test_a_template_does_not_differ_from_itself(contents):
    assert changes_between(contents, contents, LIBRARY.exercises) == []


@given(templates, templates)
@settings(max_examples=25, deadline=None)
def test_two_that_differ_are_told_apart_and_the_other_way_round_as_well(one, other):
    there, back = (changes_between(*pair, LIBRARY.exercises) for pair in ((one, other), (other, one)))

    assert bool(there) == bool(back) == (one != other)


def test_another_dose_is_told_with_both():
    first, *rest = FOUNDATION.stages[0].exercises
    more = replace(first, dose=first.dose.replace("2 ×", "3 ×"))

    ((mark, says),) = changes(with_stage(0, exercises=(more, *rest)))

    assert mark is Mark.CHANGED
    assert says.startswith(f"{BREATHING}: 2 × 10 · ")
    assert " → 3 × 10 · " in says


def test_what_is_new_and_what_is_gone_is_told_by_name():
    first, second, *rest = FOUNDATION.stages[0].exercises
    clam = replace(first, exercise="clam", workout=Turn.A, note="Slowly.", requires=("C_STS",))

    said = changes(with_stage(0, exercises=(clam, second, *rest)))

    assert said[0] == (Mark.REMOVED, f"{BREATHING} is taken out.")
    assert said[1][0] is Mark.ADDED
    assert said[1][1].startswith("Clam is new: 2 × 10")
    assert "workout A · only when: Ten sit-to-stands" in said[1][1]
    assert said[1][1].endswith("note: Slowly.")


def test_weeks_gates_and_names_are_told_by_their_stage():
    after = with_stage(0, weeks=3, gates=("C_PAIN2",), name="Begin")
    (head, *_) = compare(FOUNDATION, after, LIBRARY.exercises)

    assert head.title == "Stage 1, weeks 1–3: Begin"
    assert [line.what for line in head.changes] == ["Name", "Length", "Gate"]
    assert head.changes[1].says == "Length: 2 weeks → 3 weeks."


def test_another_order_is_a_difference_of_its_own():
    first, second, *rest = FOUNDATION.stages[0].exercises

    (line,) = changes_between(FOUNDATION, with_stage(0, exercises=(second, first, *rest)), LIBRARY.exercises)

    assert line.what == "Order"


def test_a_stage_that_is_put_in_front_does_not_make_the_others_differ():
    new = replace(FOUNDATION.stages[0], name="Before", exercises=FOUNDATION.stages[0].exercises[:1])
    parts = compare(FOUNDATION, replace(FOUNDATION, stages=(new, *FOUNDATION.stages)), LIBRARY.exercises)

    assert [part.title for part in parts if part.changes] == ["Stage 1, weeks 1–2: Before"]


def test_a_stage_that_is_gone_is_told_with_all_it_held():
    parts = compare(FOUNDATION, replace(FOUNDATION, stages=FOUNDATION.stages[:1]), LIBRARY.exercises)

    assert parts[-1].title == "Stage 2, weeks 3–4: Integrate (taken out)"
    assert {line.mark for line in parts[-1].lines} == {Mark.REMOVED}


@pytest.mark.parametrize("said", [{"name": "Ours"}, {"conditions": ("Low back",)}, {"reporting": {"home": "All."}}])
def test_what_the_template_says_of_itself_is_compared_too(said):
    (part,) = [each for each in compare(FOUNDATION, replace(FOUNDATION, **said), LIBRARY.exercises) if each.changes]

    assert part.title == "The template"
