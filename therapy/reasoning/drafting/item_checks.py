"""Checks of a plan exercise by exercise: may it be given, does it stretch what is long, does a finding ask for it."""

from collections.abc import Iterator

from therapy.knowledge.records import Side
from therapy.reasoning.dosage import DoseSide
from therapy.reasoning.drafting.allowance import lacking
from therapy.reasoning.drafting.checked import Checked, Line
from therapy.reasoning.drafting.remarks import Kind, PlanRemark

CHOICE = "Your own choice, or the template's, is reason enough."


def contraindicated(checked: Checked) -> Iterator[PlanRemark]:
    """What a caution in force rules out, or what works a region that waits for a medical answer."""
    for line in checked.lines():
        name, tags = line.exercise.name, [tag for tag in line.exercise.avoid if tag in line.session.tags]
        if tags:
            why = ", ".join(f"“{checked.library.tags[tag].name}”" for tag in tags)
            yield line.remark(Kind.CONTRAINDICATED, f"{name} is ruled out by {why}.")
        if _works_locked(line, checked):
            yield line.remark(Kind.CONTRAINDICATED, f"{name} works a region that waits for a medical answer.")


def cautions(checked: Checked) -> Iterator[PlanRemark]:
    for line in checked.lines():
        for tag in line.exercise.caution:
            if tag in line.session.tags:
                record = checked.library.tags[tag]
                yield line.remark(Kind.CAUTION, f"{line.exercise.name}, with “{record.name}”: {record.modify}.")


def equipment(checked: Checked) -> Iterator[PlanRemark]:
    """What needs a thing that the client said they do not have."""
    for line in checked.lines():
        if things := lacking(line.exercise, line.session.equipment, checked.library):
            yield line.remark(Kind.EQUIPMENT, f"{line.exercise.name} needs what is not at hand: {', '.join(things)}.")


def stretches_long(checked: Checked) -> Iterator[PlanRemark]:
    """What is long is never stretched."""
    for line in checked.lines():
        for muscle, side in sorted(checked.long):
            if muscle in line.exercise.stretched and line.reaches(side):
                where = f"{side} {checked.library.muscles[muscle].name}".strip()
                says = f"{line.exercise.name} stretches the {where}, which may be long. What is long is not stretched."
                keys = (each.key for each in checked.muscles if (each.muscle, each.side) == (muscle, side))
                yield line.remark(Kind.STRETCHES_LONG, says, *keys)


def both_sides_for_one(checked: Checked) -> Iterator[PlanRemark]:
    """Exercises done alike on both sides for what was found on one: one remark a side."""
    found: dict[Side, dict[str, tuple[str, ...]]] = {}
    for line in checked.lines():
        behind = checked.behind(line)
        sides = {each.side for each in behind}
        alike = line.planned.side is DoseSide.BOTH and line.planned.first not in sides
        if alike and len(sides) == 1 and Side.MIDLINE not in sides:
            found.setdefault(sides.pop(), {})[line.exercise.id] = tuple(each.key for each in behind)
    for side, exercises in sorted(found.items()):
        names, keys = checked.names(tuple(exercises)), dict.fromkeys(k for each in exercises.values() for k in each)
        says = f"Done alike on both sides for a finding on the {side} alone: {names}. Do the {side} first, or alone."
        yield PlanRemark(Kind.BOTH_SIDES_FOR_ONE, says, tuple(exercises), tuple(keys))


def exercise_without_finding(checked: Checked) -> Iterator[PlanRemark]:
    """One remark for all: a choice of the therapist's, or of the template, needs no finding."""
    asked = dict.fromkeys(line.exercise.id for line in checked.lines() if not checked.behind(line))
    if asked:
        names = checked.names(tuple(asked))
        says = f"No accepted finding asks for: {names}. {CHOICE}"
        yield PlanRemark(Kind.EXERCISE_WITHOUT_FINDING, says, tuple(asked))


def _works_locked(line: Line, checked: Checked) -> bool:
    worked = {region for muscle in line.exercise.primary for region in checked.library.muscles[muscle].regions}
    return bool(worked & checked.locked_regions)
