"""What holds for every draft: its tags are kept, what was rejected never drives, what is long is never stretched."""

import os
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.therapy.reasoning.drafting.made import LIBRARY, keys_behind, prescriptions, suspected
from tests.therapy.reasoning.whole_records import clients, mirrored, records
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import Analysis, assess
from therapy.reasoning.dosage import DoseSide
from therapy.reasoning.drafting.deciding import Decided
from therapy.reasoning.drafting.draft import Prescription
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.drafting.remarks import Kind
from therapy.reasoning.hypotheses.muscles import LengthState, State
from therapy.reasoning.hypotheses.tiers import Confidence
from therapy.reasoning.values import ClientFacts, Record

FEW = settings(max_examples=int(os.environ.get("PROPERTY_EXAMPLES", "40")), deadline=None)
templates = st.sampled_from(sorted(LIBRARY.templates))

suspicions = st.builds(
    suspected,
    st.sampled_from(sorted(LIBRARY.muscles)),
    st.sampled_from([*State, None]),
    st.sampled_from(LengthState),
    side=st.sampled_from([Side.LEFT, Side.RIGHT]),
    confidence=st.sampled_from(Confidence),
)
muscles = st.lists(suspicions, max_size=12, unique_by=lambda each: each.key).map(tuple)


def analysis_with(record: Record, hypotheses) -> Analysis:
    """An analysis of a record with these muscles in the place of its own."""
    return replace(assess(record, LIBRARY), muscles=tuple(sorted(hypotheses, key=lambda each: each.rank)))


def draft_of(analysis: Analysis, client: ClientFacts, template: str, decided: Decided = Decided()):  # noqa: B008
    draft = propose(analysis, LIBRARY, client=client, decided=decided, template=LIBRARY.templates[template])
    assert draft is not None
    return draft


@FEW
@given(records(), muscles, templates)
def test_every_drafted_exercise_is_allowed_by_every_tag_in_force(record, hypotheses, template):
    draft = draft_of(analysis_with(record, hypotheses), record.client, template)

    for stage in draft.stages:
        for workout in stage.workouts:
            for each in workout.prescriptions:
                assert not {*LIBRARY.exercises[each.exercise].avoid} & {*stage.tags}
    assert not any(each.kind is Kind.CONTRAINDICATED for each in draft.checks)


@FEW
@given(muscles, clients, templates, st.data())
def test_what_was_rejected_never_drives(hypotheses, client, template, data):
    analysis = analysis_with(Record(), hypotheses)
    keys = sorted(each.key for each in hypotheses)
    rejected = frozenset(data.draw(st.lists(st.sampled_from(keys), unique=True)) if keys else [])
    without = replace(analysis, muscles=tuple(each for each in analysis.muscles if each.key not in rejected))

    draft = draft_of(analysis, client, template, Decided(rejected=rejected))

    assert not keys_behind(draft) & rejected
    assert draft == draft_of(without, client, template, Decided(rejected=rejected))


@FEW
@given(muscles, clients, templates)
def test_what_is_long_is_never_stretched(hypotheses, client, template):
    draft = draft_of(analysis_with(Record(), hypotheses), client, template)

    for each in prescriptions(draft):
        for hypothesis in hypotheses:
            if hypothesis.length is LengthState.LONG and reaches(each, hypothesis.side):
                assert hypothesis.muscle not in LIBRARY.exercises[each.exercise].stretched
    assert not any(each.kind is Kind.STRETCHES_LONG for each in draft.checks)


def reaches(each: Prescription, side: Side) -> bool:
    return each.dose.side in (DoseSide.BOTH, DoseSide.NEITHER) or each.dose.side.value == side.value


@FEW
@given(records(), muscles, templates)
def test_the_same_input_gives_the_same_draft(record, hypotheses, template):
    analysis = analysis_with(record, hypotheses)

    assert draft_of(analysis, record.client, template) == draft_of(analysis, record.client, template)


@FEW
@given(records(), muscles, templates)
def test_the_draft_of_a_mirrored_record_is_the_mirror_of_the_draft(record, hypotheses, template):
    other_side = [
        suspected(
            each.muscle,
            each.state if each.activity else None,
            each.length,
            side=each.side.opposite,
            confidence=each.confidence,
        )
        for each in hypotheses
    ]

    plain = draft_of(analysis_with(record, hypotheses), record.client, template)
    mirror = draft_of(analysis_with(mirrored(record), other_side), record.client, template)

    assert [told(each) for each in prescriptions(plain)] == [told(each, mirror=True) for each in prescriptions(mirror)]


def told(each: Prescription, *, mirror: bool = False):
    """What a prescription says of sides, its reasons by rule and hypothesis; seen in the mirror or not."""

    def seen(text: str) -> str:
        swapped = {"left": "right", "right": "left"}
        return ":".join(swapped.get(part, part) if mirror else part for part in text.split(":"))

    keys = {(because.rule, because.aim, seen(key)) for because in each.because for key in because.hypotheses}
    sides = (each.dose.side, each.dose.first, each.dose.extra_set)
    return each.exercise, each.dose.sets, each.dose.per_week, tuple(seen(side) for side in sides), keys
