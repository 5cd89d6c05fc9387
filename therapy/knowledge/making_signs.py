"""Every sign of the knowledge, made from the records that say what can be looked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Protocol

from therapy.knowledge.records import (
    Arm,
    Discriminator,
    Evidence,
    JointRange,
    Mechanism,
    Movement,
    Muscle,
    MuscleExam,
    Observation,
    Region,
    ReliabilityGrade,
    RetestCondition,
    SignKind,
    Speaks,
    SpecialTest,
    Symptom,
    SymptomReading,
    Test,
)
from therapy.knowledge.signs import BODY_MAP, RECURRENCE, TENSION, Links, Sign

PAINFUL_RANGE_CONFIDENCE = 0.3
TENSE_MUSCLE_WEIGHT = 0.2  # the softest exception of all


class Holds(Protocol):
    """The parts of the catalogue that signs are made of."""

    @property
    def tests(self) -> Mapping[str, Test]: ...
    @property
    def regions(self) -> Mapping[str, Region]: ...
    @property
    def muscles(self) -> Mapping[str, Muscle]: ...
    @property
    def movements(self) -> Mapping[str, Movement]: ...
    @property
    def muscle_exams(self) -> Mapping[str, MuscleExam]: ...
    @property
    def special_tests(self) -> Mapping[str, SpecialTest]: ...
    @property
    def symptoms(self) -> Mapping[str, Symptom]: ...
    @property
    def retest_conditions(self) -> Mapping[str, RetestCondition]: ...
    @property
    def discriminators(self) -> Mapping[str, Discriminator]: ...


def signs_of(knows: Holds) -> Mapping[str, Sign]:
    """Every sign of the knowledge, by its id."""
    makers = (_observed, _marked, _ranges, _strengths, _lengths, _specials, _symptoms, _retests)
    return MappingProxyType({sign.id: sign for make in makers for sign in make(knows)})


def _observed(knows: Holds) -> Iterator[Sign]:
    for test in knows.tests.values():
        if test.id != BODY_MAP:
            yield from (_observation_sign(each, test) for each in test.observations)


def _observation_sign(each: Observation, test: Test) -> Sign:
    return Sign(
        id=each.id,
        label=each.label,
        group=test.id,
        group_name=test.name,
        region=each.region,
        sided=each.sided,
        kind=SignKind.MEASURED if each.trigger and test.kind is SignKind.SEEN else test.kind,
        mechanism=each.mechanism,
        confidence=each.confidence,
        evidence=each.evidence,
        grade=test.reliability.grade,
        links=_links(each),
        opposite=_arms(over=each.overactive_opposite, under=each.underactive_opposite),
        sources=each.sources,
        common=each.common,
        note_only=each.note_only,
    )


def _marked(knows: Holds) -> Iterator[Sign]:
    """Tension and recurrence as the client marks them, region by region."""
    test = knows.tests[BODY_MAP]
    marks = {each.id: each for each in test.observations}
    for region in knows.regions.values():
        for name, mark in (("tension", TENSION), ("recurrence", RECURRENCE)):
            muscles = _tense_muscles(region.id, knows) if mark == TENSION else {}
            yield _reported(f"{name}:{region.id}", marks[mark], test, region, muscles)


def _tense_muscles(region: str, knows: Holds) -> Mapping[str, float]:
    """A tense region speaks, most softly, of its releasable muscles that are taught to be commonly over-active."""
    return {
        muscle.id: TENSE_MUSCLE_WEIGHT
        for muscle in knows.muscles.values()
        if region in muscle.regions and muscle.tendency == "overactive" and muscle.releasable
    }


def _reported(sign_id: str, mark: Observation, test: Test, region: Region, muscles: Mapping[str, float]) -> Sign:
    return Sign(
        id=sign_id,
        label=f"{mark.label.removesuffix(' here')}, {region.name.lower()}",
        group=BODY_MAP,
        group_name=test.name,
        region=region.id,
        sided=True,
        kind=SignKind.REPORTED,
        mechanism=mark.mechanism,
        confidence=mark.confidence,
        evidence=mark.evidence,
        grade=test.reliability.grade,
        links=_arms(over=muscles),
        opposite={},
        sources=mark.sources,
    )


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where and how a sign is looked for."""

    group: str
    group_name: str
    region: str
    grade: ReliabilityGrade
    sided: bool = True
    kind: SignKind = SignKind.MEASURED
    note_only: str = ""


def _ranges(knows: Holds) -> Iterator[Sign]:
    for each in knows.movements.values():
        if each.range:
            setting = _Setting(f"range:{each.region}", "Joint range", each.region, each.range.grade, each.sided)
            yield _sign(f"limited:{each.id}", f"{each.name}: too little", setting, each.range.limited)
            yield _sign(f"stiff:{each.id}", f"{each.name}: stopped by the joint", setting, _stiff(each.range))
            yield _sign(f"painful:{each.id}", f"{each.name}: painful", _asked(setting), _painful(each.range))
            if each.range.excessive:
                yield _sign(f"excessive:{each.id}", f"{each.name}: more than usual", setting, each.range.excessive)


def _stiff(each: JointRange) -> Speaks:
    """Where the joint itself ends the range, no muscle is held to be short for it."""
    limited = each.limited
    return Speaks(limited.evidence, limited.sources, limited.mechanism, limited.confidence, common=limited.common)


def _painful(each: JointRange) -> Speaks:
    """Pain in a range that is as usual says only that the place guards itself."""
    return Speaks(Evidence.WEAK, each.limited.sources, Mechanism.PROTECTIVE_TIGHTENING, PAINFUL_RANGE_CONFIDENCE)


def _asked(setting: _Setting) -> _Setting:
    """The same setting for what the client says of it."""
    return replace(setting, kind=SignKind.REPORTED)


def _strengths(knows: Holds) -> Iterator[Sign]:
    """Weak movements and weak muscles of one region are one test: the same effort shows both."""
    for each in knows.movements.values():
        if each.strength:
            setting = _Setting(f"strength:{each.region}", "Strength", each.region, each.strength.grade, each.sided)
            yield _sign(f"weak:{each.id}", f"{each.name}: weak", setting, each.strength.weak)
    for exam in knows.muscle_exams.values():
        if exam.strength:
            muscle = knows.muscles[exam.muscle]
            region = muscle.regions[0]
            setting = _Setting(f"strength:{region}", "Strength", region, exam.strength.grade, muscle.sided)
            yield _sign(f"weak:{muscle.id}", f"{muscle.name}: weak", setting, exam.strength.weak)


def _lengths(knows: Holds) -> Iterator[Sign]:
    for exam in knows.muscle_exams.values():
        if exam.length:
            muscle = knows.muscles[exam.muscle]
            group, region = f"length:{muscle.id}", muscle.regions[0]
            setting = _Setting(group, "Muscle length", region, exam.length.grade, muscle.sided)
            yield _sign(f"short:{muscle.id}", f"{muscle.name}: short", setting, exam.length.short)
            yield _sign(f"long:{muscle.id}", f"{muscle.name}: long", setting, exam.length.long)


def _specials(knows: Holds) -> Iterator[Sign]:
    for each in knows.special_tests.values():
        group = f"special:{each.id}"
        setting = _Setting(group, each.name, each.region, each.grade, each.sided, note_only=each.note_only)
        yield _sign(group, f"{each.name}: positive", setting, each.positive)


def _symptoms(knows: Holds) -> Iterator[Sign]:
    for each in knows.symptoms.values():
        for reading in each.provokes:
            yield from _behaviour(f"provoked_by:{each.id}", f"{each.name} brings it on", reading, knows)
        for reading in each.eases:
            yield from _behaviour(f"eased_by:{each.id}", f"{each.name} eases it", reading, knows)


def _behaviour(stem: str, label: str, reading: SymptomReading, knows: Holds) -> Iterator[Sign]:
    for region in reading.regions:
        setting = _Setting("symptoms", "Symptom behaviour", region, ReliabilityGrade.C, kind=SignKind.REPORTED)
        yield _sign(f"{stem}:{region}", f"{label}, {knows.regions[region].name.lower()}", setting, reading.speaks)


def _retests(knows: Holds) -> Iterator[Sign]:
    for each in knows.discriminators.values():
        condition = knows.retest_conditions[each.condition]
        group, name = f"retest:{each.id}", f"Re-test: {condition.name}"
        for end, rival in (("first", each.first), ("second", each.second)):
            label = f"Re-tested {condition.plain}, it speaks for this: {rival.says}"
            yield _sign(f"{group}:{end}", label, _Setting(group, name, rival.region, each.grade), rival.speaks)


def _sign(sign_id: str, label: str, setting: _Setting, speaks: Speaks) -> Sign:
    return Sign(
        id=sign_id,
        label=label,
        group=setting.group,
        group_name=setting.group_name,
        region=setting.region,
        sided=setting.sided,
        kind=setting.kind,
        mechanism=speaks.mechanism,
        confidence=speaks.confidence or 0.0,
        evidence=speaks.evidence,
        grade=setting.grade,
        links=_links(speaks),
        opposite=_opposite(speaks),
        sources=speaks.sources,
        common=speaks.common,
        note_only=setting.note_only,
    )


def _links(each: Observation | Speaks) -> Links:
    return _arms(over=each.overactive, under=each.underactive, short=each.shortened, long=each.lengthened)


def _opposite(each: Speaks) -> Links:
    return _arms(
        over=each.overactive_opposite,
        under=each.underactive_opposite,
        short=each.shortened_opposite,
        long=each.lengthened_opposite,
    )


def _arms(**tables: Mapping[str, float]) -> Links:
    return {Arm(name): table for name, table in tables.items() if table}
