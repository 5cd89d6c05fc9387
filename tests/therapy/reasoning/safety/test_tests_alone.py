"""Special tests of which a positive result alone is a reason to refer, and when that is no news."""

import pytest

OTTAWA = [{"test": "ottawa_ankle", "side": "left", "result": "positive"}]
REFLEX = [{"test": "reflex_loss", "side": "left", "result": "positive"}]
SORE_BACK = {"region": "lumbar", "pain": 5}


def raised(safety):
    return [(each.id, each.urgency.value) for each in safety.combinations]


def test_an_ankle_that_cannot_bear_weight_after_an_injury_is_seen_the_same_day(safety_of):
    found = safety_of(special=OTTAWA)

    assert raised(found) == [("special:ottawa_ankle", "same_day")]
    assert found.combinations[0].because == ("Ottawa ankle and foot rules, left: positive",)
    assert found.stop


@pytest.mark.parametrize("result", ["negative", "unclear"])
def test_a_test_that_is_not_positive_asks_for_nobody(safety_of, result):
    assert safety_of(special=[OTTAWA[0] | {"result": result}]).refer is None


def test_a_test_without_an_urgency_asks_for_nobody(safety_of):
    assert safety_of(special=[{"test": "faber", "side": "left", "result": "positive"}]).refer is None


def test_a_test_the_knowledge_does_not_hold_asks_for_nobody(safety_of):
    assert safety_of(special=[{"test": "wandering_toe", "side": "left", "result": "positive"}]).refer is None


def test_a_reflex_lost_and_nobody_knows_since_when_is_looked_at_within_days(safety_of):
    found = safety_of(special=REFLEX, body_map=[SORE_BACK])

    assert raised(found) == [("special:reflex_loss", "urgent")]
    assert found.locked_regions == ("lumbar",)


@pytest.mark.parametrize(
    "known",
    [
        {"symptoms": {"course": "better"}},
        {"body_map": [SORE_BACK | {"history": "documented"}]},
    ],
    ids=["it gets better", "an injury on record"],
)
def test_a_reflex_coming_back_or_lost_in_an_injury_on_record_is_no_news(safety_of, known):
    assert safety_of(**{"special": REFLEX, "body_map": [SORE_BACK]} | known).refer is None


def test_a_reflex_long_lost_that_stays_the_same_is_looked_at_without_haste(safety_of):
    found = safety_of(special=REFLEX, symptoms={"course": "same", "since": "12 weeks"})

    assert raised(found) == [("special:reflex_loss", "routine")]
    assert not found.stop


@pytest.mark.parametrize("course", ["worse", ""])
def test_a_reflex_long_lost_that_is_not_known_to_stay_the_same_is_looked_at(safety_of, course):
    symptoms = {"since": "1 year"} | ({"course": course} if course else {})

    assert raised(safety_of(special=REFLEX, symptoms=symptoms)) == [("special:reflex_loss", "urgent")]


def test_what_cannot_wait_is_no_old_news_even_if_it_gets_better(safety_of):
    assert safety_of(special=OTTAWA, symptoms={"course": "better"}).stop


def test_a_test_is_not_told_twice_where_a_rule_takes_it_in(safety_of):
    found = safety_of(special=REFLEX, strength=[{"muscle": "tibialis_anterior", "side": "left", "grade": "3"}])

    assert raised(found) == [("reflex_and_strength_lost", "urgent")]
    assert found.locked_regions == ("lumbar",)


def test_a_test_that_is_more_urgent_than_the_rule_is_told_beside_it(safety_of):
    special = [*REFLEX, {"test": "foot_drop", "side": "left", "result": "positive"}]

    found = safety_of(special=special, strength=[{"muscle": "tibialis_anterior", "side": "left", "grade": "3"}])

    assert raised(found) == [("special:foot_drop", "same_day"), ("reflex_and_strength_lost", "urgent")]


def test_a_rule_that_names_a_more_urgent_test_does_not_hide_it(safety_of):
    special = [
        {"test": test, "side": "left", "result": "positive"} for test in ("effusion_sweep", "lachman", "ottawa_knee")
    ]

    found = safety_of(special=special, symptoms={"since": "1 week"})

    assert raised(found) == [
        ("special:ottawa_knee", "same_day"),
        ("swollen_knee_that_gives_way_after_injury", "urgent"),
    ]
