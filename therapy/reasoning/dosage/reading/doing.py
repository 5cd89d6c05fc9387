"""The pieces that say how it is done: amount, hold, side, tempo, load, rest. The longer reading comes first."""

import re
from decimal import Decimal

from therapy.knowledge.records import Side
from therapy.reasoning.dosage.bounds import BANDS
from therapy.reasoning.dosage.reading.piece import (
    MINUTES,
    NUMBER,
    SECONDS,
    TIME,
    Piece,
    Said,
    Unclear,
    piece,
    seconds,
    whole,
)
from therapy.reasoning.dosage.value import Counted, DoseSide

SETS = r"(?P<sets>\d{1,6}) (?:sets?\b (?:x|of\b|,)?|x|of\b) "
RANGE = rf"(?P<least>{NUMBER}) (?:(?:-|to\b) (?P<most>{NUMBER}))?"
UNIT = rf"(?:(?P<unit>reps?|repetitions?|times|breaths?|{SECONDS}|{MINUTES}|m(?! [twf]h?\b)|metres?|meters?|km)\b)"
LIMB = r"(?:sides?|legs?|arms?|hands?|foot|feet|way)"
LEFT, RIGHT = r"(?:left|l|lt)", r"(?:right|r|rt)"
PACES = r"slow(?:ly)?|gent(?:le|ly)|steady|quick(?:ly)?|fast|controlled|springy|explosive"
COLOURS = "|".join(sorted(BANDS, key=len, reverse=True)).replace(" ", r"\s+")


def _amount(found: re.Match[str]) -> Said:
    said = found.groupdict()
    sets = {"sets": whole(said["sets"])} if said.get("sets") else {}
    hold = {"hold_seconds": whole(said["held"])} if said.get("held") else {}
    return sets | hold | _in_a_set(said["least"], said["most"], (said.get("unit") or "reps").lower())


def _in_a_set(least: str, most: str | None, unit: str) -> Said:
    if unit in ("m", "metre", "metres", "meter", "meters", "km"):
        if most:
            raise Unclear(f"A distance is one number: write {most} {unit}.")
        return {"distance_metres": whole(str(Decimal(least) * (1000 if unit == "km" else 1)))}
    if unit[0] in "sm":
        return {"duration_seconds": seconds(least, unit), "duration_most": seconds(most or "0", unit)}
    counted = Counted.BREATHS if unit.startswith("breath") else Counted.REPS
    return {"reps": whole(least), "reps_most": whole(most or "0"), "counted_in": counted}


def _hold(found: re.Match[str]) -> Said:
    return {"hold_seconds": seconds(found["time"], found["time_unit"])}


def _rest(found: re.Match[str]) -> Said:
    return {"rest_seconds": seconds(found["time"], found["time_unit"])}


def _side_rest(found: re.Match[str]) -> Said:
    return {"side_rest_seconds": seconds(found["time"], found["time_unit"])}


def _first(found: re.Match[str]) -> Said:
    return {"side": DoseSide.BOTH, "first": _side_named(found["first"])}


def _extra(found: re.Match[str]) -> Said:
    return {"extra_set": _side_named(found["extra"])}


def _one_side(found: re.Match[str]) -> Said:
    return {"side": DoseSide(_side_named(found["one"]))}


def _side_named(name: str) -> Side:
    return Side.LEFT if name[0] in "lL" else Side.RIGHT


def _tempo(found: re.Match[str]) -> Said:
    return {"tempo": " ".join(found["tempo"].split())}


def _kilograms(found: re.Match[str]) -> Said:
    return {"load_kg": Decimal(found["kg"].replace(",", "."))}


def _band(found: re.Match[str]) -> Said:
    return {"band": " ".join(found["band"].lower().split())}


PIECES: tuple[Piece, ...] = (
    piece(rf"rest (?:for\b)? {TIME} (?:between|btw) sides?", _side_rest),
    piece(rf"{TIME} (?:of\b)? rest between sides?", _side_rest),
    piece(rf"rest (?:for\b)? {TIME} (?:between sets?)?", _rest),
    piece(rf"{TIME} (?:of\b)? (?:rest|pause) (?:between sets?)?", _rest),
    piece(rf"(?:hold|holds|holding|held)\b (?:for\b)? {TIME} (?:each|holds?)?(?!\s*(?:side|leg|arm))", _hold),
    piece(rf"(?:hold|holds|holding|held)\b (?:for\b)? {TIME}", _hold),
    piece(rf"{TIME} (?:-\s*)?holds?", _hold),
    piece(rf"(?:each|per|every|ea)\b {LIMB}? ,? (?:the\b)? (?P<first>{LEFT}|{RIGHT}) {LIMB}? first", _first),
    piece(rf"(?P<first>{LEFT}|{RIGHT}) {LIMB}? first", _first),
    piece(
        rf"(?:(?:each|per|every|ea)\b {LIMB}? ,? )?(?:the\b)? (?:weaker|weak|worse) {LIMB}? first",
        lambda _: {"side": DoseSide.WEAKER},
    ),
    piece(rf"(?:(?:one|1) more|(?:one|1)? extra) set (?:on|for)? (?:the\b)? (?P<extra>{LEFT}|{RIGHT}) {LIMB}?", _extra),
    piece(rf"(?:each|per|every|ea)\b {LIMB}", lambda _: {"side": DoseSide.BOTH}),
    piece(r"/ (?:side|leg|arm|hand|foot)", lambda _: {"side": DoseSide.BOTH}),
    piece(rf"(?:alternating|alternate|alt)\b (?:{LIMB})?", lambda _: {"side": DoseSide.ALTERNATING}),
    piece(rf"(?:(?:on|the)\b )*(?P<one>{LEFT}|{RIGHT})\b (?:{LIMB}|only)? (?:only)?", _one_side),
    piece(rf"(?:both {LIMB}?)? together|both (?:{LIMB})?|bilateral", lambda _: {"side": DoseSide.NEITHER}),
    piece(r"tempo:? (?P<tempo>\d{1,2}(?:-\d{1,2}){2,3})", _tempo),
    piece(rf"(?:tempo:?)? (?P<tempo>{PACES})", _tempo),
    piece(r"tempo:? (?P<tempo>[^,;]+)", _tempo),
    piece(r"(?P<tempo>\d{1,2}(?:-\d{1,2}){2,3})", _tempo),
    piece(r"(?P<kg>\d{1,4}(?:[.,]\d{1,2})?) (?:kgs?|kilos?|kilograms?)", _kilograms),
    piece(rf"(?P<band>{COLOURS}) (?:resistance|exercise)? bands?", _band),
    piece(rf"bands?:? (?P<band>{COLOURS})", _band),
    piece(r"(?P<share>\d{1,3}) % (?:of\b)? (?:bw|body weight)", lambda m: {"bodyweight_percent": whole(m["share"])}),
    piece(r"(?:bw|body weight) (?P<share>\d{1,3}) %", lambda m: {"bodyweight_percent": whole(m["share"])}),
    piece(r"body weight(?: only)?|bw|unloaded|no (?:load|weight)", lambda _: {"load_kg": Decimal(0)}),
    piece(r"(?:superset|circuit|pair) (?P<pair>[a-h])", lambda m: {"pair": m["pair"].upper()}),
    piece(rf"{SETS}{RANGE} {UNIT}? x (?P<held>\d{{1,4}}) {SECONDS}?", _amount),
    piece(rf"{SETS}{RANGE} {UNIT}(?: holds?(?! (?:for)? \d+ s))?", _amount),
    piece(rf"{SETS}{RANGE}(?! (?:kg|kilo|lb|%|x|/ d|/ w|times|days?))", _amount),
    piece(rf"{RANGE} {UNIT} (?:x|for) (?P<sets>\d{{1,6}}) (?:sets?)?(?! (?:/|a\b|per\b|times))", _amount),
    piece(rf"{RANGE} {UNIT}", _amount),
    piece(r"(?P<sets>\d{1,6}) sets?", lambda m: {"sets": whole(m["sets"])}),
)  # fmt: skip
