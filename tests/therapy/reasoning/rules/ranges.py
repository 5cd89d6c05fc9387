"""Every usual range, from both ends; every side difference and every error of measurement; the end feel and pain."""

from collections.abc import Iterator

from tests.therapy.reasoning.rules.rule import HOW_MUCH, Kind, Rule, on, place, side_of, somebody, steps, who
from therapy.knowledge import Library
from therapy.knowledge.records import Movement, RangeScale, Side, Unit, UsualRange
from therapy.knowledge.signs import PAIN
from therapy.reasoning.evidence.told import WITHIN_ERROR
from therapy.reasoning.values import ClientFacts, EndFeel, RangeTested, Record

A_LITTLE = {Unit.DEGREES: 0.5, Unit.CENTIMETRES: 0.05}
IN_WORDS = {Unit.DEGREES: "degrees", Unit.CENTIMETRES: "cm"}
ANYBODY = ClientFacts()

type Scaled = tuple[Movement, Unit, RangeScale]


def scaled(library: Library) -> Iterator[Scaled]:
    for movement in library.movements.values():
        if movement.range:
            for unit, scale in movement.range.scales.items():
                yield movement, unit, scale


def measured(movement: Movement, unit: Unit, value: float, side: Side, **more) -> RangeTested:
    """Of centimetres and degrees as they are written: to two decimals."""
    written = round(value, 2)
    if unit is Unit.DEGREES:
        return RangeTested(movement.region, movement.direction, side, degrees=written, **more)
    return RangeTested(movement.region, movement.direction, side, cm=written, **more)


def of_usual(library: Library) -> Iterator[Rule]:
    for movement, unit, scale in scaled(library):
        for usual in scale.usual:
            yield from _too_little(movement, unit, scale, usual)
            if scale.beyond_by:
                yield from _too_much(movement, unit, scale, usual)


def usual_records(library: Library) -> Iterator[str]:
    for movement, unit, scale in scaled(library):
        for usual in scale.usual:
            for step in range(3):
                yield _name(movement, unit, usual, f"short by {step}")
                if scale.beyond_by:
                    yield _name(movement, unit, usual, f"beyond by {step}")


def _name(movement: Movement, unit: Unit, usual: UsualRange, what: str) -> str:
    return f"{movement.id} {unit} {usual.ages} {usual.sex} {what}"


def _too_little(movement: Movement, unit: Unit, scale: RangeScale, usual: UsualRange) -> Iterator[Rule]:
    for index, step in enumerate(scale.short_by):
        value = usual.low - max(step, scale.error)
        yield _step(movement, unit, usual, f"short by {index}", (value, value + A_LITTLE[unit]), scale, "limited")


def _too_much(movement: Movement, unit: Unit, scale: RangeScale, usual: UsualRange) -> Iterator[Rule]:
    for index, step in enumerate(scale.beyond_by):
        value = usual.high + max(step, scale.error)
        yield _step(movement, unit, usual, f"beyond by {index}", (value, value - A_LITTLE[unit]), scale, "excessive")


def _step(
    movement: Movement,
    unit: Unit,
    usual: UsualRange,
    what: str,
    values: tuple[float, float],
    scale: RangeScale,
    stem: str,
) -> Rule:
    side = side_of(sided=movement.sided)
    sign = place(f"{stem}:{movement.id}", side)
    fires, silent = (round(value, 2) for value in values)
    words = "too little" if stem == "limited" else "too much"
    shown, shown_not = (_severity(value, usual, scale, stem) for value in (fires, silent))
    client = somebody(usual.ages, usual.sex)
    return Rule(
        of=_name(movement, unit, usual, what),
        says=f"{movement.name} of {fires:g} {IN_WORDS[unit]}{on(side)} is {HOW_MUCH[shown]} {words}"
        f"{who(usual.ages, usual.sex)}, {silent:g} is {'only ' if shown_not else ''}{HOW_MUCH[shown_not]}",
        fires=Record(ranges=(measured(movement, unit, fires, side),), client=client),
        silent=Record(ranges=(measured(movement, unit, silent, side),), client=client),
        shows={sign: shown},
        shows_not={sign: shown_not},
    )


def _severity(value: float, usual: UsualRange, scale: RangeScale, stem: str) -> int:
    missing = usual.low - value if stem == "limited" else value - usual.high
    missing = round(missing, 2)
    by = scale.short_by if stem == "limited" else scale.beyond_by
    return steps(missing, by) if missing >= scale.error else 0


def of_sides(library: Library) -> Iterator[Rule]:
    """The first step of a difference of the sides, both of them within the usual."""
    for movement, unit, scale in scaled(library):
        if movement.sided:
            least = max(scale.side_difference[0], scale.error)
            better = scale.usual[0].high
            worse = (better - least, better - least + A_LITTLE[unit])
            sign = f"limited:{movement.id} left"
            fires, silent = (_both(movement, unit, value, better) for value in worse)
            yield Rule(
                of=f"{movement.id} {unit} side difference",
                says=f"{movement.name} of {worse[0]:g} {IN_WORDS[unit]} on the left beside {better:g} on the right is "
                f"too little, {worse[1]:g} is not",
                fires=fires,
                silent=silent,
                shows={sign: steps(least, scale.side_difference)},
                shows_not={sign: 0},
            )


def side_records(library: Library) -> Iterator[str]:
    return (f"{movement.id} {unit} side difference" for movement, unit, _ in scaled(library) if movement.sided)


def _both(movement: Movement, unit: Unit, left: float, right: float) -> Record:
    ranges = (measured(movement, unit, left, Side.LEFT), measured(movement, unit, right, Side.RIGHT))
    return Record(ranges=ranges)


def of_error(library: Library) -> Iterator[Rule]:
    for movement, unit, scale in scaled(library):
        side = side_of(sided=movement.sided)
        usual = scale.usual[0]
        within = usual.low - scale.error + A_LITTLE[unit]
        sign = place(f"limited:{movement.id}", side)
        remark = f"{sign}: {WITHIN_ERROR}"
        yield Rule(
            of=f"{movement.id} {unit} error",
            says=f"{movement.name} of {within:g} {IN_WORDS[unit]}{on(side)} is said to be within measurement error, "
            f"{usual.low:g} is as usual",
            fires=Record(ranges=(measured(movement, unit, within, side),)),
            silent=Record(ranges=(measured(movement, unit, usual.low, side),)),
            shows={sign: 0, remark: 1},
            shows_not={sign: 0, remark: None},
        )


def error_records(library: Library) -> Iterator[str]:
    return (f"{movement.id} {unit} error" for movement, unit, _ in scaled(library))


def of_end_feel(library: Library) -> Iterator[Rule]:
    for movement, unit, scale in scaled(library):
        side = side_of(sided=movement.sided)
        low = scale.usual[0].low - max(scale.short_by[0], scale.error)
        by_joint, by_muscle = (
            Record(ranges=(measured(movement, unit, low, side, end_feel=feel),))
            for feel in (EndFeel.JOINT, EndFeel.MUSCLE)
        )
        stiff, limited = (place(f"{stem}:{movement.id}", side) for stem in ("stiff", "limited"))
        severity = steps(max(scale.short_by[0], scale.error), scale.short_by)
        yield Rule(
            of=f"stiff:{movement.id} {unit}",
            says=f"{movement.name} of {low:g} {IN_WORDS[unit]}{on(side)} that the joint ends is stiff and speaks of no "
            "short muscle, one that a muscle ends is not",
            fires=by_joint,
            silent=by_muscle,
            shows={stiff: severity, limited: None},
            shows_not={stiff: None, limited: severity},
        )


def end_feel_records(library: Library) -> Iterator[str]:
    return (f"stiff:{movement.id} {unit}" for movement, unit, _ in scaled(library))


def of_pain(library: Library) -> Iterator[Rule]:
    """Pain in a range that is as usual, from the first step of a mark of pain."""
    first = library.observations[PAIN].trigger.steps[0]
    for movement, unit, scale in scaled(library):
        side = side_of(sided=movement.sided)
        sign = place(f"painful:{movement.id}", side)
        hurts, hardly = (
            Record(ranges=(measured(movement, unit, scale.usual[0].low, side, pain=pain),))
            for pain in (first, first - 0.5)
        )
        yield Rule(
            of=f"painful:{movement.id} {unit}",
            says=f"{movement.name} in {IN_WORDS[unit]}, as far as usual{on(side)}, is painful at {first:g} of 10, not "
            f"at {first - 0.5:g}",
            fires=hurts,
            silent=hardly,
            shows={sign: 1},
            shows_not={sign: 0},
        )


def pain_records(library: Library) -> Iterator[str]:
    return (f"painful:{movement.id} {unit}" for movement, unit, _ in scaled(library))


KINDS = {
    "usual range": Kind(of_usual, usual_records),
    "side difference of a range": Kind(of_sides, side_records),
    "error of a range": Kind(of_error, error_records),
    "end feel": Kind(of_end_feel, end_feel_records),
    "painful range": Kind(of_pain, pain_records),
}
