from django import forms


class SetForm(forms.Form):
    """What a set is called; its tests stand beside it, in order."""

    name = forms.CharField(
        max_length=80,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={"required": "Give the set a name, such as “First visit, runners”."},
    )


class NewSetForm(SetForm):
    submission = forms.UUIDField(widget=forms.HiddenInput)


class ChangedSetForm(SetForm):
    """`seen` is the mark of the set as the page showed it."""

    seen = forms.CharField(
        max_length=16,
        widget=forms.HiddenInput,
        error_messages={"required": "This page does not say what it was made from. Reload it and try again."},
    )
