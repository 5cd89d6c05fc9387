"""Case files: what is examined beside the tests is read whole, or refused with its line and what would be right."""

import pytest

from tests.therapy.reasoning.test_case_files import mistakes
from therapy.knowledge.reading import ReadingError
from therapy.knowledge.records import Side
from therapy.reasoning.cases import read_case
from therapy.reasoning.cases.examined import END_FEELS, grade_of, weeks_of
from therapy.reasoning.evidence.collect import all_findings
from therapy.reasoning.values import (
    Change,
    Done,
    EndFeel,
    Length,
    LengthTested,
    RangeTested,
    Result,
    Retested,
    SpecialTested,
    StrengthTested,
    Symptoms,
)

WHOLE = """\
case: whole
strength:
- {muscle: gluteus_medius, side: left, grade: 4-, pain: 2}
- {muscle: gluteus_medius, side: left, value: 120, unit: N}
- {region: hip, movement: extension, side: right, value: 31.5, unit: percent_bodyweight}
range:
- {region: hip, movement: internal_rotation, side: left, degrees: 20, pain: 3, end_feel: firm}
- {region: ankle, movement: dorsiflexion, side: left, cm: 6.5}
- {region: lumbar, movement: flexion, degrees: 50}
length:
- {muscle: gluteus_medius, side: left, state: long, by: by eye}
special:
- {test: Patrick's test, side: left, result: positive}
- {test: a test of my own, side: right, result: unclear}
- {test: another of my own, result: negative}
symptoms:
  {provokes: [sneezing, my new shoes], eases: [my old sofa], course: worse, since: 8 weeks, response_to_care: none}
retests:
- {test: step_down, observation: sd_knee, side: left, condition: heel raise, change: better}
quality:
- {test: step_down, done: fair}
- {test: faber, done: poor}
- {test: a test of my own, done: good}
"""


def read(rows, library):
    return read_case(f"case: x\n{rows}", library).record


def test_everything_that_was_examined_is_in_the_record(library):
    record = read_case(WHOLE, library).record

    assert record.strength == (
        StrengthTested(Side.LEFT, "gluteus_medius", grade=3.67, pain=2),
        StrengthTested(Side.LEFT, "gluteus_medius", value=120, unit="N"),
        StrengthTested(Side.RIGHT, region="hip", movement="extension", value=31.5, unit="percent_bodyweight"),
    )
    assert record.ranges == (
        RangeTested("hip", "internal_rotation", Side.LEFT, degrees=20, pain=3, end_feel=EndFeel.JOINT),
        RangeTested("ankle", "dorsiflexion", Side.LEFT, cm=6.5),
        RangeTested("lumbar", "flexion", degrees=50),
    )
    assert record.lengths == (LengthTested("gluteus_medius", Side.LEFT, Length.LONG, "by eye"),)
    assert record.retests == (Retested("step_down", "sd_knee", Side.LEFT, "heels_raised", Change.BETTER),)


def test_what_is_known_is_taken_by_its_id_and_what_is_not_is_kept_as_it_was_written(library):
    record = read_case(WHOLE, library).record

    assert record.specials == (
        SpecialTested("faber", Side.LEFT, Result.POSITIVE),
        SpecialTested("a test of my own", Side.RIGHT, Result.UNCLEAR),
        SpecialTested("another of my own", Side.MIDLINE, Result.NEGATIVE),
    )
    assert record.symptoms == Symptoms(
        ("coughing", "my new shoes"), ("my old sofa",), "worse", since_weeks=8, response_to_care="none", since="8 weeks"
    )
    assert record.quality == {"step_down": Done.FAIR, "faber": Done.POOR, "a test of my own": Done.GOOD}


@pytest.mark.parametrize(
    ("name", "test"),
    [
        *((name, "faber") for name in ("faber", "FABER", "Patrick", "Patrick's test", "patrick-test", "Faber sign")),
        ("Patrick's (FABER)", "faber"),
        ("Spurling's maneuver", "spurling"),
        ("stress test for cough", "cough_leak"),
        ("test", "test"),
        ("FABER (FADIR)", "FABER (FADIR)"),
        ("apprehension (as he says)", "apprehension (as he says)"),
    ],
)
def test_a_special_test_goes_by_any_of_its_names(name, test, library):
    row = f'special: [{{test: "{name}", side: left, result: positive}}]'

    assert read(row, library).specials == (SpecialTested(test, Side.LEFT, Result.POSITIVE),)


@pytest.mark.parametrize(
    ("marks", "name", "test"),
    [
        ("", "anterior drawer", "anterior_drawer_knee"),
        ("{region: ankle, side: left, pain: 5}", "anterior drawer", "anterior_drawer_ankle"),
        ("{region: ankle, side: left}, {region: knee, side: left}", "anterior drawer", "anterior_drawer_knee"),
        ("{region: hip, side: left, pain: 5}", "anterior drawer", "anterior_drawer_knee"),
        ("{region: knee, side: left, pain: 5}", "apprehension", "patellar_apprehension"),
        ("{region: neck, pain: 5}", "distraction test", "distraction_neck"),
        ("{region: hip, side: left, pain: 5}", "squeeze test", "adductor_squeeze"),
    ],
)
def test_a_short_name_that_joints_share_is_meant_of_the_joint_complained_of(marks, name, test, library):
    record = read(
        f"body_map: [{marks}]\nspecial: [{{test: {name}, side: left, result: positive}}]\n"
        f"quality: [{{test: {name}, done: fair}}]",
        library,
    )

    assert record.specials[0].test == test
    assert record.quality == {test: Done.FAIR}


def test_a_test_under_two_of_its_names_keeps_both_results_and_the_one_seen_counts(library):
    rows = "special: [{{test: {one}, side: left, result: {first}}}, {{test: {other}, side: left, result: {second}}}]"
    one = read(rows.format(one="Adson", first="negative", other="Wright", second="positive"), library)
    other = read(rows.format(one="Wright", first="positive", other="Adson", second="negative"), library)

    assert sorted(each.result for each in one.specials) == [Result.NEGATIVE, Result.POSITIVE]
    for record in (one, other):
        findings = all_findings(record, library).findings
        assert [(each.observation, each.severity) for each in findings] == [("special:wright", 2)]


@pytest.mark.parametrize(
    ("name", "test"),
    [
        ("Trendelenburg sign", "trendelenburg"),
        ("Thomas", "thomas_test"),
        ("modified Thomas test", "thomas_test"),
        ("active straight leg raise", "aslr"),
        ("weight-bearing lunge", "knee_to_wall"),
        ("lunge", "lunge"),
        ("single leg", "single leg"),
    ],
)
def test_a_test_of_the_assessment_may_stand_among_the_special_tests(name, test, library):
    row = f"special: [{{test: {name}, side: left, result: positive}}]\nquality: [{{test: {name}, done: fair}}]"

    assert read(row, library).specials == (SpecialTested(test, Side.LEFT, Result.POSITIVE),)
    assert read(row, library).quality == {test: Done.FAIR}


def test_a_slip_of_the_pen_in_a_name_is_a_mistake_and_another_name_is_not(library):
    row = "special: [{{test: {name}, side: left, result: positive}}]"

    assert mistakes("case: x\n" + row.format(name="fabber"), library) == [
        "a.yaml, line 2: 'test' names the special test 'fabber', which does not exist. Did you mean 'faber'?"
    ]
    assert read(row.format(name="wobble"), library).specials[0].test == "wobble"


@pytest.mark.parametrize(
    ("written", "grade"),
    [("0", 0), ("3", 3), ("3.5", 3.5), ("4+", 4.33), ("4-", 3.67), ("5-", 4.67), ("5+", 5), ("0-", 0), ("3/5", 3)],
)
def test_a_grade_by_hand_is_read_as_therapists_write_it(written, grade, library):
    record = read(f"strength: [{{muscle: gluteus_medius, side: left, grade: {written}}}]", library)

    assert record.strength[0].grade == grade_of(written) == grade


@pytest.mark.parametrize(
    ("since", "weeks"),
    [
        ("8 weeks", 8),
        ("about 1 week", 1),
        ("3 months", 13.04),
        ("2 years", 104.36),
        ("5 days", 0.71),
        ("10wk", 10),
        ("6 mo", 26.09),
        ("2024.5", None),
        ("2024-03-01", None),
        ("childhood", None),
        ("8", None),
    ],
)
def test_a_length_of_time_is_counted_in_weeks_and_anything_else_is_kept(since, weeks, library):
    symptoms = read(f"symptoms: {{since: {since}}}", library).symptoms

    assert (symptoms.since, symptoms.since_weeks) == (since, weeks_of(since)) == (since, weeks)


def test_symptoms_may_be_a_table_or_a_list_of_one(library):
    table = read("symptoms: {provokes: [coughing]}", library)
    listed = read("symptoms: [{provokes: [coughing]}]", library)

    assert table.symptoms == listed.symptoms == Symptoms(("coughing",))
    assert read("symptoms: []", library).symptoms == Symptoms()


@pytest.mark.parametrize("words", ["better", "none", "two days of ease after massage"])
def test_the_response_to_care_is_a_word_or_words_of_the_therapists_own(words, library):
    assert read(f"symptoms: {{response_to_care: {words}}}", library).symptoms.response_to_care == words


def test_two_words_for_one_symptom_are_told_once(library):
    told = read("symptoms: {provokes: [sneezing, sitting, cough], eases: [cough]}", library).symptoms

    assert (told.provokes, told.eases) == (("coughing", "sitting"), ("coughing",))


@pytest.mark.parametrize(
    ("name", "symptom"),
    [
        ("first steps in the morning", "first_steps"),
        ("stairs, going up", "stairs_up"),
        ("stairs, going down", "stairs_down"),
        ("the stairs in the rain", "the stairs in the rain"),
    ],
)
def test_the_words_of_a_symptom_may_stand_in_any_order(name, symptom, library):
    assert read(f'symptoms: {{provokes: ["{name}"]}}', library).symptoms.provokes == (symptom,)


def test_on_the_trunk_a_sided_movement_may_be_recorded_without_a_side(library):
    sided = read("range: [{region: thoracic, movement: rotation, side: left, degrees: 40}]", library)
    unsided = read("range: [{region: thoracic, movement: rotation, degrees: 40}]", library)

    assert (sided.ranges[0].side, unsided.ranges[0].side) == (Side.LEFT, Side.MIDLINE)


@pytest.mark.parametrize("word", sorted(END_FEELS))
def test_every_end_feel_is_read_by_any_of_its_words(word, library):
    row = f"range: [{{region: hip, movement: flexion, side: left, degrees: 90, end_feel: {word}}}]"

    assert read(row, library).ranges[0].end_feel in set(EndFeel)


@pytest.mark.parametrize(
    ("words", "end_feel"),
    [("firm capsular", "capsular"), ("hard, bone-to-bone", "bony"), ("muscle guarding", "muscle"), ("Empty", "empty")],
)
def test_an_end_feel_may_be_a_few_words_of_which_the_last_known_one_counts(words, end_feel, library):
    row = f'range: [{{region: hip, movement: flexion, side: left, degrees: 90, end_feel: "{words}"}}]'

    assert read(row, library).ranges[0].end_feel == end_feel


HIP = "region: hip, movement: internal_rotation, side: left"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            "strength: [{muscle: gluteus_medis, side: left, grade: 3}]",
            "'muscle' names the muscle 'gluteus_medis', which does not exist. Did you mean 'gluteus_medius'?",
        ),
        (
            "strength: [{region: hipp, movement: flexion, side: left, grade: 3}]",
            "'region' names the region 'hipp', which does not exist.",
        ),
        (
            "strength: [{region: hip, movement: flexing, side: left, grade: 3}]",
            "'movement' is 'flexing', but must be one of: flexion, extension,",
        ),
        (
            "strength: [{muscle: gluteus_medius, side: left, grade: 6}]",
            "'grade' is '6', but must be a grade from 0 to 5, such as 4, 3.5, 4+, 4- or 3/5.",
        ),
        ("strength: [{muscle: gluteus_medius, side: left, grade: 5.5}]", "'grade' is '5.5', but must be a grade"),
        ("strength: [{muscle: gluteus_medius, side: left, grade: strong}]", "'grade' is 'strong', but must be a grade"),
        (
            "strength: [{muscle: gluteus_medius, side: left, value: 90}]",
            "'value' needs its 'unit', one of: N, kg, percent_bodyweight.",
        ),
        (
            "strength: [{muscle: gluteus_medius, side: left, value: 90, unit: lb}]",
            "'unit' is 'lb', but must be one of: N, kg, percent_bodyweight.",
        ),
        (
            "strength: [{muscle: gluteus_medius, side: left, value: -1, unit: N}]",
            "'value' is -1, but must be between 0 and 5000.",
        ),
        (
            "strength: [{muscle: gluteus_medius, side: left, grade: 4, value: 90, unit: N}]",
            "'grade' and 'value' both stand here. Give a grade, or a value with its unit.",
        ),
        (
            "strength: [{muscle: gluteus_medius, side: left, pain: 4}]",
            "no strength is given here. Give a 'grade' from 0 to 5, or a 'value' and its 'unit'.",
        ),
        (
            "strength: [{muscle: gluteus_medius, side: left, grade: 4, pain: 11}]",
            "'pain' is 11, but must be between 0 and 10.",
        ),
        (
            "strength: [{muscle: gluteus_medius, grade: 4}]",
            "the muscle 'gluteus_medius' needs a 'side': left or right.",
        ),
        (
            "strength: [{muscle: diaphragm, side: left, grade: 4}]",
            "the muscle 'diaphragm' has no sides. Leave 'side' out.",
        ),
        (
            "strength: [{region: hip, movement: abduction, grade: 4}]",
            "the movement 'hip_abduction' needs a 'side': left or right.",
        ),
        (
            "strength: [{muscle: gluteus_medius, region: hip, movement: abduction, side: left, grade: 4}]",
            "a strength is of a muscle or of a movement, not of both. Give a 'muscle', or a 'region' and",
        ),
        (
            "strength: [{side: left, grade: 4}]",
            "it is not said what was tested here. Give a 'muscle', or a 'region' and its 'movement'.",
        ),
        ("strength: [{region: hip, side: left, grade: 4}]", "it is not said what was tested here."),
        (
            "strength: [{muscle: gluteus_medius, side: left, grade: 4},"
            " {muscle: gluteus_medius, side: left, grade: 3}]",
            "'gluteus_medius' was tested already on this side in this way. Keep one of them.",
        ),
        ("strength: strong", "'strength' is 'strong', but must be a list of rows."),
        (f"range: [{{{HIP}}}]", "no range is given here. Give its 'degrees' or its 'cm'."),
        (f"range: [{{{HIP}, degrees: 20, cm: 4}}]", "'degrees' and 'cm' both stand here."),
        (f"range: [{{{HIP}, degrees: 1000}}]", "'degrees' is 1000, but must be between -180 and 360 degrees."),
        (f"range: [{{{HIP}, degrees: about 20}}]", "'degrees' is 'about 20', but must be a number."),
        (
            f"range: [{{{HIP}, degrees: 20, end_feel: bonny}}]",
            "'end_feel' is 'bonny', but must be one of: muscle, joint, bony,",
        ),
        (
            f"range: [{{{HIP}, degrees: 20}}, {{{HIP}, degrees: 25}}]",
            "'hip_internal_rotation' was measured already on this side. Keep one of them.",
        ),
        (
            "range: [{region: hip, movement: internal_rotation, degrees: 20}]",
            "the movement 'hip_internal_rotation' needs a 'side': left or right.",
        ),
        (
            "range: [{region: knee, movement: flexion, degrees: 20}]",
            "the movement 'knee_flexion' needs a 'side': left or right.",
        ),
        ("range: [{region: nose, movement: flexion, degrees: 20}]", "'region' names the region 'nose', which does not"),
        (
            "length: [{muscle: gluteus_medius, side: left, state: tight}]",
            "'state' is 'tight', but must be one of: short, normal, long.",
        ),
        ("length: [{muscle: diaphragm, side: left, state: short}]", "the muscle 'diaphragm' has no sides."),
        ("length: [{muscle: nobody, side: left, state: short}]", "'muscle' names the muscle 'nobody', which does not"),
        (
            "length: [{muscle: gluteus_medius, side: left, state: short},"
            " {muscle: gluteus_medius, side: left, state: long}]",
            "'gluteus_medius' was tested already on this side. Keep one of them.",
        ),
        (
            "special: [{test: faber, side: left, result: painful}]",
            "'result' is 'painful', but must be one of: positive, negative, unclear.",
        ),
        ("special: [{test: faber, result: positive}]", "the special test 'faber' needs a 'side': left or right."),
        (
            "special: [{test: faber, side: left, result: positive}, {test: FABER, side: left, result: negative}]",
            "'faber' was done already on this side. Keep one of them.",
        ),
        (
            "symptoms: {provokes: [couging]}",
            "'provokes' names the symptom 'couging', which does not exist. Did you mean 'coughing'?",
        ),
        ("symptoms: {provokes: [coughing, Coughing]}", "'coughing' stands twice in 'provokes'. Keep one of them."),
        ("symptoms: {provokes: coughing}", "'provokes' is 'coughing', but must be a list."),
        ("symptoms: {course: so so}", "'course' is 'so so', but must be one of: better, same, worse."),
        ("symptoms: {response_to_care: bettr}", "or words of your own. Did you mean 'better'?"),
        ("symptoms: bad", "'symptoms' is 'bad', but must be a table with the fields of a symptoms table."),
        ("symptoms: [{course: same}, {course: worse}]", "'symptoms' is a list, but must be a table"),
        (
            "retests: [{test: step_down, observation: sd_knee, side: left, condition: heels_rased, change: better}]",
            "'condition' names the retest condition 'heels_rased', which does not exist. Did you mean",
        ),
        (
            "retests: [{test: aslr, observation: sd_knee, side: left, condition: heels_raised, change: better}]",
            "'sd_knee' is observed in the test 'step_down', not in 'aslr'.",
        ),
        (
            "retests: [{test: breathing_pattern, observation: br_upper, side: left, condition: heels_raised,"
            " change: same}]",
            "the observation 'br_upper' has no sides. Leave 'side' out.",
        ),
        (
            "retests: [{test: step_down, observation: sd_knee, side: left, condition: heels_raised, change: gone}]",
            "'change' is 'gone', but must be one of: better, same, worse.",
        ),
        (
            "retests: [{test: step_down, observation: sd_knee, side: left, condition: heels_raised, change: same},"
            " {test: step_down, observation: sd_knee, side: left, condition: heel raise, change: better}]",
            "'sd_knee' was looked at again already under this condition on this side. Keep one of them.",
        ),
        (
            "quality: [{test: step_dwn, done: good}]",
            "'test' names the test 'step_dwn', which does not exist. Did you mean 'step_down'?",
        ),
        ("quality: [{test: step_down, done: badly}]", "'done' is 'badly', but must be one of: good, fair, poor."),
        (
            "quality: [{test: faber, done: good}, {test: Patrick, done: poor}]",
            "'faber' was judged already. Keep one of them.",
        ),
        ("quality: {step_down: good}", "'quality' is a table, but must be a list of rows."),
    ],
)
def test_a_mistake_in_what_was_examined_says_what_would_be_right(row, says, library):
    told = mistakes(f"case: x\n{row}", library)

    assert any(says in each for each in told), told


def test_a_range_beyond_what_is_plausible_names_the_bounds_of_its_movement(library):
    row = "case: x\nrange: [{{region: hip, movement: internal_rotation, side: left, degrees: {degrees:g}}}]"
    low, high = library.movements["hip_internal_rotation"].range.scales["deg"].bounds

    assert read_case(row.format(degrees=high), library).record.ranges[0].degrees == high
    assert mistakes(row.format(degrees=high + 1), library) == [
        f"a.yaml, line 2: 'degrees' is {high + 1:g}, but must be between {low:g} and {high:g}"
        " for 'hip_internal_rotation'."
    ]


def test_a_mistake_is_told_at_the_line_of_its_key(library):
    rows = """\
case: x
range:
- region: hip
  movement: internal_rotation
  side: left
  degrees: 20
  end_feel: odd
strength:
- muscle: gluteus_medius
  side: left
  value: 20
"""

    assert [each.partition(":")[0] for each in mistakes(rows, library)] == ["a.yaml, line 7", "a.yaml, line 11"]


def test_one_mistake_hides_no_other(library):
    rows = """\
case: x
strength: [{side: left, grade: 4}]
range: [{region: hip, movement: flexion, side: left}]
length: [{muscle: diaphragm, side: left, state: short}]
special: [{test: fabber, result: positive}]
symptoms: {course: odd}
retests: [{test: step_down, observation: sd_knee, condition: heels_rased, change: better}]
quality: [{test: odd, done: good}]
"""

    assert len(mistakes(rows, library)) == 7


def test_a_condition_of_a_re_test_the_knowledge_does_not_hold_is_kept_and_a_slip_is_a_mistake(library):
    row = "retests: [{{test: step_down, observation: sd_knee, side: left, condition: {}, change: better}}]"
    of_my_own = read(row.format("tape on the kneecap"), library).retests

    assert [each.condition for each in of_my_own] == ["tape on the kneecap"]
    with pytest.raises(ReadingError, match="Did you mean 'heels_raised'"):
        read(row.format("heels_rased"), library)
