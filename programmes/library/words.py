"""The words on screen for the knowledge's closed vocabularies."""

from collections.abc import Mapping
from enum import Enum

from therapy.knowledge.records import Category, Checked, LoadClass, Position

WORDS: Mapping[Enum, str] = {
    Position.SUPINE: "On the back",
    Position.PRONE: "On the front",
    Position.SIDELYING: "On the side",
    Position.QUADRUPED: "Hands and knees",
    Position.HALF_KNEELING: "Half-kneeling",
    Position.SEATED: "Sitting",
    Position.STANDING: "Standing",
    Position.SINGLE_LEG: "Standing on one leg",
    Checked.SEEN: "Read at the source",
    Checked.SECONDARY: "Read through another page",
    Checked.RECALLED: "Not read again since it was learnt",
    LoadClass.NONE: "No load",
}


def in_words(value: Enum) -> str:
    """The word for one step of a vocabulary: "Hands and knees" for QUADRUPED, "Very low" for VERY_LOW."""
    return WORDS.get(value) or str(value.value).replace("_", " ").capitalize()


def choices_of(kind: type[Category] | type[Position]) -> list[tuple[str, str]]:
    """A vocabulary as the choices of a form."""
    return [(each.value, in_words(each)) for each in kind]
