"""What two screens said about one field, told to the one that came later."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from clients.practices.models import Member
from therapy.assessments.changes import Said
from therapy.assessments.changing import ChangedSince
from therapy.assessments.models import Assessment
from therapy.assessments.receiving import last_at
from therapy.assessments.words import named, severity_words

NOTHING = "nothing"


def both_sides(assessment: Assessment, said: Said, since: ChangedSince, *, by: Member) -> dict[str, Any]:
    """Both values, each in words, and a sentence that says who came first."""
    last = last_at(assessment, said, by=by)
    theirs, yours = value_words(said, since.theirs), value_words(said, since.yours)
    who = _who(last.made_by if last else None, by)
    at = f" at {_clock(last.received_at)}" if last else ""
    sentence = f"{who} recorded “{theirs}” here{at}; you chose “{yours}”. Nothing was overwritten."
    return {
        "sentence": sentence,
        "theirs": since.theirs,
        "yours": since.yours,
        "theirs_words": theirs,
        "yours_words": yours,
    }


def value_words(said: Said, value: Any) -> str:
    """A value of this kind of field as it is read aloud."""
    if said["kind"] == "finding":
        return severity_words(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{named(key).lower()} {_plain(part)}" for key, part in value.items() if part) or NOTHING
    return NOTHING if value in (None, "") else _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes"
    if isinstance(value, list | tuple):
        return " and ".join(map(_plain, value))
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _who(member: Member | None, by: Member) -> str:
    if member is None:
        return "Somebody else"
    return "You, on another screen," if member == by else str(member.person.name)


def _clock(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M:%S}"
