"""Case files: read strictly, every mistake named with its line and what would be right, nothing half-done."""

import pytest

from therapy.knowledge.reading import ReadingError
from therapy.knowledge.records import History, Side
from therapy.reasoning.cases import read_case
from therapy.reasoning.values import BodyMapEntry, FindingMade, Measurement

FIVE_MISTAKES = """\
case: five_mistakes
client: {age: 34, sex: female, tags: [diastasis_domin]}
red_flags: {rf_chest: perhaps}
body_map:
- {region: knee, pain: 3}
measurements:
- {test: single_leg_stance, side: left, open_eyes: 9}
findings:
- {test: step_down, observation: sd_knee, side: left, severity: 4}
"""


def mistakes(text, library) -> list[str]:
    with pytest.raises(ReadingError) as told:
        read_case(text, library, file="a.yaml")
    return [str(problem) for problem in told.value.problems]


def test_five_different_mistakes_are_all_named_with_line_and_remedy(library):
    assert mistakes(FIVE_MISTAKES, library) == [
        "a.yaml, line 2: 'tags' names the tag 'diastasis_domin', which does not exist."
        " Did you mean 'diastasis_doming'?",
        "a.yaml, line 3: 'rf_chest' is 'perhaps', but must be true or false.",
        "a.yaml, line 5: 'knee' needs a 'side': left or right.",
        "a.yaml, line 7: 'open_eyes' is not measured in the test 'single_leg_stance'. Its keys are: ec, eo.",
        "a.yaml, line 9: 'severity' is 4, but must be between 0 and 3.",
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("body_map: [{region: lumbar, side: left}]", "'lumbar' is one place, without a side. Leave 'side' out."),
        ("body_map: [{region: lumbr}]", "'region' names the region 'lumbr', which does not exist."),
        ("body_map: [{region: neck, pain: 11}]", "'pain' is 11, but must be between 0 and 10."),
        ("body_map: [{region: neck}, {region: neck}]", "'neck' was marked already. Keep one of them."),
        ("body_map: [{region: neck, onset: spring}]", "'onset' is 'spring', but must be a number or a date"),
        ("body_map: no", "'body_map' is 'no', but must be a list of rows."),
        ("body_map: [neck]", "'row' is 'neck', but must be a table"),
        ("findings: []\nfindings: []", "'findings' stands twice in a case. Keep one of them."),
        (
            "findings: [{test: overhead_squat, observation: sd_knee, severity: 1}]",
            "'sd_knee' is observed in the test 'step_down', not in 'overhead_squat'.",
        ),
        (
            "findings: [{test: body_map, observation: bm_pain, severity: 1}]",
            "'bm_pain' follows from the body map. Write it under 'body_map', with its region.",
        ),
        (
            "findings: [{test: breathing_pattern, observation: br_upper, side: left, severity: 1}]",
            "the observation 'br_upper' has no sides. Leave 'side' out.",
        ),
        (
            "findings: [{test: step_down, observation: sd_kne, severity: 1}]",
            "'observation' names the observation 'sd_kne', which does not exist. Did you mean 'sd_knee'?",
        ),
        (
            "findings: [{test: step_down, observation: sd_knee, severity: 1},"
            " {test: step_down, observation: sd_knee, severity: 2}]",
            "'sd_knee' was given already on this side. Keep one of them.",
        ),
        (
            "measurements: [{test: single_leg_stance, eo: 9}]",
            "the test 'single_leg_stance' is measured on each side. Give a 'side': left or right.",
        ),
        (
            "measurements: [{test: forward_bend, side: left, finger_floor: 9}]",
            "the test 'forward_bend' has no sides. Leave 'side' out.",
        ),
        (
            "measurements: [{test: forward_bend, site: at_navel, finger_floor: 9}]",
            "'at_navel' is not a site of the test 'forward_bend'. Leave 'site' out.",
        ),
        (
            "measurements: [{test: diastasis_check, site: navel, fingers_rest: 4}]",
            "'navel' is not a site of the test 'diastasis_check'. It must be one of: above_4_5cm, at_navel,",
        ),
        (
            "measurements: [{test: diastasis_check, fingers_rest: 4}]",
            "the test 'diastasis_check' needs a 'site', one of: above_4_5cm, at_navel, below_4_5cm.",
        ),
        (
            "measurements: [{test: diastasis_check, site: at_navel, doming: 4}]",
            "'doming' is 4, but must be between 0 and 3.",
        ),
        (
            "measurements: [{test: diastasis_check, site: at_navel, fingers_rest: 4, method: eye}]",
            "'method' is 'eye', but must be one of: fingers, calliper, tape, ultrasound.",
        ),
        (
            "measurements: [{test: aslr, side: left, score: 6}]",
            "'score' is 6, but must be between 0 and 5.",
        ),
        (
            "measurements: [{test: adim_pbu, mode: standing}]",
            "'mode' is 'standing', but must be one of: supine_40, prone_70.",
        ),
        ("measurements: [{test: forward_bend}]", "nothing is measured here. Give the 'forward_bend' at least one"),
        (
            "measurements: [{test: standing_posture, height: 3}]",
            "It has no numbers: write what was seen under 'findings'.",
        ),
        (
            "measurements: [{test: forward_bend, finger_floor: 1}, {test: forward_bend, finger_floor: 2}]",
            "'forward_bend' was measured already on this side and site. Keep one of them.",
        ),
        ("measurements: [forward_bend]", "'row' is 'forward_bend', but must be a table"),
        ("template: chronic_low_back", "'template' names the template 'chronic_low_back', which does not exist."),
        ("notes: none", "'notes' is not a field of a case file."),
        ("client: {age: 130}", "'age' is 130, but must be between 0 and 120 years."),
    ],
)
def test_a_mistake_says_what_would_be_right(row, says, library):
    told = mistakes(f"case: x\n{row}", library)

    assert any(says in each for each in told)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "a.yaml, line 1: the file is empty, but a case is a table that begins with 'case: a_name'."),
        ("- a", "a.yaml, line 1: the file holds a list, but a case is a table that begins with 'case: a_name'."),
        ("case: [", "a.yaml, line 2: this is not YAML:"),
        ("case: \x07", "a.yaml, line 1: this is not YAML:"),
        ("client: {}", "needs 'case', and it is missing here."),
    ],
)
def test_what_is_no_case_at_all_is_said_plainly(text, says, library):
    assert says in "\n".join(mistakes(text, library))


def test_only_the_name_is_needed(library):
    case = read_case("case: bare", library)

    assert (case.name, case.template, case.record.findings) == ("bare", None, ())


def test_everything_that_was_written_is_in_the_record(library):
    text = """\
case: whole
client: {age: 33, sex: female, tags: [hernia], equipment: [mat], births: [{weeks_ago: 21}]}
red_flags: {rf_chest: false}
body_map: [{region: knee, side: left, pain: 2, onset: 2019-07-02, history: documented}]
measurements:
- {test: aslr, side: left, score: 3, pelvic_squeeze_helps: true}
- {test: adim_pbu, mode: prone_70, change: -4}
- {test: multifidus_lift, side: right, site: L4_5, grade: 2}
findings: [{test: step_down, observation: sd_knee, side: left, severity: 0}]
template: chronic_low_back_12w
"""

    record = read_case(text, library).record

    (mark,) = record.body_map
    assert mark == BodyMapEntry("knee", Side.LEFT, 2, onset=mark.onset, history=History.DOCUMENTED)
    assert mark.onset == pytest.approx(2019.4986, abs=0.0001)
    assert record.measurements == (
        Measurement("aslr", Side.LEFT, "", {"score": 3.0, "pelvic_squeeze_helps": True}),
        Measurement("adim_pbu", values={"mode": "prone_70", "change": -4.0}),
        Measurement("multifidus_lift", Side.RIGHT, "L4_5", {"grade": 2}),
    )
    assert record.findings == (FindingMade("sd_knee", Side.LEFT, 0),)
    assert (record.client.age, record.client.births[0].weeks_ago, record.client.tags) == (33, 21, ("hernia",))
    assert record.red_flags == {"rf_chest": False}


def test_every_kept_case_can_be_read(case):
    for name in ("knee_to_back", "nothing_to_claim", "postpartum_four_fingers", "stop_first"):
        assert case(name).name == name
