from typing import Any

from django import forms

from clients.records.forms import date_field
from therapy.outcomes.prompts import measures_to_ask, measures_to_type_in

EVERY = [("", "Once"), (1, "Every week"), (2, "Every 2 weeks"), (4, "Every 4 weeks"), (12, "Every 12 weeks")]


class AskForm(forms.Form):
    """What to ask a client, when and how often."""

    measure = forms.ChoiceField(choices=lambda: [(one.id, one.name) for one in measures_to_ask()])
    due_on = date_field(label="From")
    every_weeks = forms.TypedChoiceField(choices=EVERY, coerce=int, empty_value=None, required=False, label="How often")
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)


class TotalForm(forms.Form):
    """The total of a form filled in elsewhere."""

    measure = forms.ChoiceField(choices=lambda: [(one.id, one.name) for one in measures_to_type_in()])
    total = forms.FloatField(help_text="Only the total is kept: the form itself belongs to its owners.")
    taken_on = date_field(label="Filled in on")
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def entry(self) -> dict[str, Any]:
        """What typing in wants to know."""
        said = dict(self.cleaned_data)
        return {"submission": said.pop("submission"), "entry": said}
