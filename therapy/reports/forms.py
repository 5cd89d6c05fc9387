from typing import Any

from django import forms

from therapy.reports.models import Part, Reader, Report, Size, Wording

OF_A_LETTER = (Part.FELT, Part.FOUND)
RECIPIENT_HELP = "Name and address, a line each. They stand at the head of the letter."


class ReportForm(forms.Form):
    """What a draft can be told: for whom, in which words, what is in it. A letter of referral chooses less."""

    reader = forms.ChoiceField(label="Who reads it", choices=Reader.choices, widget=forms.RadioSelect)
    wording = forms.ChoiceField(label="In which words", choices=Wording.choices, widget=forms.RadioSelect)
    size = forms.ChoiceField(label="Paper", choices=Size.choices, widget=forms.RadioSelect)
    parts = forms.MultipleChoiceField(
        label="What is in it",
        choices=Part.choices,
        required=False,
        help_text="A part that has nothing to say is left out.",
        widget=forms.CheckboxSelectMultiple,
    )
    recipient = forms.CharField(
        label="To", required=False, max_length=400, help_text=RECIPIENT_HELP, widget=forms.Textarea(attrs={"rows": 3})
    )
    message = forms.CharField(
        label="Your own words", required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 6})
    )
    advice = forms.CharField(
        label="What you told the client", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, report: Report) -> None:
        initial = {name: getattr(report, name) for name in self.base_fields}
        super().__init__(data, initial=initial)
        for name in ("reader", "wording") if report.is_referral else ("advice",):
            del self.fields[name]
        if report.is_referral:
            parts: Any = self.fields["parts"]
            parts.choices = [choice for choice in Part.choices if choice[0] in OF_A_LETTER]

    @property
    def said(self) -> dict[str, Any]:
        """What was said, without the count of edits it was said from."""
        return {name: value for name, value in self.cleaned_data.items() if name != "edits"}
