"""A library with a handful of records of known numbers, so that tests of reading stand apart from the data."""

from functools import cache
from typing import Any

from therapy.knowledge import load_library
from therapy.knowledge.library import Catalogue, Library
from therapy.knowledge.records import (
    Discriminator,
    Evidence,
    JointRange,
    LengthTest,
    Mechanism,
    Movement,
    MovementDirection,
    MuscleExam,
    RangeScale,
    ReliabilityGrade,
    RetestCondition,
    Rival,
    Sex,
    Speaks,
    SpecialTest,
    StrengthTest,
    Symptom,
    SymptomReading,
    Unit,
    UsualRange,
)
from therapy.reasoning.evidence.collect import Collected, all_findings
from therapy.reasoning.values import Record

SOURCE = ("convention",)
SPEAKS = Speaks(Evidence.WEAK, SOURCE, Mechanism.TISSUE, 0.5, shortened={"piriformis": 0.5})

DEGREES = RangeScale(
    bounds=(-20, 90),
    usual=(
        UsualRange(30, 45, SOURCE),
        UsualRange(20, 35, SOURCE, ages="60+"),
        UsualRange(38, 50, SOURCE, ages="18-59", sex=Sex.FEMALE),
    ),
    short_by=(1, 10, 20),
    beyond_by=(10, 20, 30),
    side_difference=(8, 14, 20),
    error=7,
    error_sources=SOURCE,
)
BY_AGE_ALONE = RangeScale((0, 30), (UsualRange(10, 20, SOURCE, ages="18+"),), (1, 3, 6), (2, 4, 6), 3, SOURCE)


def strength_test(**usual: UsualRange) -> StrengthTest:
    return StrengthTest(
        "Resist.", ReliabilityGrade.B, "", SPEAKS, {Unit(unit): (usual_,) for unit, usual_ in usual.items()}
    )


def movement(region: str, direction: MovementDirection, *, sided: bool = True, **parts) -> Movement:
    name = f"{region} {direction.replace('_', ' ')}".capitalize()
    return Movement(f"{region}_{direction}", region, direction, name, name, sided, **parts)


def joint_range(scales: dict[Unit, RangeScale], excessive: Speaks | None = SPEAKS) -> JointRange:
    return JointRange(scales, "Move.", ReliabilityGrade.B, "", SPEAKS, excessive)


MOVEMENTS = (
    movement(
        "hip",
        MovementDirection.INTERNAL_ROTATION,
        range=joint_range({Unit.DEGREES: DEGREES}),
        strength=strength_test(),
    ),
    movement("ankle", MovementDirection.DORSIFLEXION, range=joint_range({Unit.CENTIMETRES: BY_AGE_ALONE}, None)),
    movement("lumbar", MovementDirection.FLEXION, sided=False, range=joint_range({Unit.DEGREES: DEGREES})),
    movement("thoracic", MovementDirection.ROTATION, range=joint_range({Unit.DEGREES: DEGREES})),
)
EXAMS = (
    MuscleExam(
        "gluteus_medius",
        strength_test(N=UsualRange(100, 200, SOURCE, ages="18+")),
        LengthTest("Lower.", ReliabilityGrade.C, "", SPEAKS, SPEAKS),
    ),
    MuscleExam("diaphragm", strength_test()),
)
SPECIALS = (
    SpecialTest("faber", "FABER", "", "hip", True, "", "", ReliabilityGrade.B, SPEAKS, ("patrick",)),
    SpecialTest("noted", "Noted", "", "hip", True, "", "", ReliabilityGrade.B, SPEAKS, note_only="never scored"),
)
SYMPTOMS = (
    Symptom(
        "sitting",
        "Sitting",
        "",
        aliases=("desk_work",),
        provokes=(SymptomReading(("hip", "lumbar"), "", SPEAKS),),
        eases=(SymptomReading(("lumbar",), "", SPEAKS),),
    ),
    Symptom("coughing", "Coughing", "", note_only="asked for the warning questions"),
)
CONDITIONS = (RetestCondition("heels_raised", "Heels raised", "", "", 30, ("heel_wedge",)),)
RIVALS = (
    Discriminator(
        "knee_in",
        "heels_raised",
        ("sd_knee",),
        "",
        Rival("ankle", "the ankle", SPEAKS),
        Rival("hip", "the hip", SPEAKS),
        ReliabilityGrade.C,
    ),
)


@cache
def known() -> Library:
    """The knowledge with these records in place of its own of the same kinds."""
    held = load_library()
    fields = {name: getattr(held, name) for name in Catalogue.__dataclass_fields__}
    kinds: dict[str, Any] = {
        "movements": MOVEMENTS,
        "special_tests": SPECIALS,
        "symptoms": SYMPTOMS,
        "retest_conditions": CONDITIONS,
        "discriminators": RIVALS,
    }
    fields |= {kind: {record.id: record for record in records} for kind, records in kinds.items()}
    return Library(**fields | {"muscle_exams": {each.muscle: each for each in EXAMS}}, version="known")


def collected(**parts) -> Collected:
    return all_findings(Record(**parts), known())


def shown(**parts) -> dict[str, int]:
    """The severities of the findings of a record, by sign and side."""
    return {f"{each.observation} {each.side}".strip(): each.severity for each in collected(**parts).findings}


def remarked(**parts) -> set[str]:
    """The remarks on a record, each with its sign and side."""
    return {f"{each.sign} {each.side}: {each.words}" for each in collected(**parts).remarks}
