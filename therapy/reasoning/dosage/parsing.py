"""Reading a dose as a therapist types it. What `str(dose)` prints is read back as the same dose."""

import re
from dataclasses import dataclass, field, replace

from therapy.reasoning.dosage.bounds import faults
from therapy.reasoning.dosage.reading import doing, often
from therapy.reasoning.dosage.reading.advice import EXAMPLE, advice_on, known_advice
from therapy.reasoning.dosage.reading.piece import Piece, Said, Unclear
from therapy.reasoning.dosage.value import OFTEN, Counted, Dose

PIECES = (*often.PIECES, *doing.PIECES)
LONGEST_TEXT = 300
SAME_AS = str.maketrans({"×": "x", "✕": "x", "*": "x", "–": "-", "—": "-", "−": "-", "≤": "<", "≥": ">", "\xa0": " "})
BETWEEN = re.compile(r"[\s,;.@]+")
FILLER = re.compile(r"(?:and|with|for|at|on|then|of|a|the|walk(?:ing)?)(?!\w)", re.ASCII | re.IGNORECASE)
WORD = re.compile(r"[^\s,;]+|.", re.DOTALL)
TEMPO = re.compile(r"tempo:?\s+", re.ASCII | re.IGNORECASE)
MEASURES = ("reps", "duration_seconds", "distance_metres")
AMOUNT = ("sets", *MEASURES, "reps_most", "duration_most", "counted_in")
SIDE = ("side", "first", "extra_set", "side_rest_seconds")
LIMITS = ("effort", "pain_limit")
TWICE = {
    "sets": "how many sets", "reps": "how many", "hold_seconds": "the hold", "rest_seconds": "the rest",
    "tempo": "the tempo", "side": "the side", "load_kg": "the load", "times_per_day": "how often a day",
    "per_week": "how often a week", "days": "the days", "effort": "the effort", "pain_limit": "the pain limit",
}  # fmt: skip


class DoseNotRead(ValueError):
    """A text that is no dose; `sentences` name each piece that is not understood, and what to type."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def parse(text: str, *, onto: Dose | None = None) -> Dose:
    """The dose that a text says. Raises DoseNotRead, and nothing else, with a sentence for each thing amiss.

    `onto` is the dose it takes the place of: how often and in which weeks, the side, and the limits stay as they are
    there where the text says nothing of them. What it leaves out of how the exercise is done is taken off.
    """
    if len(text) > LONGEST_TEXT:
        raise DoseNotRead(f"Keep a dose to {LONGEST_TEXT} letters, and put the rest in the note.")
    reading = _Reading()
    for segment in re.split(r"[·\n]", text):
        reading.read(segment.strip(), dotted="·" in text)
    dose = replace(_base(onto or Dose(), reading.said), **reading.said)
    if sentences := reading.sentences or _why_not(reading.said, dose, is_new=onto is None):
        raise DoseNotRead(*dict.fromkeys(sentences))
    return dose


def _why_not(said: Said, dose: Dose, *, is_new: bool) -> list[str]:
    """Why what was read is no dose, in sentences."""
    if not said:
        return [f"Write a dose, as in {EXAMPLE}."]
    if is_new and said.keys().isdisjoint(MEASURES):
        return ["Say how much: 3 × 10, 3 × 8–12, 2 × 30 s, 10 breaths or 20 min."]
    return list(faults(dose).values())


def _base(onto: Dose, said: Said) -> Dose:
    """The dose that what is said is said of: what stays of the one before."""
    stays = [*LIMITS]
    if said.keys().isdisjoint(MEASURES):
        stays += AMOUNT
    elif said.get("counted_in") is Counted.REPS:
        stays.append("sets")
    if said.keys().isdisjoint(SIDE):
        stays += SIDE
    if said.keys().isdisjoint(OFTEN):
        stays += OFTEN
    elif said.keys().isdisjoint(("per_week", "days_apart")):
        stays += ("per_week", "days", "days_apart")
    return Dose(**{name: getattr(onto, name) for name in stays})


@dataclass(slots=True)
class _Reading:
    """What has been read so far, the sentences on what was not, and the words that nothing has read yet."""

    said: Said = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def read(self, segment: str, *, dotted: bool) -> None:
        """Take in what stands between two dots; what begins with "tempo" there is one, in any words."""
        if dotted and (begun := TEMPO.match(segment)):
            self._take({"tempo": " ".join(segment[begun.end() :].split())})
            return
        text, at = segment.translate(SAME_AS), 0
        while at < len(text):
            at = self._step(text, at)
        self._tell_unread()

    def _step(self, text: str, at: int) -> int:
        """Read one piece, and return where it ends."""
        if between := BETWEEN.match(text, at):
            return between.end()
        if known := known_advice(text, at):
            self._tell_unread()
            self.sentences.append(known[1])
            return at + len(known[0])
        for piece in PIECES:
            if found := piece.looks.match(text, at):
                self._tell_unread()
                self._read_piece(piece, found)
                return found.end()
        if filler := FILLER.match(text, at):
            return filler.end()
        word = WORD.match(text, at)
        self.unread.append(word.group() if word else text[at:])
        return word.end() if word else len(text)

    def _read_piece(self, piece: Piece, found: re.Match[str]) -> None:
        try:
            self._take(piece.read(found))
        except Unclear as unclear:
            self.sentences.append(str(unclear))

    def _take(self, said: Said) -> None:
        for name, value in said.items():
            if self.said.get(name, value) != value:
                self.sentences.append(f"It says {TWICE.get(name, 'the same thing')} twice. Keep one of them.")
            self.said[name] = value

    def _tell_unread(self) -> None:
        if self.unread:
            self.sentences.append(advice_on(" ".join(self.unread)))
            self.unread.clear()
