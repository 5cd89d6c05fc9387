from typing import Any

from django import forms

from clients.practices.models import Role
from clients.practices.zones import zone_choices


class AddMemberForm(forms.Form):
    name = forms.CharField(max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label="E-mail",
        help_text="Their way in: a link to set a password goes to this address.",
        error_messages={"invalid": "Enter an e-mail address such as name@example.org."},
    )
    role = forms.ChoiceField(
        choices=Role.choices,
        help_text="Therapists treat clients. Admins keep members, templates, settings and the audit trail.",
    )
    title = forms.CharField(max_length=80, required=False, help_text="As clients know them: Exercise therapist.")


class MemberForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices)
    title = forms.CharField(max_length=80, required=False)


class PracticeForm(forms.Form):
    name = forms.CharField(max_length=120, label="Name of the practice")
    time_zone = forms.ChoiceField(choices=zone_choices, help_text="Lists and the audit trail use this clock.")
    emergency_number = forms.CharField(
        max_length=20, help_text="What clients see when they should get help now, such as 999 or 112."
    )
    phone = forms.CharField(
        max_length=30, required=False, label="Telephone", help_text="Printed on what clients take home."
    )

    def clean_emergency_number(self) -> str:
        return _dialled(self.cleaned_data["emergency_number"], such_as="112")

    def clean_phone(self) -> str:
        return _dialled(self.cleaned_data["phone"], such_as="020 7946 0112") if self.cleaned_data["phone"] else ""


def _dialled(number: str, *, such_as: str) -> str:
    if not number.replace(" ", "").removeprefix("+").isdigit():
        raise forms.ValidationError(f"Enter a number that can be dialled, such as {such_as}.")
    return number


class SuggestionsForm(forms.Form):
    """One button: which way to switch."""

    on = forms.TypedChoiceField(choices=[("yes", "On"), ("no", "Off")], coerce="yes".__eq__)


class HandForm(forms.Form):
    """One button: for which hand the assessing pages are laid out."""

    left = forms.TypedChoiceField(choices=[("left", "Left"), ("right", "Right")], coerce="left".__eq__)


class TokenForm(forms.Form):
    name = forms.CharField(
        max_length=80, label="What is it for?", help_text="For your own list: Booking system.", strip=True
    )


class AuditFilterForm(forms.Form):
    event = forms.ChoiceField(required=False)
    person = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, events: list[str], people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].choices = [("", "Every event"), *((event, event) for event in events)]  # type: ignore[attr-defined]
        self.fields["person"].choices = [("", "Everybody"), *people]  # type: ignore[attr-defined]
