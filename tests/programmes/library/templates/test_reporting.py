"""How completely a template is described: met, not met, or not to be told from a template."""

from dataclasses import replace

import pytest

from programmes.library.templates.originals import contents_of
from programmes.library.templates.readiness import PACED, points_of, why_it_waits
from programmes.library.templates.reporting import Told, asked_in_words, meter_of
from tests.programmes.library.templates.making import LIBRARY

FOUNDATION = contents_of(LIBRARY.templates["foundation_inner_unit_4w"])
PRACTICE = "01890000-0000-7000-8000-000000000000"


def told(contents):
    return {answer.item.number: answer.told for answer in meter_of(contents, LIBRARY.exercises).answers}


def test_the_sixteen_items_of_the_consensus_are_asked_with_their_source():
    numbers = [item.number for item in LIBRARY.reporting_items.values()]

    assert len({number.rstrip("ab") for number in numbers}) == 16
    assert [number for number in numbers if number[-1] in "ab"] == ["7a", "7b", "14a", "14b", "16a", "16b"]
    assert {item.sources for item in LIBRARY.reporting_items.values()} == {("cert2016",)}


@pytest.mark.parametrize("key", LIBRARY.templates)
def test_a_template_of_the_knowledge_tells_of_its_exercises_and_not_of_who_gives_it(key):
    meter = meter_of(contents_of(LIBRARY.templates[key]), LIBRARY.exercises)

    assert [each.item.number for each in meter.answers if each.told is Told.MET] == ["1", "7a", "7b", "8", "13"]
    assert (meter.met, meter.askable) == (5, 17)
    assert all(each.item.fill_in for each in meter.missing)


def test_what_only_happening_can_tell_is_neither_met_nor_missed():
    assert [number for number, state in told(FOUNDATION).items() if state is Told.CANNOT_BE_TOLD] == ["11", "16b"]


def test_what_is_said_in_words_is_met():
    whole = replace(FOUNDATION, reporting={item.id: "As we do it." for item in asked_in_words()})
    empty = replace(FOUNDATION, reporting={"home": " "})

    assert meter_of(whole, LIBRARY.exercises).missing == []
    assert told(empty)["9"] is Told.NOT_MET


def test_what_is_taken_away_is_missed():
    first, second = FOUNDATION.stages
    ungated = replace(FOUNDATION, stages=(replace(first, gates=()), second))
    alike = replace(FOUNDATION, stages=(first, replace(second, exercises=first.exercises)))

    assert told(ungated)["7a"] is Told.NOT_MET
    assert told(alike)["7b"] is Told.NOT_MET
    assert told(replace(FOUNDATION, stages=(first,)))["7a"] is Told.NOT_MET


def test_an_exercise_that_is_gone_from_the_library_is_no_description():
    less = {key: each for key, each in LIBRARY.exercises.items() if key != "clam"}
    meter = meter_of(FOUNDATION, less)

    assert {"1", "8", "13"} <= {each.item.number for each in meter.missing}


@pytest.mark.parametrize("key", LIBRARY.templates)
def test_a_template_of_the_knowledge_can_be_published_as_it_stands(key):
    contents = contents_of(LIBRARY.templates[key])

    assert why_it_waits(contents, practice_id=PRACTICE) == []
    assert {point.says for point in points_of(contents, practice_id=PRACTICE) if not point.is_met} <= {PACED}


def test_weeks_that_grow_beyond_the_limit_are_named_and_the_limit_is_called_what_it_is():
    steady = replace(FOUNDATION, stages=FOUNDATION.stages[:1])
    first = FOUNDATION.stages[0]
    doubled = replace(first, name="Twice as much", exercises=tuple(_twice(item) for item in first.exercises))
    steep = replace(FOUNDATION, stages=(first, doubled))

    assert _paced(steady).wrong == ()
    (sentence,) = _paced(steep).wrong
    assert "in week 3." in sentence
    assert "The limit is convention" in sentence


def _twice(item):
    sets = int(item.dose[0]) if item.dose[0].isdigit() and " × " in item.dose else 0
    return replace(item, dose=item.dose.replace(f"{sets} ×", f"{sets * 2} ×", 1)) if sets else item


def _paced(contents):
    return next(point for point in points_of(contents, practice_id=PRACTICE) if point.says == PACED)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"exercises": FOUNDATION.stages[0].exercises * 2}, "stands twice in stage 1. Keep one."),
        ({"eases": ("clam",)}, "“Clam” is no release, lengthening or mobility item"),
        ({"exercises": ()}, "Breathe and switch on has no exercise yet."),
        ({"exercises": FOUNDATION.stages[0].exercises[:1] * 21}, "At most 20 fit a stage."),
    ],
)
def test_what_has_to_be_mended_is_said_by_name(said, sentence):
    first = replace(FOUNDATION.stages[0], **said)

    assert any(
        sentence in each
        for each in why_it_waits(replace(FOUNDATION, stages=(first, *FOUNDATION.stages[1:])), practice_id=PRACTICE)
    )


def test_a_long_session_an_open_gate_and_a_falling_focus_are_worth_a_look():
    first, second = FOUNDATION.stages
    slow = tuple(replace(item, dose="6x30, 5 a week") for item in second.exercises)
    contents = replace(
        FOUNDATION, stages=(replace(first, gates=(), focus=(1, 3)), replace(second, exercises=slow, focus=(1, 2)))
    )

    wrong = [sentence for point in points_of(contents, practice_id=PRACTICE) for sentence in point.wrong]

    assert any("has a lower focus than the stage before it" in each for each in wrong)
    assert any("Breathe and switch on has no gate" in each for each in wrong)
    assert any("Integrate takes about" in each for each in wrong)
