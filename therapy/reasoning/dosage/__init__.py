"""The dose of one prescription: one value, one grammar to print and to read it, one way to add it up."""

from therapy.reasoning.dosage.bounds import BANDS, BOUNDS, LONGEST_TEMPO, PAIRS, faults
from therapy.reasoning.dosage.parsing import LONGEST_TEXT, DoseNotRead, parse
from therapy.reasoning.dosage.value import OFTEN, Counted, Dose, DoseSide
from therapy.reasoning.dosage.words import DAYS

__all__ = [
    "BANDS",
    "BOUNDS",
    "DAYS",
    "LONGEST_TEMPO",
    "LONGEST_TEXT",
    "OFTEN",
    "PAIRS",
    "Counted",
    "Dose",
    "DoseNotRead",
    "DoseSide",
    "faults",
    "parse",
]
