from django import forms


class AddendumForm(forms.Form):
    text = forms.CharField(
        label="Addendum",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what is to be added."},
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)
