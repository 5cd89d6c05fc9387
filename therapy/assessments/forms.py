"""What was said on the pages: shapes only."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from therapy.assessments.actions import Screening
from therapy.assessments.changes import Said
from therapy.assessments.examination.slots import Slot
from therapy.assessments.field_names import entry_name, finding_name
from therapy.assessments.places import regions_of
from therapy.assessments.sheet import entries_of, sides_of
from therapy.knowledge.records import Test

ANSWERS = {"yes": True, "no": False}
MOST_SAID = 300


class SkipForm(forms.Form):
    reason = forms.CharField(max_length=200, required=False)


class DecisionForm(forms.Form):
    hypothesis = forms.CharField(max_length=200)
    choice = forms.CharField(max_length=6)
    reason = forms.CharField(max_length=500, required=False)
    words = forms.CharField(max_length=500, required=False)


class OwnHypothesisForm(forms.Form):
    """A hypothesis of the therapist's own, in words, and what speaks for it."""

    words = forms.CharField(
        label="Your hypothesis",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input"}),
        error_messages={"required": "Write the hypothesis as you would put it."},
    )
    reason = forms.CharField(
        label="What speaks for it",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input"}),
        error_messages={"required": "Say what speaks for it, so that a colleague can weigh it."},
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)


class RetestForm(forms.Form):
    """A finding looked at again: under which condition, and how it was; an empty change takes it back."""

    observation = forms.CharField(max_length=60)
    condition = forms.CharField(max_length=60)
    side = forms.CharField(max_length=5, required=False)
    change = forms.CharField(max_length=6, required=False)


def screening_from(data: QueryDict) -> Screening:
    """The answers of a posted screen; a question that was not asked is left out."""
    answers = {
        name.removeprefix("flag."): ANSWERS[str(answer)]
        for name, answer in data.items()
        if name.startswith("flag.") and answer in ANSWERS
    }
    follow_ups = {
        flag: said for flag in answers if (said := " ".join(str(data.get(f"follow.{flag}", "")).split())[:MOST_SAID])
    }
    regions = regions_of(data.getlist("places"))
    return Screening(answers, regions, data.getlist("tags"), data.getlist("equipment"), follow_ups)


def version_and_was(data: QueryDict) -> tuple[int | None, Mapping[str, Any]]:
    """What the posted page had seen: the assessment's version, and each field's value."""
    try:
        was = json.loads(data.get("was", "{}"))
        return int(str(data["version"])), was if isinstance(was, dict) else {}
    except (KeyError, ValueError):
        return None, {}


def sheet_changes(test: Test, data: QueryDict) -> Iterator[tuple[str, Said]]:
    """Every field of a test's form that is no longer what the page had seen, as changes by field name."""
    version, was = version_and_was(data)
    for name, change in _fields(test):
        said = data.get(name)
        if said is not None and not _same(said, was.get(name)):
            yield name, {**change, "value": said.strip() or None, "was": was.get(name), "version": version}


def marks_changes(places: Iterator[tuple[str, str]], data: QueryDict, *, today: date) -> Iterator[tuple[str, Said]]:
    """Every row of the body map's form whose fields were changed."""
    version, was = version_and_was(data)
    for region, side in places:
        name = f"map.{region}.{side}"
        said = {key: data.get(f"{name}.{key}", "") for key in ("pain", "tension", "recurrence", "onset", "history")}
        seen = was.get(name)
        yield (
            name,
            {"kind": "body_map", "region": region, "side": side, "value": said, "was": seen, "version": version},
        )


def examined_changes(slots: Iterable[Slot], data: QueryDict) -> Iterator[tuple[str, Said]]:
    """Every entry of a form that is no longer what the page had seen."""
    version, was = version_and_was(data)
    for slot in slots:
        said, seen = slot.said_in(data), was.get(slot.name)
        if said is not None and slot.is_changed(said, seen):
            yield (
                slot.name,
                {"kind": "measurement", **slot.place, "value": said or None, "was": seen, "version": version},
            )


def typed_in(slots: Iterable[Slot], data: QueryDict, errors: Mapping[str, str]) -> dict[str, Mapping[str, Any]]:
    """What was typed into the entries that could not be kept."""
    return {slot.name: slot.said_in(data) or {} for slot in slots if slot.name in errors}


def sentence(error: ValidationError) -> str:
    return " ".join(error.messages)


def _fields(test: Test) -> Iterator[tuple[str, dict[str, Any]]]:
    for seen in test.observations:
        for side in sides_of(seen):
            yield finding_name(seen.id, side), {"kind": "finding", "observation": seen.id, "side": side}
    for entry in entries_of(test):
        for side in entry.sides:
            place = {"test": test.id, "key": entry.key, "site": entry.site, "side": side}
            yield entry_name(entry.key, entry.site, side), {"kind": "measurement", **place}


def _same(said: str, seen: Any) -> bool:
    shown = "" if seen is None else f"{seen:g}" if isinstance(seen, int | float) else str(seen)
    return said.strip() == shown
