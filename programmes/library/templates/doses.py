"""The dose of a template's item as the one value that every room knows."""

from dataclasses import replace

from programmes.library.templates.contents import Item
from therapy.knowledge.records import Exercise
from therapy.reasoning.dosage import Dose, parse
from therapy.reasoning.drafting.dosage import own_dose


def dose_in(item: Item, exercise: Exercise) -> Dose:
    """The dose of an item: what it leaves out of how often, how hard and on which side is the exercise's own."""
    return parse(item.dose, onto=own_dose(exercise))


def in_full(item: Item, exercise: Exercise) -> Item:
    """The same item with its dose written out, as it will read everywhere."""
    return replace(item, dose=str(dose_in(item, exercise)))
