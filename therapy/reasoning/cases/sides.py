"""Whether a row says its side where there is one, and says none where there is none."""

from yaml.nodes import Node

from therapy.knowledge import Library
from therapy.reasoning.cases.rows import Given
from therapy.reasoning.cases.sheet import Sheet


def check_side(side: Given | None, node: Node, sheet: Sheet, *, of: str, sided: bool, trunk: bool) -> None:
    """A limb needs a side. On the trunk a sided thing may be recorded without one: both sides alike."""
    if side and not sided:
        sheet.wrong(node, "side", f"{of} has no sides. Leave 'side' out.")
    if sided and not side and not trunk:
        sheet.wrong(node, "side", f"{of} needs a 'side': left or right.")


def check_muscle_side(side: Given | None, muscle: str, node: Node, sheet: Sheet) -> None:
    """The side of a muscle; one that does not exist is complained of elsewhere."""
    held = sheet.library.muscles.get(muscle)
    if held:
        trunk = _trunk(held.regions[0], sheet.library)
        check_side(side, node, sheet, of=f"the muscle '{muscle}'", sided=held.sided, trunk=trunk)


def check_movement_side(side: Given | None, region: str, movement: str, node: Node, sheet: Sheet) -> None:
    """The side of a movement; where the knowledge holds none such, a limb has sides and the trunk may have."""
    if region not in sheet.library.regions:
        return
    trunk = _trunk(region, sheet.library)
    held = sheet.library.movements.get(f"{region}_{movement}")
    sided = held.sided if held else bool(side) or not trunk
    check_side(side, node, sheet, of=f"the movement '{region}_{movement}'", sided=sided, trunk=trunk)


def _trunk(region: str, library: Library) -> bool:
    return library.regions[region].trunk
