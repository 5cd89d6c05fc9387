"""What was recorded, each thing in a line of words."""

from therapy.knowledge import Library
from therapy.knowledge.records import Side
from therapy.reasoning.evidence.usual import usual_for
from therapy.reasoning.values import (
    ClientFacts,
    LengthTested,
    RangeTested,
    Retested,
    SpecialTested,
    StrengthTested,
)

UNITS = {"deg": "°", "cm": " cm", "percent_bodyweight": " % of body weight"}


def strength_in_words(each: StrengthTested, library: Library) -> str:
    """Such as "Gluteus medius, left: 3 of 5, pain 2"."""
    name = library.muscles[each.muscle].name if each.muscle else movement_name(each.region, each.movement, library)
    result = f"{_grade(each.grade)} of 5" if each.grade is not None else f"{each.value:g}{_unit(each.unit)}"
    return f"{name} strength{_at(each.side)}: {result}{_pain(each.pain)}"


def range_in_words(each: RangeTested, client: ClientFacts, library: Library) -> str:
    """Such as "Hip internal rotation, left: 20° (usual 30 to 45), pain 2, end feel joint"."""
    name = movement_name(each.region, each.movement, library)
    end_feel = f", end feel {each.end_feel}" if each.end_feel else ""
    usual = _usual(each, client, library)
    return f"{name}{_at(each.side)}: {each.value:g}{_unit(each.unit)}{usual}{_pain(each.pain)}{end_feel}"


def length_in_words(each: LengthTested, library: Library) -> str:
    """Such as "Psoas length, right: short (Thomas test)"."""
    by = f" ({each.by})" if each.by else ""
    return f"{library.muscles[each.muscle].name} length{_at(each.side)}: {each.state}{by}"


def special_in_words(each: SpecialTested, library: Library) -> str:
    """Such as "FABER, left: positive"."""
    known = library.special_tests.get(library.known_as("special test", each.test)) or library.tests.get(each.test)
    return f"{known.name if known else spelled_out(each.test)}{_at(each.side)}: {each.result}"


def retest_in_words(each: Retested, library: Library) -> str:
    """Such as "Knee moves in, left, heels raised: better"."""
    condition = library.retest_conditions.get(library.known_as("retest condition", each.condition))
    changed = condition.name.lower() if condition else each.condition
    return f"{library.observation(each.observation).label}{_at(each.side)}, {changed}: {each.change}"


def provoked_in_words(name: str, library: Library) -> str:
    """Such as "Sitting brings it on"."""
    return f"{_symptom(name, library)} brings it on"


def eased_in_words(name: str, library: Library) -> str:
    """Such as "Lying down eases it"."""
    return f"{_symptom(name, library)} eases it"


def movement_name(region: str, movement: str, library: Library) -> str:
    """The name of a movement, also of one the knowledge holds no record of."""
    held = library.movements.get(f"{region}_{movement}")
    return held.name if held else f"{library.regions[region].name} {movement.replace('_', ' ')}"


def spelled_out(name: str) -> str:
    """A name as a therapist wrote it, fit to stand at the head of a line."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _symptom(name: str, library: Library) -> str:
    known = library.symptoms.get(library.known_as("symptom", name))
    return known.name if known else spelled_out(name)


def _usual(each: RangeTested, client: ClientFacts, library: Library) -> str:
    movement = library.movements.get(each.id)
    scales = movement.range.scales if movement and movement.range else {}
    usual = usual_for((fits for unit, scale in scales.items() if unit == each.unit for fits in scale.usual), client)
    return f" (usual {usual.low:g} to {usual.high:g})" if usual else ""


def _grade(grade: float) -> str:
    """A grade as therapists write it: 3.67 is "4-"."""
    whole, rest = divmod(round(grade, 2), 1)
    return {0.33: f"{whole:g}+", 0.67: f"{whole + 1:g}-"}.get(round(rest, 2), f"{grade:g}")


def _at(side: Side) -> str:
    return f", {side}" if side else ""


def _unit(unit: str) -> str:
    return UNITS.get(unit, f" {unit}")


def _pain(pain: float | None) -> str:
    return "" if pain is None else f", pain {pain:g}"
