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


class PaceForm(forms.Form):
    """How fast programmes may grow. Shape only: what makes sense is the action's to say."""

    careful_percent = forms.IntegerField(
        label="Tendon, bone, and soon after a birth: percent a week",
        help_text="Above the mean of the four weeks before.",
    )
    usual_percent = forms.IntegerField(label="Other tissue: percent a week")
    gap_days = forms.IntegerField(label="Days from one high load on a region to the next")
    high_load_weeks = forms.IntegerField(label="Weeks of steady work (stages 2 and 3) before a high load")
