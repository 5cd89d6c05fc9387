"""The dose of a template's item as the one value that every room knows."""

from programmes.library.templates.contents import Item
from programmes.library.templates.originals import template_item
from therapy.knowledge.records import Exercise
from therapy.reasoning.drafting.dosage import Dose, template_dose


def dose_in(item: Item, exercise: Exercise) -> Dose:
    """The dose of an item: what it leaves out is the exercise's own."""
    return template_dose(template_item(item), exercise)
