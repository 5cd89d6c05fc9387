"""What is worth asking next, because it could make what was answered more urgent."""

from therapy.reasoning.safety.behaviour import SINCE_WHEN, WHICH_COURSE
from therapy.reasoning.safety.told import HOW_OLD, WHERE_PAIN


def asked(safety):
    return {each.ask: each.urgency.value for each in safety.ask_next}


def test_night_pain_asks_for_past_cancer(safety_of, library):
    found = asked(safety_of(red_flags={"rf_night_pain": True}))

    assert found[library.red_flags["rf_cancer_history"].ask] == "same_day"


def test_what_was_answered_is_not_asked_again(safety_of, library):
    found = asked(safety_of(red_flags={"rf_night_pain": True, "rf_cancer_history": False}))

    assert library.red_flags["rf_cancer_history"].ask not in found


def test_a_hot_joint_asks_for_fever_and_for_circumstances(safety_of, library):
    found = asked(safety_of(red_flags={"rf_hot_joint": True}))

    assert found[library.red_flags["rf_fever"].ask] == "emergency"
    assert any(ask.startswith("Is any of these so: Weak immune system") for ask in found)


def test_nothing_is_asked_further_where_nothing_warns(safety_of):
    assert asked(safety_of(client={"age": 70}, symptoms={"provokes": ["night"], "course": "worse"})) == {}


def test_nothing_is_asked_further_once_it_is_an_emergency(safety_of):
    assert asked(safety_of(red_flags={"rf_chest": True, "rf_night_pain": True})) == {}


def test_a_lost_reflex_asks_how_it_goes(safety_of):
    special = [
        {"test": "reflex_loss", "side": "left", "result": "positive"},
        {"test": "myotome_weakness", "side": "left", "result": "positive"},
    ]

    assert asked(safety_of(special=special))[WHICH_COURSE] == "same_day"


def test_a_rule_that_something_speaks_against_is_not_asked_for(safety_of):
    special = [{"test": "reflex_loss", "side": side, "result": "positive"} for side in ("left", "right")]

    open_ = asked(safety_of(special=special))
    settled = asked(safety_of(special=special, symptoms={"course": "better"}))

    assert any("Feeling lost in a strip of the leg" in ask for ask in open_)
    assert settled == {}


def test_a_hard_knock_asks_where_it_hurts_and_how_old_they_are(safety_of):
    assert {HOW_OLD, WHERE_PAIN} <= asked(safety_of(red_flags={"rf_trauma": True})).keys()


def test_a_rule_that_lacks_more_than_two_things_is_not_asked_for(safety_of):
    weak_thigh = [{"region": "knee", "movement": "extension", "side": "left", "grade": 3}]

    found = asked(safety_of(strength=weak_thigh))
    nearer = asked(safety_of(strength=weak_thigh, client={"tags": ["anticoagulants"]}))

    assert SINCE_WHEN not in found
    assert nearer[SINCE_WHEN] == nearer[WHERE_PAIN] == "emergency"


def test_a_rule_that_can_no_longer_hold_is_not_asked_for(safety_of):
    loss, calm = {"rf_weight_loss": True, "rf_night_pain": False}, {"provokes": ["sitting"]}

    young = asked(safety_of(client={"age": 40}, red_flags=loss, symptoms=calm))
    old = asked(safety_of(client={"age": 60}, red_flags=loss, symptoms=calm))

    assert WHICH_COURSE not in young
    assert old[WHICH_COURSE] == "same_day"


def test_a_private_question_is_never_asked_here(safety_of, library):
    private = [library.red_flags[flag].ask for flag in ("rf_safeguarding", "rf_pp_mood", "rf_pp_mood_harm")]
    every = dict.fromkeys((each for each in library.red_flags if library.red_flags[each].urgency == "urgent"), True)

    assert not asked(safety_of(red_flags=every)).keys() & set(private)
