from django import forms

from programmes.training.actions.gates import MOST_REASON, MOST_WORDS


class DecideForm(forms.Form):
    """Which stage is meant, and why."""

    stage = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(label="Why", required=False, max_length=MOST_REASON)


class SeenForm(forms.Form):
    """What was seen of a criterion."""

    criterion = forms.CharField(widget=forms.HiddenInput, max_length=20)
    met = forms.TypedChoiceField(
        choices=[("yes", "Met"), ("no", "Not met")],
        coerce=lambda said: said == "yes",
        error_messages={"required": "Say whether it is met.", "invalid_choice": "Say whether it is met."},
    )
    words = forms.CharField(label="What you saw", required=False, max_length=MOST_WORDS)
