"""A change as a page sends it: one field, its new value, and what the page saw before."""

from collections.abc import Callable, Mapping
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
)
from therapy.assessments.changing import Seen
from therapy.assessments.models import Assessment, PastHistory, Recurrence
from therapy.assessments.onset import onset_from

UNREADABLE = "This change cannot be read. Reload the page and try again."
MOST_DIGITS = 9
type Said = Mapping[str, Any]


def apply_change(*, assessment: Assessment, said: Any, today: date, by: Member) -> Assessment:
    """Record what `said` asks for. Raises ValidationError if it cannot be read, and all that the actions raise."""
    record = KINDS.get(str(said.get("kind"))) if isinstance(said, dict) else None
    if record is None:
        raise ValidationError(UNREADABLE)
    return record(assessment, said, today, by)


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
        seen=_seen(said),
        by=by,
    )


def _measurement(assessment: Assessment, said: Said, today: date, by: Member) -> Assessment:
    where = Where(_text(said, "test"), _text(said, "key"), _text(said, "side"), _text(said, "site"))
    return record_measurement(assessment=assessment, where=where, value=said.get("value"), seen=_seen(said), by=by)


def _body_map(assessment: Assessment, said: Said, today: date, by: Member) -> Assessment:
    return record_body_map(
        assessment=assessment,
        region=_text(said, "region"),
        side=_text(said, "side"),
        marks=marks_from(said.get("value"), today=today),
        seen=_seen(said),
        by=by,
    )


def _seen(said: Said) -> Seen | None:
    version = said.get("version")
    return None if version is None else Seen(_whole(version) or 0, said.get("was"))


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


KINDS: Mapping[str, Callable[[Assessment, Said, date, Member], Assessment]] = {
    "finding": _finding,
    "measurement": _measurement,
    "body_map": _body_map,
}
