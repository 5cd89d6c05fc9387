"""How a handout is wanted: a choice of paper, of name, of pictures, of letters."""

from dataclasses import dataclass
from enum import StrEnum


class Size(StrEnum):
    A4 = "a4"
    LETTER = "us-letter"


class Naming(StrEnum):
    NAME = "name"
    INITIALS = "initials"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Choices:
    """`stage` is the number of the stage to print; 0 is the one that is now."""

    size: Size = Size.A4
    naming: Naming = Naming.INITIALS
    stage: int = 0
    is_large: bool = False
    is_black: bool = False
    has_pictures: bool = True
    has_code: bool = True
