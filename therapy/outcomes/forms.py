from collections.abc import Sequence
from typing import Any

from django import forms

from clients.records.forms import DATE_INVALID
from therapy.outcomes.prompts import MOST_ACTIVITIES, measures_to_ask, measures_to_type_in

EVERY = [("", "Once"), (1, "Every week"), (2, "Every 2 weeks"), (4, "Every 4 weeks"), (12, "Every 12 weeks")]


def _date(**more: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(widget=widget, error_messages={"invalid": DATE_INVALID}, **more)


class AskForm(forms.Form):
    """What to ask a client, when and how often."""

    measure = forms.ChoiceField(choices=lambda: [(one.id, one.name) for one in measures_to_ask()])
    due_on = _date(label="From")
    every_weeks = forms.TypedChoiceField(choices=EVERY, coerce=int, empty_value=None, required=False, label="How often")
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)


class TotalForm(forms.Form):
    """The total of a form filled in elsewhere."""

    measure = forms.ChoiceField(choices=lambda: [(one.id, one.name) for one in measures_to_type_in()])
    total = forms.FloatField(help_text="Only the total is kept: the form itself belongs to its owners.")
    taken_on = _date(label="Filled in on")
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def entry(self) -> dict[str, Any]:
        """What typing in wants to know."""
        said = dict(self.cleaned_data)
        return {"submission": said.pop("submission"), "entry": said}


class AnswerForm(forms.Form):
    """A client's answers: one number, or a number for each of some named activities."""

    def __init__(self, *args: Any, measure: str, limits: tuple[int, int], names: Sequence[str] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.names, self.limits = list(names), limits
        rows = len(self.names) or MOST_ACTIVITIES
        self.rows = [f"{number}" for number in range(rows if measure == "PSFS" else 1)]
        self.names_activities = measure == "PSFS"
        for row in self.rows:
            self.fields[f"name_{row}"] = forms.CharField(max_length=80, required=False)
            self.fields[f"value_{row}"] = forms.IntegerField(min_value=limits[0], max_value=limits[1], required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.names_activities and said.get("value_0") is None:
            raise forms.ValidationError("Choose the number that fits.")
        for row in self.rows:
            if self.names_activities and bool(self._name(row, said)) != (said.get(f"value_{row}") is not None):
                raise forms.ValidationError("Give each thing you named a number, and each number its thing.")
        return said

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The answers given, each with its name."""
        said = self.cleaned_data
        given = [row for row in self.rows if said.get(f"value_{row}") is not None]
        return [{"name": self._name(row, said), "value": said[f"value_{row}"]} for row in given]

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The numbers to choose from; where there are some below nought, those above have their sign."""
        low, high = self.limits
        form = "{:+d}" if low < 0 else "{:d}"
        values = range(low, high + 1)
        return [{"value": value, "shown": (form.format(value) if value else "0").replace("-", "−")} for value in values]

    @property
    def activities(self) -> list[dict[str, Any]]:
        """The rows to fill in: their names of last time, if any, and what was typed."""
        return [
            {
                "number": number + 1,
                "name_field": self[f"name_{row}"],
                "value_field": self[f"value_{row}"],
                "chosen": self._chosen(row),
                "steps": self.steps,
                "fixed": self.names[number] if self.names else "",
            }
            for number, row in enumerate(self.rows)
        ]

    def _chosen(self, row: str) -> int | None:
        typed = self[f"value_{row}"].value()
        return int(typed) if str(typed).lstrip("-").isdigit() else None

    def _name(self, row: str, said: dict[str, Any]) -> str:
        if self.names:
            return self.names[int(row)]
        return str(said.get(f"name_{row}") or "").strip()
