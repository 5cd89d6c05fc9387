"""What was recorded is told back as a therapist would write it, and kept whole in the JSON."""

import json

import pytest

from tests.therapy.reasoning.known import known
from therapy.knowledge.records import Side
from therapy.reasoning.analysis import assess
from therapy.reasoning.telling.export import exported, exported_record
from therapy.reasoning.telling.report import Report
from therapy.reasoning.values import (
    BodyMapEntry,
    Change,
    Done,
    FindingMade,
    Length,
    LengthTested,
    RangeTested,
    Record,
    Result,
    Retested,
    SpecialTested,
    StrengthTested,
    Symptoms,
)

RECORD = Record(
    findings=(FindingMade("sd_knee", Side.LEFT, 2),),
    body_map=(BodyMapEntry("hip", Side.LEFT, pain=5, tension=4),),
    strength=(StrengthTested(Side.LEFT, "gluteus_medius", grade=3, pain=4),),
    ranges=(RangeTested("hip", "internal_rotation", Side.LEFT, degrees=28, pain=2, end_feel="muscle"),),
    lengths=(LengthTested("gluteus_medius", Side.RIGHT, Length.LONG, "by eye"),),
    specials=(SpecialTested("faber", Side.LEFT, Result.POSITIVE), SpecialTested("own", Side.LEFT, Result.UNCLEAR)),
    retests=(Retested("step_down", "sd_knee", Side.LEFT, "heels_raised", Change.BETTER),),
    symptoms=Symptoms(("sitting",), ("my_sofa",), "worse", 8, "none", "8 weeks"),
    quality={"step_down": Done.FAIR, "faber": Done.GOOD, "own": Done.POOR},
)


@pytest.fixture
def told() -> list[str]:
    text = Report(known()).record_alone("any", RECORD, assess(RECORD, known(), suggestions=False))
    return text.splitlines()


def test_everything_recorded_is_told_in_words(told):
    seen = known().observation("sd_knee").label
    said = told[told.index("What was recorded") + 2 : told.index("Remarks") - 1]

    assert said == [
        "- left hip: pain 5, tension 4",
        f"- {seen}, left: clear",
        "- Gluteus medius strength, left: 3 of 5, pain 4",
        "- Hip internal rotation, left: 28° (usual 30 to 45), pain 2, end feel muscle",
        "- Gluteus medius length, right: long (by eye)",
        "- FABER, left: positive",
        "- Own, left: unclear",
        f"- Re-test: {seen}, left, heels raised: better",
        "- Sitting brings it on",
        "- My sofa eases it",
        "- Since: 8 weeks",
        "- Course since then: worse",
        "- Response to care so far: none",
        "- FABER: done good",
        "- own: done poor",
        f"- {known().tests['step_down'].name}: done fair",
    ]


def test_remarks_and_what_is_kept_without_a_score_stand_apart(told):
    assert told[told.index("Remarks") + 2 : told.index("Kept, and not scored")] == [
        "- Hip internal rotation: too little, left: within measurement error",
        "- Gluteus medius: weak, left: weak with pain, so it counts as fairly done at best",
        "",
    ]
    assert told[told.index("Kept, and not scored") + 2 :][:2] == ["- My sofa eases it", "- Own, left: unclear"]


def test_a_bare_record_has_no_such_headings():
    text = Report(known()).record_alone("any", Record(), assess(Record(), known(), suggestions=False))

    assert "Remarks" not in text
    assert "Kept, and not scored" not in text


def test_the_json_holds_all_that_was_recorded_and_what_is_said_of_it():
    record = json.loads(json.dumps(exported_record(RECORD)))
    answer = json.loads(json.dumps(exported("any", assess(RECORD, known()), None, known())))

    assert record["strength"][0]["grade"] == 3
    assert record["range"][0]["degrees"] == 28
    assert record["length"][0]["state"] == "long"
    assert [each["test"] for each in record["special"]] == ["faber", "own"]
    assert record["symptoms"]["provokes"] == ["sitting"]
    assert record["retests"][0]["change"] == "better"
    assert record["quality"] == {"faber": "good", "own": "poor", "step_down": "fair"}
    assert answer["recorded_only"] == ["My sofa eases it", "Own, left: unclear"]
    assert answer["remarks"][0] == {
        "sign": "limited:hip_internal_rotation",
        "side": "left",
        "words": "within measurement error",
    }
