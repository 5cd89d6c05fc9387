"""What a therapist says when a programme turns, and how its sessions fall."""

from typing import Any

from django import forms

from programmes.prescribing.models import Mode, Programme
from programmes.training.actions.life import MOST_WEEKS, SAY_WHY

WEEKDAYS = list(enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")))
APART = [(1, "The next day is all right"), (2, "One day of rest between"), (3, "Two days of rest between")]


class TurnForm(forms.Form):
    """Why a programme pauses, goes on or ends."""

    reason = forms.CharField(
        label="Why",
        max_length=300,
        help_text="Your client reads it.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": SAY_WHY, "max_length": "Keep it to 300 characters or fewer."},
    )


class ExtendForm(TurnForm):
    weeks = forms.IntegerField(
        label="Weeks more",
        widget=forms.NumberInput(attrs={"min": 1, "max": MOST_WEEKS}),
        error_messages=dict.fromkeys(("required", "invalid"), f"Say by how many weeks, 1 to {MOST_WEEKS}."),
    )
    field_order = ("weeks", "reason")


class RhythmForm(forms.Form):
    """What becomes of a session that was not done, and on which days the client trains."""

    mode = forms.ChoiceField(label="A session that was not done", choices=Mode.choices, widget=forms.RadioSelect)
    weekdays = forms.TypedMultipleChoiceField(
        label="Days",
        coerce=int,
        choices=WEEKDAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="None chosen: each stage spreads its sessions evenly. A stage that has more sessions than days does, "
        "too.",
    )
    days_apart = forms.TypedChoiceField(
        label="From one session to the next", coerce=int, choices=APART, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None, *, programme: Programme) -> None:
        said = {"mode": programme.mode, "weekdays": programme.weekdays, "days_apart": programme.days_apart}
        super().__init__(data, initial=said)
