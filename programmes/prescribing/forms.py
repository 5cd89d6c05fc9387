from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from programmes.library.templates.choosing import Choice
from programmes.prescribing.models import DoseSide


class Change(forms.Form):
    """What every change of a draft says: the `edits` of the draft that its screen saw."""

    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class DoseForm(Change):
    """The fields of a dose that were sent; the others stay. Shape only: what there can be is the action's to say."""

    sets = forms.IntegerField(label="Sets")
    reps = forms.IntegerField(label="Repetitions")
    reps_most = forms.IntegerField(label="Up to")
    duration_seconds = forms.IntegerField(label="Time")
    duration_most = forms.IntegerField(label="To")
    distance_metres = forms.IntegerField(label="Distance")
    hold_seconds = forms.IntegerField(label="Hold")
    rest_seconds = forms.IntegerField(label="Rest")
    times_per_day = forms.IntegerField(label="Times a day")
    per_week = forms.IntegerField(label="Days a week")
    effort = forms.IntegerField(label="Effort")
    pain_limit = forms.IntegerField(label="Pain limit")
    side = forms.ChoiceField(label="Side", choices=DoseSide.choices, required=False)
    tempo = forms.CharField(label="Tempo", required=False)
    cue = forms.CharField(label="Cue", required=False)
    note = forms.CharField(label="Note to the client", required=False)
    own_note = forms.CharField(label="Note to yourself", required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.fields = {name: field for name, field in self.fields.items() if name == "edits" or name in data}

    @property
    def dose(self) -> dict[str, Any]:
        """What was said of the dose, by column."""
        return {name: value for name, value in self.cleaned_data.items() if name != "edits"}


class TypedDoseForm(Change):
    """A dose as a therapist types it. How it reads is the action's to say."""

    dose = forms.CharField(label="Dose", required=False)


class ExerciseForm(Change):
    """An exercise to put in, and why, where a caution rules it out."""

    exercise = forms.CharField()
    override_reason = forms.CharField(required=False)


class NewerForm(Change):
    """Why the newer version is right, where a caution rules it out."""

    override_reason = forms.CharField(required=False)


class RemarkForm(Change):
    """One remark of the plan checks, by its key."""

    remark = forms.CharField(max_length=40)


class KeepForm(RemarkForm):
    reason = forms.CharField(label="Why it is right", max_length=300, required=False)


class PlaceForm(Change):
    """Where an exercise goes: into which workout, and in front of which other; empty is the end."""

    workout = forms.UUIDField()
    before = forms.UUIDField(required=False)


class StageForm(Change):
    name = forms.CharField(label="Name", max_length=80, required=False)
    weeks = forms.IntegerField(label="Weeks")
    sessions_per_week = forms.IntegerField(label="Sessions a week")


class CopyStageForm(Change):
    weeks = forms.IntegerField(label="Weeks")


class SplitStageForm(Change):
    week = forms.IntegerField(label="Week")


class CopyWorkoutForm(Change):
    stage = forms.UUIDField(label="Into")


class DraftForm(forms.Form):
    """Which template to draft from, of those that can be chosen; empty takes the one that fits best."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    template = forms.ChoiceField(required=False, widget=forms.RadioSelect)

    def __init__(self, *args: object, choices: Mapping[str, Choice], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        named = [(key, choice.template.name) for key, choice in choices.items()]
        self.fields["template"].choices = [("", "Best fitting"), *named]  # type: ignore[attr-defined]


class PublishForm(forms.Form):
    """The draft that was looked at, when it starts, and what the client is told. The training room publishes by it."""

    seen = forms.CharField(
        max_length=20,
        widget=forms.HiddenInput,
        error_messages={"required": "Open the programme again, look at the draft, then publish it."},
    )

    starts_on = forms.DateField(
        label="Starts on",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": "Choose the day on which the programme begins.",
            "invalid": "Give the first day as a date, such as 2026-12-01.",
        },
    )
    message = forms.CharField(
        label="Message to the client",
        max_length=300,
        required=False,
        help_text="What this is for, or what changed and why.",
        error_messages={"max_length": "Keep the message to 300 characters or fewer."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
