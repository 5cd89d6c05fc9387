"""What a message says: our own words, or the practice's, with a few safe placeholders and nothing about the body."""

from programmes.reminders.words.checking import check_words
from programmes.reminders.words.length import Length, length_of
from programmes.reminders.words.speaking import SPEECHES, PracticeSays, values_for, words_of
from programmes.reminders.words.wording import PLACEHOLDERS, Speech, Stopping, Words, fill

__all__ = [
    "PLACEHOLDERS",
    "SPEECHES",
    "Length",
    "PracticeSays",
    "Speech",
    "Stopping",
    "Words",
    "check_words",
    "fill",
    "length_of",
    "values_for",
    "words_of",
]
