"""Every gate of the templates: weeks since birth, the criteria of a stage and of an item, and which template fits."""

from dataclasses import replace

import pytest

from tests.therapy.reasoning.conftest import recorded
from therapy.knowledge import load_library
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.drafting.selection import FOR_REGION, FOUNDATION, POSTPARTUM
from therapy.reasoning.values import Birth, BodyMapEntry, ClientFacts

LIBRARY = load_library()
PHASES = [(template, phase) for template in LIBRARY.templates.values() for phase in template.phases]
GATED = [(template, phase) for template, phase in PHASES if phase.min_weeks_since_birth]
ITEMS = [
    (template, phase, item, criterion)
    for template, phase in PHASES
    for item in phase.exercises
    for criterion in item.requires
]
FOR_PLANS_OF_ONES_OWN = {"C_EFFORT", "C_PAIN5T"}
"""No template names these; they are there for a stage that a therapist writes."""

NAMED = sorted({each for _, phase in PHASES for each in phase.progression_criteria} | {each[3] for each in ITEMS})


@pytest.fixture(scope="module")
def stages_of(library):
    """The stages of each template for a client with nothing found."""
    analysis = assess(recorded(), library)
    return {
        template.id: propose(analysis, library, client=ClientFacts(), template=template).stages
        for template in library.templates.values()
    }


def starts(template, weeks_ago, library) -> int:
    """The week in which a template of one stage begins."""
    client = ClientFacts(births=(Birth(weeks_ago),))
    draft = propose(assess(recorded(client=client), library), library, client=client, template=template)
    return draft.stages[0].starts_week


@pytest.mark.parametrize(
    ("template", "phase"),
    [
        pytest.param(
            template,
            phase,
            id=f"{phase.name} ({template.id}) waits for week {phase.min_weeks_since_birth} after birth, and not beyond",
        )
        for template, phase in GATED
    ],
)
def test_a_stage_waits_for_its_weeks_since_birth_and_no_longer(template, phase, library):
    alone, gate = replace(template, phases=(phase,)), phase.min_weeks_since_birth

    assert starts(alone, gate, library) == 1
    assert starts(alone, gate - 0.5, library) == 2
    assert starts(alone, gate - 3, library) == 4


def test_the_gates_that_count_weeks_since_birth_rise_from_stage_to_stage():
    assert [phase.min_weeks_since_birth for _, phase in GATED] == [6, 8, 12]


@pytest.mark.parametrize(
    "criterion", [pytest.param(each, id=f"{each}: {LIBRARY.criteria[each].says}"[:90]) for each in NAMED]
)
def test_a_criterion_gates_the_stages_and_items_that_name_it_and_no_other(criterion, stages_of, library):
    gated = {
        (template, stage.number)
        for template, stages in stages_of.items()
        for stage in stages
        if criterion in stage.criteria or criterion in required(stage)
    }

    asked = {
        (template.id, phase.number)
        for template, phase in PHASES
        if criterion in phase.progression_criteria or any(criterion in item.requires for item in phase.exercises)
    }
    assert gated == asked
    assert 0 < len(gated) < len(PHASES)


def required(stage) -> set[str]:
    return {each for workout in stage.workouts for item in workout.prescriptions for each in item.requires}


@pytest.mark.parametrize(
    ("template", "phase", "item", "criterion"),
    [
        pytest.param(
            template,
            phase,
            item,
            criterion,
            id=f"{item.exercise} in stage {phase.number} of {template.id}: {criterion}",
        )
        for template, phase, item, criterion in ITEMS
    ],
)
def test_an_item_with_a_gate_of_its_own_carries_it_and_its_neighbours_do_not(
    template, phase, item, criterion, stages_of
):
    stage = stages_of[template.id][phase.number - 1]
    carry = {
        each.exercise for workout in stage.workouts for each in workout.prescriptions if criterion in each.requires
    }

    assert carry == {each.exercise for each in phase.exercises if criterion in each.requires}
    assert item.exercise in carry


def test_every_criterion_gates_a_stage_an_item_or_a_stage_of_the_progression(library):
    leaves = {each for stage in library.stages.values() for each in stage.leave_criteria}

    assert set(library.criteria) - {*NAMED} - leaves == FOR_PLANS_OF_ONES_OWN


@pytest.mark.parametrize(
    ("region", "template"),
    [pytest.param(*pair, id=f"A complaint at the {pair[0]} proposes {pair[1]}") for pair in FOR_REGION.items()],
)
def test_the_strongest_complaint_proposes_its_template_and_a_mark_too_slight_proposes_the_foundation(
    region, template, library
):
    assert proposed(library, BodyMapEntry(region, Side.MIDLINE, pain=3)) == template
    assert proposed(library, BodyMapEntry(region, Side.MIDLINE, pain=2.5)) == FOUNDATION


def test_every_region_has_a_template_of_its_own(library):
    assert set(FOR_REGION) == set(library.regions)


@pytest.mark.parametrize(("weeks", "template"), [(52, POSTPARTUM), (52.5, FOUNDATION)])
def test_a_birth_within_a_year_proposes_its_template_and_an_earlier_one_does_not(weeks, template, library):
    assert proposed(library, births=(Birth(weeks),)) == template


def proposed(library, *marks: BodyMapEntry, **facts) -> str:
    client = ClientFacts(**facts)
    return propose(assess(recorded(body_map=marks, client=client), library), library, client=client).template
