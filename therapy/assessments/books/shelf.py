"""The books themselves: what each is kept of, with which parts, by the records of the knowledge."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from django.core.exceptions import ValidationError

from therapy.assessments.books.fields import Field, Grade, Number, OneOf, Prose, SomeOf, Words, Yes, options
from therapy.assessments.books.subject import Subject, Value
from therapy.assessments.sheet import SIDES, WHOLE, sides_of
from therapy.assessments.words import unit_of
from therapy.knowledge import Library
from therapy.knowledge.records import Unit
from therapy.reasoning.values import Change, Done, EndFeel, Length, Result

BEHAVIOUR = "behaviour"
MOST_OF_A_NOTE = 2000
OF_A_TEST = ("pain", "quality", "palpation", "note")
PAIN = Number(0, 10, "/10")
CHANGE = OneOf(options(Change))
QUALITY = OneOf(options(Done))
UNITS = ((Unit.NEWTONS.value, "N"), (Unit.KILOGRAMS.value, "kg"), (Unit.PERCENT_BODYWEIGHT.value, "% body weight"))
STRENGTH: Mapping[str, Field] = {"grade": Grade(), "value": Number(0, 3000), "unit": OneOf(UNITS), "pain": PAIN}
RANGE_PARTS = {Unit.DEGREES: "degrees", Unit.CENTIMETRES: "cm"}
VIEWS = OneOf(options(("over-working", "under-working", "tight", "weak")))
RESPONSES = (*options(Change), ("none", "No care yet"))


def strength(library: Library, key: str, site: str) -> Subject:
    """A muscle or a movement: grade 0 to 5, or a value in N, kg or per cent of body weight, and pain with it."""
    tested = {each.id: (each.name, each.sided) for each in library.movements.values() if each.strength}
    muscles = (library.muscles[each.muscle] for each in library.muscle_exams.values() if each.strength)
    tested |= {each.id: (each.name, each.sided) for each in muscles}
    name, sided = _known("muscle or movement whose strength is tested", key, tested)
    return Subject(
        "strength", key, f"{name} strength", STRENGTH, _sides(sided), results=("grade", "value"), settle=_with_unit
    )


def joint_range(library: Library, key: str, site: str) -> Subject:
    """A movement: degrees or centimetres within its bounds, or as usual by eye; pain and end feel with it."""
    tested = {each.id: each for each in library.movements.values() if each.range}
    movement = _known("movement whose range is measured", key, tested)
    scales = movement.range.scales if movement.range else {}
    numbers = {RANGE_PARTS[unit]: Number(*scale.bounds, unit_of(unit)) for unit, scale in scales.items()}
    fields: Mapping[str, Field] = {**numbers, "usual": Yes(), "pain": PAIN, "end_feel": OneOf(options(EndFeel))}
    results = (*numbers, "usual")
    return Subject("range", key, movement.name, fields, _sides(movement.sided), results=results, settle=_one_range)


def length(library: Library, key: str, site: str) -> Subject:
    """A muscle: short, normal or long, and how that was tested."""
    tested = {each.muscle: library.muscles[each.muscle] for each in library.muscle_exams.values() if each.length}
    muscle = _known("muscle whose length is tested", key, tested)
    fields: Mapping[str, Field] = {"state": OneOf(options(Length), normal=Length.NORMAL), "by": Words(120)}
    return Subject("length", key, f"{muscle.name} length", fields, _sides(muscle.sided), results=("state",))


def special(library: Library, key: str, site: str) -> Subject:
    """A special or provocation test: positive, negative or unclear."""
    test = _known("special test", key, library.special_tests, also=library.known_as("special test", key))
    fields = {"result": OneOf(options(Result), normal=Result.NEGATIVE)}
    return Subject("special", key, test.name, fields, _sides(test.sided), results=("result",))


def symptoms(library: Library, key: str, site: str) -> Subject:
    """How the complaint behaves; there is one entry, and its key is `behaviour`."""
    _known("entry of this book", key, {BEHAVIOUR: key})
    known = tuple((each.id, each.name) for each in library.symptoms.values())
    fields: Mapping[str, Field] = {
        "provokes": SomeOf(known),
        "eases": SomeOf(known),
        "course": OneOf(options(Change)),
        "since": Words(60),
        "response_to_care": OneOf(RESPONSES),
        "note": Words(500),
    }
    results = tuple(part for part in fields if part != "note")
    return Subject("symptoms", key, "How the complaint behaves", fields, results=results)


def retest(library: Library, key: str, site: str) -> Subject:
    """A finding looked at again under a condition (`site`) that sets two explanations of it apart."""
    conditions = {each.condition for each in library.discriminators.values() if key in each.observations}
    _known("finding that a re-test is known for", key, dict.fromkeys(_discriminating(library)))
    condition = library.retest_conditions[_known("re-test of this finding", site, {each: each for each in conditions})]
    observation = library.observation(key)
    name = f"{observation.label}, {condition.name.lower()}"
    return Subject("retest", key, name, {"change": CHANGE}, sides_of(observation), site, results=("change",))


def retests_known(library: Library) -> tuple[tuple[str, str], ...]:
    """Every observation with each condition under which it is looked at again, once."""
    pairs = ((seen, each.condition) for each in library.discriminators.values() for seen in each.observations)
    return tuple(dict.fromkeys(pairs))


def quality(library: Library, key: str, site: str) -> Subject:
    """How well a test could be done: a test, a special test, or one group of signs such as `range:hip`."""
    groups = {sign.group: sign.group_name for sign in library.signs.values()}
    names = groups | {each.id: each.name for each in library.special_tests.values()}
    return Subject("quality", key, _known("test", key, names), {"done": QUALITY}, results=("done",))


def palpation(library: Library, key: str, site: str) -> Subject:
    """What was felt, at a test or a region: a note that nothing is concluded from."""
    names = {each.id: each.name for each in library.tests.values()}
    names |= {each.id: each.name for each in library.regions.values()}
    return Subject("palpation", key, f"{_known('test or region', key, names)}, palpation", {"note": Words(500)})


def own(library: Library, key: str, site: str) -> Subject:
    """A muscle as the therapist sees it, and what they go by; nothing is concluded from it."""
    muscle = _known("muscle", key, library.muscles)
    fields: Mapping[str, Field] = {"state": VIEWS, "why": Words(300)}
    return Subject("own", key, f"{muscle.name}, your own view", fields, _sides(muscle.sided), settle=_with_reason)


def pain(library: Library, key: str, site: str) -> Subject:
    """Pain during a test, 0 to 10, on each side where the test has sides; the words of the test say when to stop."""
    test = _known("test", key, library.tests)
    return Subject("pain", key, test.name, {"pain": PAIN}, _sides(test.sided))


def note(library: Library, key: str, site: str) -> Subject:
    """What the therapist notes of a test in own words; nothing is concluded from it."""
    name = _known("test", key, library.tests).name
    return Subject("note", key, f"{name}, note", {"note": Prose(MOST_OF_A_NOTE)})


def _known[T](kind: str, key: str, held: Mapping[str, T], *, also: str = "") -> T:
    if key in held:
        return held[key]
    near = [also] if also else get_close_matches(key, held, n=1)
    what_then = f"Did you mean “{near[0]}”?" if near else "Choose one from the examination page."
    raise ValidationError(f"There is no {kind} called “{key[:60]}”. {what_then}")


def _sides(sided: bool) -> tuple[str, ...]:
    return SIDES if sided else WHOLE


def _discriminating(library: Library) -> list[str]:
    return [seen for each in library.discriminators.values() for seen in each.observations]


def _with_unit(value: Value) -> Value:
    """A value has its unit; a unit without a value says nothing."""
    if "value" not in value:
        return {part: said for part, said in value.items() if part != "unit"}
    if "unit" not in value:
        raise ValueError("say in which unit it was measured: N, kg or percent_bodyweight")
    return value


def _with_reason(value: Value) -> Value:
    """A view has its reason, so that a colleague can weigh it."""
    if value and "state" not in value:
        raise ValueError("choose over-working, under-working, tight or weak")
    if value and "why" not in value:
        raise ValueError("say in a few words what you go by")
    return value


def _one_range(value: Value) -> Value:
    """A number says more than "as usual"."""
    if "degrees" in value or "cm" in value:
        return {part: said for part, said in value.items() if part != "usual"}
    return value


BOOKS: Mapping[str, Callable[[Library, str, str], Subject]] = {
    "strength": strength,
    "range": joint_range,
    "length": length,
    "special": special,
    "symptoms": symptoms,
    "retest": retest,
    "quality": quality,
    "palpation": palpation,
    "own": own,
    "pain": pain,
    "note": note,
}
