from django import forms

from programmes.prescribing.forms import Change
from programmes.prescribing.pacing.actions import MOST_REASON


class WarningForm(Change):
    """Which warning is meant."""

    warning = forms.CharField(max_length=100, widget=forms.HiddenInput)


class KeepForm(WarningForm):
    reason = forms.CharField(
        label="Why it stays",
        max_length=MOST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why it stays, in a few words: a colleague will read it."},
    )
