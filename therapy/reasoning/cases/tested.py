"""Reading what was examined beside the tests: strength, range and length."""

import re
from collections.abc import Iterator

from yaml.nodes import Node

from therapy.knowledge.reading import did_you_mean
from therapy.reasoning.cases.examined import END_FEELS, LengthRow, RangeRow, StrengthRow, grade_of
from therapy.reasoning.cases.rows import side_of
from therapy.reasoning.cases.sheet import Sheet
from therapy.reasoning.cases.sides import check_movement_side, check_muscle_side
from therapy.reasoning.values import LengthTested, RangeTested, StrengthTested

WHAT_WAS_TESTED = "Give a 'muscle', or a 'region' and its 'movement'."


def read_strength(node: Node | None, sheet: Sheet) -> Iterator[StrengthTested]:
    """The strength of muscles and movements, each as a grade or as a value in its unit."""
    first_time = sheet.once("was tested already on this side in this way")
    for row, each in sheet.rows(StrengthRow, node, "strength"):
        tested = StrengthTested(
            side=side_of(row.side),
            muscle=row.muscle or "",
            region=row.region or "",
            movement=row.movement or "",
            grade=None if row.grade is None else grade_of(row.grade),
            value=row.value,
            unit=row.unit or "",
            pain=row.pain,
        )
        if _names_one_thing(row, each, sheet) and first_time(each, tested.of, tested.side, tested.unit):
            _check_result(row, each, sheet)
            yield tested


def read_ranges(node: Node | None, sheet: Sheet) -> Iterator[RangeTested]:
    """The ranges of joints, each in degrees or in centimetres."""
    first_time = sheet.once("was measured already on this side")
    for row, each in sheet.rows(RangeRow, node, "range"):
        check_movement_side(row.side, row.region, row.movement, each, sheet)
        end_feel = _end_feel(row, each, sheet)
        side = side_of(row.side)
        tested = RangeTested(row.region, row.movement, side, row.degrees, row.cm, row.pain, end_feel)
        if _measured_one_way(row, each, sheet) and first_time(each, tested.id, side, tested.unit):
            _check_bounds(tested, each, sheet)
            yield tested


def read_lengths(node: Node | None, sheet: Sheet) -> Iterator[LengthTested]:
    """The lengths of muscles."""
    first_time = sheet.once("was tested already on this side")
    for row, each in sheet.rows(LengthRow, node, "length"):
        if first_time(each, row.muscle, row.side):
            check_muscle_side(row.side, row.muscle, each, sheet)
            yield LengthTested(row.muscle, side_of(row.side), row.state, row.by)


def _names_one_thing(row: StrengthRow, node: Node, sheet: Sheet) -> bool:
    if row.muscle and not row.region and not row.movement:
        check_muscle_side(row.side, row.muscle, node, sheet)
        return True
    if row.region and row.movement and not row.muscle:
        check_movement_side(row.side, row.region, row.movement, node, sheet)
        return True
    both = row.muscle and (row.region or row.movement)
    says = "a strength is of a muscle or of a movement, not of both" if both else "it is not said what was tested here"
    sheet.wrong(node, "muscle", f"{says}. {WHAT_WAS_TESTED}")
    return False


def _check_result(row: StrengthRow, node: Node, sheet: Sheet) -> None:
    if row.grade is not None and (row.value is not None or row.unit):
        sheet.wrong(node, "value", "'grade' and 'value' both stand here. Give a grade, or a value with its unit.")
    elif row.grade is None and row.value is None:
        sheet.wrong(
            node, "grade", "no strength is given here. Give a 'grade' from 0 to 5, or a 'value' and its 'unit'."
        )
    elif row.value is not None and not row.unit:
        sheet.wrong(node, "value", "'value' needs its 'unit', one of: N, kg, percent_bodyweight.")


def _measured_one_way(row: RangeRow, node: Node, sheet: Sheet) -> bool:
    if (row.degrees is None) != (row.cm is None):
        return True
    if row.degrees is None:
        sheet.wrong(node, "degrees", "no range is given here. Give its 'degrees' or its 'cm'.")
    else:
        sheet.wrong(
            node, "cm", "'degrees' and 'cm' both stand here. Give one of them, and a row of its own to the other."
        )
    return False


def _check_bounds(tested: RangeTested, node: Node, sheet: Sheet) -> None:
    """The record of the movement says what is plausible at all."""
    movement = sheet.library.movements.get(tested.id)
    scales = movement.range.scales if movement and movement.range else {}
    if tested.unit not in scales:
        return
    low, high = scales[tested.unit].bounds
    if not low <= tested.value <= high:
        key = "cm" if tested.degrees is None else "degrees"
        says = f"'{key}' is {tested.value:g}, but must be between {low:g} and {high:g} for '{tested.id}'."
        sheet.wrong(node, key, says)


def _end_feel(row: RangeRow, node: Node, sheet: Sheet) -> str:
    """The end feel of a word or a few: the last one that is known, so that "firm capsular" is capsular."""
    words = re.findall(r"[a-z]+", row.end_feel.lower())
    known = [word for word in words if word in END_FEELS]
    if words and not known:
        says = f"'end_feel' is '{row.end_feel}', but must be one of: {', '.join(END_FEELS)}."
        sheet.wrong(node, "end_feel", says + did_you_mean(row.end_feel, END_FEELS))
    return END_FEELS[known[-1]] if known else ""
