"""A change as a page sends it: one field, its new value, and what the page saw before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from clients.practices.models import Member
from therapy.assessments.actions import (
    Marks,
    Where,
    record_body_map,
    record_finding,
    record_measurement,
    skip_test,
)
from therapy.assessments.changing import Seen
from therapy.assessments.measures import measure_at
from therapy.assessments.models import Assessment, PastHistory, Recurrence
from therapy.assessments.onset import onset_from
from therapy.knowledge import load_library

UNREADABLE = "This change cannot be read. Reload the page and try again."
MOST_DIGITS = 9
type Said = Mapping[str, Any]


def apply_change(*, assessment: Assessment, said: Any, today: date, by: Member) -> Assessment:
    """Record what `said` asks for. Raises ValidationError if it cannot be read, and all that the actions raise."""
    kind = KINDS.get(str(said.get("kind"))) if isinstance(said, dict) else None
    if kind is None:
        raise ValidationError(UNREADABLE)
    return kind.record(assessment, said, today, by)


def place_of(said: Said) -> str:
    """The field that is changed, in one string: "finding sd_knee left"; "" where nobody knows this kind."""
    kind = str(said.get("kind"))
    return " ".join([kind, *(_text(said, part) for part in KINDS[kind].place)]) if kind in KINDS else ""


def marks_from(said: Any, *, today: date) -> Marks:
    """Marks from what was typed. Raises ValidationError naming the field."""
    if not isinstance(said, dict):
        raise ValidationError(UNREADABLE)
    recurrence, history = str(said.get("recurrence") or ""), str(said.get("history") or "none")
    if recurrence not in Recurrence.values or history not in PastHistory.values:
        raise ValidationError(UNREADABLE)
    return Marks(
        pain=_rating(said.get("pain"), "Pain"),
        tension=_rating(said.get("tension"), "Tension"),
        recurrence=recurrence,
        onset=onset_from(str(said.get("onset") or ""), today=today),
        history=history,
    )


def _rating(said: Any, name: str) -> int | None:
    if said in (None, ""):
        return None
    if not _is_whole(said) or int(said) > 10:
        raise ValidationError(f"{name} goes from 0 to 10.")
    return int(said)


def _finding(assessment: Assessment, said: Said, today: date, by: Member) -> Assessment:
    return record_finding(
        assessment=assessment,
        observation=_text(said, "observation"),
        side=_text(said, "side"),
        severity=_whole(said.get("value")),
        seen=Seen(_whole(said.get("was"))),
        by=by,
    )


def _measurement(assessment: Assessment, said: Said, today: date, by: Member) -> Assessment:
    where = Where(_text(said, "test"), _text(said, "key"), _text(said, "side"), _text(said, "site"))
    seen = Seen(_as_kept(where, said.get("was")))
    return record_measurement(assessment=assessment, where=where, value=said.get("value"), seen=seen, by=by)


def _as_kept(where: Where, was: Any) -> Any:
    """What the page had seen as it is kept: what was typed as "6,5" is 6.5."""
    try:
        return measure_at(load_library(), where).read(was)
    except ValidationError:
        return was


def _body_map(assessment: Assessment, said: Said, today: date, by: Member) -> Assessment:
    return record_body_map(
        assessment=assessment,
        region=_text(said, "region"),
        side=_text(said, "side"),
        marks=marks_from(said.get("value"), today=today),
        seen=Seen(marks_from(said.get("was") or {}, today=today).values),
        by=by,
    )


def _skip(assessment: Assessment, said: Said, today: date, by: Member) -> Assessment:
    reason, seen = str(said.get("value") or ""), Seen(str(said.get("was") or ""))
    return skip_test(assessment=assessment, test=_text(said, "test"), reason=reason, seen=seen, by=by)


def _text(said: Said, name: str) -> str:
    return str(said.get(name) or "")[:80]


def _whole(said: Any) -> int | None:
    if said is None or said == "":
        return None
    if not _is_whole(said):
        raise ValidationError(UNREADABLE)
    return int(said)


def _is_whole(said: Any) -> bool:
    """Whether this is a whole number, or the digits of one, of a length that counts and versions have."""
    return not isinstance(said, bool) and str(said).isdecimal() and len(str(said)) <= MOST_DIGITS


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change: how it is recorded, and which parts of it name its field."""

    record: Callable[[Assessment, Said, date, Member], Assessment]
    place: tuple[str, ...]


KINDS: Mapping[str, Kind] = {
    "finding": Kind(_finding, ("observation", "side")),
    "measurement": Kind(_measurement, ("test", "key", "site", "side")),
    "body_map": Kind(_body_map, ("region", "side")),
    "skip": Kind(_skip, ("test",)),
}
