"""Safety first: what a warning answer stops, locks or asks for, and which cautions are in force when."""

import pytest

from tests.therapy.reasoning.conftest import recorded
from therapy.knowledge.records import UrgencyLevel
from therapy.reasoning.analysis import assess
from therapy.reasoning.drafting.proposing import propose
from therapy.reasoning.safety.cautions import Basis, counted_tags
from therapy.reasoning.safety.flags import PRIVATE
from therapy.reasoning.values import Birth, BodyMapEntry, ClientFacts

SORE_BACK = (BodyMapEntry("lumbar", pain=5),)


def safety(library, *findings, body_map=(), **facts):
    return assess(recorded(*findings, body_map=body_map, **facts), library).safety


@pytest.mark.parametrize("urgency", ["emergency", "same_day"])
def test_every_emergency_and_same_day_answer_stops_and_drafts_nothing(urgency, library):
    for flag in library.red_flags.values():
        if flag.urgency == urgency:
            analysis = assess(recorded("ml_weak left 3", red_flags={flag.id: True}), library)

            assert analysis.safety.stop
            assert analysis.safety.notice
            assert analysis.keys == frozenset()
            assert propose(analysis, library, client=ClientFacts()) is None


@pytest.mark.parametrize("urgency", ["urgent", "routine"])
def test_an_urgent_or_routine_answer_does_not_stop_but_asks_for_somebody(urgency, library):
    flag = next(flag for flag in library.red_flags.values() if flag.urgency == urgency)

    found = safety(library, red_flags={flag.id: True})

    assert not found.stop
    assert found.refer.urgency == urgency
    assert found.refer.why == flag.ask
    assert found.needs_sign_off is (urgency == "urgent")


def test_no_to_everything_raises_nothing_and_neither_does_not_asked(library):
    no_to_all = {flag: flag == "rf_safeguarding" for flag in library.red_flags}

    for answers in (no_to_all, {}):
        found = safety(library, red_flags=answers)
        assert (found.flags, found.refer, found.notice) == ((), None, "")


def test_feeling_safe_at_home_raises_nothing_and_not_feeling_safe_does(library):
    assert safety(library, red_flags={"rf_safeguarding": True}).flags == ()
    assert safety(library, red_flags={"rf_safeguarding": False}).refer.urgency is UrgencyLevel.URGENT


def test_the_highest_urgency_counts_and_comes_first(library):
    found = safety(library, red_flags={"rf_inflammatory": True, "rf_fever": True, "rf_chest": True})

    assert [flag.id for flag in found.flags] == ["rf_chest", "rf_fever", "rf_inflammatory"]
    assert found.refer.urgency is UrgencyLevel.EMERGENCY


def test_private_questions_are_never_printed(library):
    answers = dict.fromkeys(PRIVATE, True) | {"rf_safeguarding": False}

    found = safety(library, red_flags=answers)

    assert {flag.id for flag in found.flags} == PRIVATE
    assert all(library.red_flags[flag.id].ask not in found.refer.why + flag.words for flag in found.flags)


def test_past_cancer_locks_what_hurts_and_nothing_else(library):
    assert safety(library, body_map=SORE_BACK, red_flags={"rf_cancer_history": True}).locked_regions == ("lumbar",)


def test_a_regional_answer_locks_the_regions_that_hurt_or_else_all_it_is_asked_for(library):
    answer = {"rf_pelvic_bleed": True}

    assert safety(library, body_map=SORE_BACK, red_flags=answer).locked_regions == ("lumbar",)
    assert safety(library, red_flags=answer).locked_regions == ("core", "hip", "lumbar", "pelvis")


def test_a_limit_set_by_the_maternity_team_locks_the_whole_body(library):
    found = safety(library, red_flags={"rf_pregnancy_limit": True})

    assert set(found.locked_regions) == set(library.regions)


@pytest.mark.parametrize(
    ("weeks", "mode", "tags"),
    [
        (5.9, "vaginal", {"postpartum_lt6wk", "postpartum_lt12wk"}),
        (6, "vaginal", {"postpartum_lt12wk"}),
        (11, "caesarean", {"postpartum_lt12wk", "caesarean_lt12wk"}),
        (11, "", {"postpartum_lt12wk"}),
        (12, "caesarean", set()),
    ],
)
def test_cautions_after_birth_are_counted_and_expire_by_themselves(weeks, mode, tags):
    assert counted_tags([Birth(weeks, mode)], weeks_later=0) == tags


def test_a_caution_after_birth_that_was_set_by_hand_gives_way_to_the_birth(library):
    client = ClientFacts(tags=("postpartum_lt12wk", "caesarean_lt12wk"), births=(Birth(20),))

    found = safety(library, client=client)

    assert found.tags == ("caesarean_lt12wk",)


def test_an_answer_or_a_finding_proposes_a_caution_until_it_is_declined(library):
    proposed = safety(library, "pf_heavy 1", red_flags={"rf_bp": True}).cautions
    declined = safety(library, "pf_heavy 1", client=ClientFacts(declined_tags=("prolapse_symptoms",))).cautions

    assert [(each.tag, each.basis) for each in proposed] == [
        ("hypertension_isometric", Basis.PROPOSED),
        ("prolapse_symptoms", Basis.PROPOSED),
    ]
    assert declined == ()


def test_a_caution_the_therapist_set_is_not_called_proposed(library):
    found = safety(library, "pf_heavy 1", client=ClientFacts(tags=("prolapse_symptoms",)))

    assert [each.basis for each in found.cautions] == [Basis.SET]
