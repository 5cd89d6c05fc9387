from django import forms


class OwnSetForm(forms.Form):
    """What a set is called; its tests stand beside it, in order."""

    name = forms.CharField(
        max_length=80,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={"required": "Give the set a name, such as “First visit, runners”."},
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)
