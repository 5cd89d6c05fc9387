"""Every strength test by grade, by side and by what is usual, and every length of a muscle."""

from collections.abc import Iterator

from tests.therapy.reasoning.rules.rule import SEVERITIES, Kind, Rule, on, place, side_of, somebody, who
from therapy.knowledge import Library
from therapy.knowledge.records import Side, StrengthTest, Unit, UsualRange
from therapy.reasoning.values import Length, LengthTested, Record, StrengthTested

GRADES = ((4.33, "4+", 1, 4.67, "5-", 0), (3.67, "4-", 2, 4.0, "4", 1), (2.33, "2+", 3, 2.67, "3-", 2))
"""Of each step: a grade that passes it, and the next better one, with the severities they show."""

type Tested = tuple[str, str, bool, StrengthTest]


def tested(library: Library) -> Iterator[Tested]:
    """Id, name, whether it has sides, and the test of every muscle and movement whose strength is scored."""
    for exam in library.muscle_exams.values():
        if exam.strength:
            muscle = library.muscles[exam.muscle]
            yield muscle.id, muscle.name, muscle.sided, exam.strength
    for movement in library.movements.values():
        if movement.strength:
            yield movement.id, movement.name, movement.sided, movement.strength


def shown_by(of: str, side: Side, library: Library, **how) -> StrengthTested:
    if of in library.movements:
        movement = library.movements[of]
        return StrengthTested(side, region=movement.region, movement=movement.direction, **how)
    return StrengthTested(side, muscle=of, **how)


def of_grades(library: Library) -> Iterator[Rule]:
    for of, name, sided, _ in tested(library):
        side = side_of(sided=sided)
        sign = place(f"weak:{of}", side)
        for grade, written, severity, better, better_written, less in GRADES:
            weak, stronger = (Record(strength=(shown_by(of, side, library, grade=each),)) for each in (grade, better))
            yield Rule(
                of=f"weak:{of} {severity}",
                says=f"A grade of {written} of {name.lower()}{on(side)} is {SEVERITIES[severity]} weakness, "
                f"{better_written} is {f'only {SEVERITIES[less]}' if less else 'not'}",
                fires=weak,
                silent=stronger,
                shows={sign: severity},
                shows_not={sign: less},
            )


def grade_records(library: Library) -> Iterator[str]:
    return (f"weak:{of} {severity}" for of, *_ in tested(library) for severity in (1, 2, 3))


def of_sides(library: Library) -> Iterator[Rule]:
    """Newtons and grades, the two ways in which the sides are compared."""
    for of, name, sided, _ in tested(library):
        if sided:
            yield _side_rule(of, f"{name} of 84 N on the left beside 100 on the right", (84, 85, 100), "value", library)
            yield _side_rule(of, f"{name} of 4.67 of 5 on the left beside 5", (4.67, 4.7, 5), "grade", library)


def _side_rule(of: str, words: str, numbers: tuple[float, float, float], key: str, library: Library) -> Rule:
    worse, enough, other = numbers
    unit = {"unit": "N"} if key == "value" else {}
    weak, even = (
        Record(
            strength=tuple(
                shown_by(of, side, library, **{key: number}, **unit)
                for side, number in ((Side.LEFT, left), (Side.RIGHT, other))
            )
        )
        for left in (worse, enough)
    )
    sign = f"weak:{of} left"
    return Rule(
        of=f"{of} sides by {key}",
        says=f"{words} is weak, {enough:g} is not",
        fires=weak,
        silent=even,
        shows={sign: 1, f"weak:{of} right": 0},
        shows_not={sign: 0, f"weak:{of} right": 0},
    )


def side_records(library: Library) -> Iterator[str]:
    return (f"{of} sides by {key}" for of, _, sided, _ in tested(library) if sided for key in ("value", "grade"))


def of_usual(library: Library) -> Iterator[Rule]:
    """A tenth under the usual low is slight."""
    for of, name, sided, unit, usual in _usual(library):
        side = side_of(sided=sided)
        value = round(usual.low * 0.9, 2)
        sign = place(f"weak:{of}", side)
        weak, enough = (
            Record(
                strength=(shown_by(of, side, library, value=each, unit=unit.value),),
                client=somebody(usual.ages, usual.sex),
            )
            for each in (value, value + 0.1)
        )
        yield Rule(
            of=f"{of} {unit} {usual.ages} {usual.sex}",
            says=f"{name} of {value:g} {unit.replace('_', ' ')}{on(side)} is weak{who(usual.ages, usual.sex)}, "
            f"{value + 0.1:g} is not",
            fires=weak,
            silent=enough,
            shows={sign: 1},
            shows_not={sign: 0},
        )


def _usual(library: Library) -> Iterator[tuple[str, str, bool, Unit, UsualRange]]:
    for of, name, sided, test in tested(library):
        for unit, ranges in test.usual.items():
            for usual in ranges:
                yield of, name, sided, unit, usual


def usual_records(library: Library) -> Iterator[str]:
    return (f"{of} {unit} {usual.ages} {usual.sex}" for of, _, _, unit, usual in _usual(library))


def of_lengths(library: Library) -> Iterator[Rule]:
    for exam in library.muscle_exams.values():
        if exam.length:
            muscle = library.muscles[exam.muscle]
            side = side_of(sided=muscle.sided)
            for state, other in (("short", "long"), ("long", "short")):
                found, usual = (
                    Record(lengths=(LengthTested(muscle.id, side, each),)) for each in (Length(state), Length.NORMAL)
                )
                sign, contrary = place(f"{state}:{muscle.id}", side), place(f"{other}:{muscle.id}", side)
                yield Rule(
                    of=f"{state}:{muscle.id}",
                    says=f"{muscle.name} found {state}{on(side)} is {state} and speaks against {other}; of usual "
                    "length it speaks against both",
                    fires=found,
                    silent=usual,
                    shows={sign: 2, contrary: 0},
                    shows_not={sign: 0, contrary: 0},
                )


def length_records(library: Library) -> Iterator[str]:
    return (
        f"{end}:{exam.muscle}" for exam in library.muscle_exams.values() if exam.length for end in ("short", "long")
    )


KINDS = {
    "strength by grade": Kind(of_grades, grade_records),
    "strength beside the other side": Kind(of_sides, side_records),
    "usual strength": Kind(of_usual, usual_records),
    "muscle length": Kind(of_lengths, length_records),
}
