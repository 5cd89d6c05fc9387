"""Every limit of a draft: with the one it has it holds so much, with a smaller one less."""

from dataclasses import replace

import pytest

from tests.therapy.reasoning.conftest import CASES
from tests.therapy.reasoning.drafting.made import analysis_of, drafted, prescriptions, suspected
from tests.therapy.reasoning.rules.changed import with_number
from therapy.reasoning.analysis import assess
from therapy.reasoning.cases import read_case
from therapy.reasoning.drafting.needs import WORTH_AN_ITEM
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.hypotheses.muscles import State
from therapy.reasoning.values import ClientFacts

ADDED = {"need", "inner_unit", "swap"}


def workouts(draft):
    return [workout for stage in draft.stages for workout in stage.workouts]


def trained(workout) -> int:
    return sum(not each.adjunct and not each.dose.is_a_stretch_of_time for each in workout.prescriptions)


def most_items(draft) -> int:
    return max(trained(each) for each in workouts(draft))


def most_minutes(draft) -> float:
    return max(each.minutes for each in workouts(draft))


def most_eases(draft) -> int:
    return max(sum(each.adjunct for each in workout.prescriptions) for workout in workouts(draft))


def most_added(draft) -> int:
    return max(
        len(
            {
                each.exercise
                for workout in stage.workouts
                for each in workout.prescriptions
                if ADDED & {because.rule for because in each.because}
            }
        )
        for stage in draft.stages
    )


@pytest.fixture(scope="module")
def with_limit(library):
    """The draft of the worked example where one number of the selection is another."""
    given = read_case((CASES / "knee_to_back.yaml").read_text(), library, file="knee_to_back.yaml")

    def draft(at, number):
        limited = with_number(library, "selection", at, number)
        analysis = assess(given.record, limited)
        return propose(analysis, limited, client=given.record.client, template=library.templates[given.template])

    return draft


@pytest.mark.parametrize(
    ("at", "measured", "most", "less"),
    [
        pytest.param(("items", 1), most_items, 9, 7, id="A workout holds nine items at most, or as many as are set"),
        pytest.param(("max_session_minutes",), most_minutes, 45, 25, id="A session lasts 45 minutes at most"),
        pytest.param(("max_adjuncts",), most_eases, 3, 1, id="Three items ease before the active work"),
        pytest.param(("max_template_changes",), most_added, 3, 1, id="Three items are added to a stage at most"),
    ],
)
def test_a_limit_is_reached_and_never_passed(at, measured, most, less, with_limit):
    usual, smaller = measured(with_limit(at, most)), measured(with_limit(at, less))

    assert less < usual <= most
    assert 0 < smaller <= less


@pytest.mark.parametrize(
    ("amount", "asks"),
    [
        pytest.param(WORTH_AN_ITEM + 0.001, True, id="A need just over a tenth asks for an item"),
        pytest.param(WORTH_AN_ITEM, False, id="A need of a tenth asks for none of its own"),
    ],
)
def test_a_need_is_worth_an_item_or_not(amount, asks):
    slight = replace(suspected("middle_trapezius", State.UNDER), under=amount)

    draft = drafted(slight, template="chronic_low_back_12w")

    added = [each for each in prescriptions(draft) for because in each.because if because.rule == "need"]
    assert bool(added) is asks


@pytest.mark.parametrize(
    ("age", "warned"),
    [
        pytest.param(17.9, True, id="Under 18 the draft says that its rules are for adults"),
        pytest.param(18, False, id="From 18 on it does not"),
        pytest.param(None, False, id="Nor where the age is not known"),
    ],
)
def test_the_rules_are_for_adults(age, warned, library):
    draft = propose(analysis_of(), library, client=ClientFacts(age=age))

    assert any("under 18" in each for each in draft.warnings) is warned
