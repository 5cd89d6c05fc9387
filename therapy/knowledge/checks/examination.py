"""Ranges, strength and length: whether the numbers fit together, and the muscles named could do what is said."""

from collections.abc import Iterator, Mapping
from itertools import chain, pairwise

from therapy.knowledge.library import Library
from therapy.knowledge.places import Remark, Remarks
from therapy.knowledge.reading.nodes import Step
from therapy.knowledge.records import Movement, MuscleExam, RangeScale, Speaks, UsualRange

ARMS = ("overactive", "underactive", "shortened", "lengthened")
LINKS = (*ARMS, *(f"{arm}_opposite" for arm in ARMS))
OWN: Mapping[Step, str] = {"weak": "underactive", "short": "shortened", "long": "lengthened"}

type Path = tuple[Step, ...]


def movements_are_named_by_what_they_are(library: Library) -> Remarks:
    for movement in library.movements.values():
        name = f"{movement.region}_{movement.direction}"
        if movement.id != name:
            yield Remark(("movements", movement.id), ("id",), f"this is the movement '{name}'. Name it so.")


def whatever_is_examined_has_a_test(library: Library) -> Remarks:
    for movement in library.movements.values():
        if not (movement.range or movement.strength):
            says = f"'{movement.id}' has neither a range nor a strength. Give one, or take it out."
            yield Remark(("movements", movement.id), ("id",), says)
    for exam in library.muscle_exams.values():
        if not (exam.strength or exam.length):
            says = f"'{exam.muscle}' has neither a strength nor a length. Give one, or take it out."
            yield Remark(("muscle_exams", exam.muscle), ("muscle",), says)


def every_muscle_can_be_examined(library: Library) -> Remarks:
    for muscle in library.muscles.values():
        if muscle.id not in library.muscle_exams:
            says = f"'{muscle.id}' is not in muscle_exams.yaml. Say there how it is examined."
            yield Remark(("muscles", muscle.id), ("id",), says)


def what_is_usual_is_possible(library: Library) -> Remarks:
    """A usual range runs from low to high, and an instrument can show both."""
    for movement, path, scale in _scales(library):
        low, high = scale.bounds
        for position, usual in enumerate(scale.usual):
            if not low <= usual.low < usual.high <= high:
                says = f"{usual.low:g} to {usual.high:g} is no range within the bounds {low:g} to {high:g}."
                yield Remark(("movements", movement.id), (*path, "usual", position), says)
    for record, path, ranges in _usual_strengths(library):
        for position, usual in enumerate(ranges):
            if not 0 < usual.low < usual.high:
                says = f"{usual.low:g} to {usual.high:g} is no usual strength."
                yield Remark(record, (*path, position), says)


def steps_grow_from_the_error_on(library: Library) -> Remarks:
    """Each step is further than the one before; one that lies within the error could never be found."""
    for movement, path, scale in _scales(library):
        for key in ("short_by", "beyond_by", "side_difference"):
            steps = getattr(scale, key)
            if steps and not (scale.error <= steps[0] and all(one < next_ for one, next_ in pairwise(steps))):
                says = f"the steps of '{key}' must grow, and begin no earlier than the error, {scale.error:g}."
                yield Remark(("movements", movement.id), (*path, key), says)


def too_much_is_said_where_it_is_measured(library: Library) -> Remarks:
    for movement, path, scale in _scales(library):
        says_of_it = movement.range and movement.range.excessive
        if bool(scale.beyond_by) != bool(says_of_it):
            says = f"'{movement.id}' needs both 'excessive' and 'beyond_by' in each of its scales, or neither."
            yield Remark(("movements", movement.id), path, says)


def linked_muscles_lie_near(library: Library) -> Remarks:
    """Every muscle that is spoken of touches the region, or one next to it."""
    for record, regions, path, speaks in _spoken(library):
        near = {*regions, *chain.from_iterable(map(library.neighbours, regions))}
        for link in LINKS:
            for muscle in getattr(speaks, link):
                if near.isdisjoint(library.muscles[muscle].regions):
                    says = f"'{muscle}' touches neither {', '.join(regions)} nor a neighbour."
                    yield Remark(record, (*path, link, muscle), says)


def no_muscle_holds_back_what_it_does(library: Library) -> Remarks:
    """A muscle that makes a movement is not short where it is limited, and no long muscle limits anything."""
    for movement in library.movements.values():
        if movement.range is None:
            continue
        path, limited = ("range", "limited"), movement.range.limited
        for side in ("", "_opposite"):
            doing = getattr(movement.strength.weak, f"underactive{side}") if movement.strength else {}
            short, long = getattr(limited, f"shortened{side}"), getattr(limited, f"lengthened{side}")
            for muscle in (*(each for each in short if each in doing), *long):
                says = f"'{muscle}' cannot be what limits '{movement.id}'."
                yield Remark(("movements", movement.id), path, says)


def an_exam_speaks_first_of_its_muscle(library: Library) -> Remarks:
    for exam in library.muscle_exams.values():
        for path, speaks in _of_muscle(exam):
            links: Mapping[str, float] = getattr(speaks, OWN[path[-1]])
            if links.get(exam.muscle, 0) < max(links.values(), default=1):
                says = f"'{exam.muscle}' is what is examined, so nothing may weigh more."
                yield Remark(("muscle_exams", exam.muscle), path, says)


def _scales(library: Library) -> Iterator[tuple[Movement, Path, RangeScale]]:
    for movement in library.movements.values():
        for unit, scale in (movement.range.scales if movement.range else {}).items():
            yield movement, ("range", "scales", str(unit)), scale


def _usual_strengths(library: Library) -> Iterator[tuple[tuple[str, str], Path, tuple[UsualRange, ...]]]:
    tests = (
        *((("movements", each.id), each.strength) for each in library.movements.values()),
        *((("muscle_exams", each.muscle), each.strength) for each in library.muscle_exams.values()),
    )
    for record, test in tests:
        for unit, ranges in (test.usual if test else {}).items():
            yield record, ("strength", "usual", str(unit)), ranges


def _spoken(library: Library) -> Iterator[tuple[tuple[str, str], tuple[str, ...], Path, Speaks]]:
    """Everything that is said of muscles: in which record, near which regions, and where."""
    for movement in library.movements.values():
        for path, speaks in _of_movement(movement):
            yield ("movements", movement.id), (movement.region,), path, speaks
    for exam in library.muscle_exams.values():
        for path, speaks in _of_muscle(exam):
            yield ("muscle_exams", exam.muscle), library.muscles[exam.muscle].regions, path, speaks


def _of_movement(movement: Movement) -> Iterator[tuple[Path, Speaks]]:
    if movement.range:
        yield ("range", "limited"), movement.range.limited
        if movement.range.excessive:
            yield ("range", "excessive"), movement.range.excessive
    if movement.strength:
        yield ("strength", "weak"), movement.strength.weak


def _of_muscle(exam: MuscleExam) -> Iterator[tuple[Path, Speaks]]:
    if exam.strength:
        yield ("strength", "weak"), exam.strength.weak
    if exam.length:
        yield ("length", "short"), exam.length.short
        yield ("length", "long"), exam.length.long
