"""The pieces that say how often, in which weeks, how hard, and how much it may hurt."""

import re

from therapy.reasoning.dosage.reading.piece import Piece, Said, piece, whole

COUNT = r"(?P<n>\d{1,6}|once|twice|thrice|one|two|three|four|five|six)"
COUNTS = {"once": 1, "twice": 2, "thrice": 3, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
DAY_NAMES = r"mon(?:days?)?|tue(?:s|sdays?)?|wed(?:s|nesdays?)?|thu(?:r|rs|rsdays?)?|fri(?:days?)?"
DAY_NAMES += r"|sat(?:urdays?)?|sun(?:days?)?"
LATIN = {"bd": 2, "bid": 2, "tds": 3, "tid": 3, "qds": 4, "qid": 4}
SHORT = re.compile(r"th|tu|sa|su|m|t|w|f", re.ASCII | re.IGNORECASE)
PER = r"(?:/|per\b|a\b|each\b|every\b|in a\b)"
WEEK, DAY = r"(?:week|wk|w|weekly)", r"(?:day|d|daily)"


def day_number(name: str) -> int:
    """The weekday that a name begins: "Thursday" and "th" are 3."""
    begin = name.lower()[:2]
    return {"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "sa": 5, "su": 6}.get(begin, "mtw_f".find(begin[0]))


def _counted(found: re.Match[str]) -> int:
    said = found["n"].lower()
    return COUNTS[said] if said in COUNTS else int(said)


def _on(days: set[int]) -> Said:
    return {"days": tuple(sorted(days)), "per_week": len(days)}


def _named(found: re.Match[str]) -> Said:
    return _on({day_number(name) for name in re.findall(DAY_NAMES, found.group(), re.ASCII | re.IGNORECASE)})


def _short(found: re.Match[str]) -> Said:
    return _on({day_number(name) for name in SHORT.findall(found.group())})


def _from_to(found: re.Match[str]) -> Said:
    first, last = day_number(found["first"]), day_number(found["last"])
    length = (last - first) % 7 + 1
    return _on({(first + step) % 7 for step in range(length)})


def _times_a_day(found: re.Match[str]) -> Said:
    return {"times_per_day": _counted(found)}


def _a_week(found: re.Match[str]) -> Said:
    return {"per_week": _counted(found)}


def _weeks(found: re.Match[str]) -> Said:
    return {"from_week": whole(found["first"]), "until_week": whole(found["last"])}


PIECES: tuple[Piece, ...] = (
    piece(r"every (?:other|second|2nd) day|alternate days", lambda _: {"per_week": 3, "days_apart": 2}),
    piece(rf"{COUNT} (?:x|times\b)? (?:{PER} {DAY}|daily)", _times_a_day),
    piece(r"(?P<n>\d{1,6}) x day", _times_a_day),
    piece(rf"{COUNT} (?:x|times\b|days?\b|sessions?\b)? (?:{PER} {WEEK}|weekly)", _a_week),
    piece(r"(?P<n>\d{1,6}) x week", _a_week),
    piece(r"every day|daily", lambda _: {"per_week": 7}),
    piece("|".join(LATIN), lambda m: {"times_per_day": LATIN[m.group().lower()]}),
    piece(r"(?:on\b)? week ?days", lambda _: _on({0, 1, 2, 3, 4})),
    piece(r"(?:on\b)? week ?ends?", lambda _: _on({5, 6})),
    piece(rf"(?:on\b)? (?P<first>{DAY_NAMES}) (?:-|to\b) (?P<last>{DAY_NAMES})", _from_to),
    piece(rf"(?:on\b)? (?:{DAY_NAMES})(?:[\s,/&+]+(?:and\s+)?(?:{DAY_NAMES})\b)*", _named),
    piece(r"(?:on\b)? (?:th|tu|sa|su|m|t|w|f)(?:[,/]? (?:th|tu|sa|su|m|t|w|f))+", _short),
    piece(r"(?:at least|min(?:imum)?|>=?)? (?P<n>\d{1,3}) days? apart", lambda m: {"days_apart": whole(m["n"])}),
    piece(r"weeks? (?P<first>\d{1,6}) (?:-|to\b) (?P<last>\d{1,6})", _weeks),
    piece(r"(?:from|starting|start) (?:in )?week (?P<n>\d{1,6})", lambda m: {"from_week": whole(m["n"])}),
    piece(r"(?:until|till|to|up to) week (?P<n>\d{1,6})", lambda m: {"until_week": whole(m["n"])}),
    piece(r"(?:effort|rpe|cr10):? (?:up to|max|<=?)? (?P<n>\d{1,6})(?: / ?10)?", lambda m: {"effort": whole(m["n"])}),
    piece(
        r"pain:? (?:limit|ceiling)? (?:up to|max|<=?|to|under|of)? (?P<n>\d{1,6})(?: / ?10)?",
        lambda m: {"pain_limit": whole(m["n"])},
    ),
)  # fmt: skip
