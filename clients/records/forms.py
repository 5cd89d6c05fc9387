from typing import Any

from django import forms

from clients.practices.models import Member, Role
from clients.practices.zones import zone_choices
from clients.records import words
from clients.records.equipment import EQUIPMENT_CHOICES
from clients.records.languages import Language
from clients.records.looks import LOOK, Build, Clothes, Hair, Skin
from clients.records.models import Client, ConsentKind, HistoryKind, Sex, Side

# Said by forms and by the API alike.
DATE_INVALID = "Enter a date such as 1990-05-31."
TIME_INVALID = "Enter a time such as 08:00."
EMAIL_INVALID = "Enter an e-mail address such as name@example.org."


def date_field(**more: Any) -> forms.DateField:
    return forms.DateField(
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": DATE_INVALID},
        **more,
    )


class ClientForm(forms.Form):
    """What a record says about the client."""

    name = forms.CharField(max_length=120, label="Full name", widget=forms.TextInput(attrs={"autocomplete": "off"}))
    date_of_birth = date_field()
    sex = forms.ChoiceField(choices=Sex.choices, initial=Sex.UNKNOWN, help_text="Some safety questions depend on it.")
    email = forms.EmailField(
        label="E-mail",
        required=False,
        help_text="With an address the client can sign in by a code and be reminded.",
        error_messages={"invalid": EMAIL_INVALID},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.CharField(
        max_length=30, required=False, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})
    )
    therapist = forms.ModelChoiceField(queryset=Member.objects.none(), label="Lead therapist", empty_label=None)
    pronouns = forms.CharField(
        max_length=30, required=False, help_text="Such as she/her, as the client says.", widget=forms.TextInput()
    )
    complaint = forms.CharField(
        max_length=200, required=False, help_text="What they come for, and for how long: left knee, 8 months."
    )
    goal = forms.CharField(
        max_length=300, required=False, label="Goal, in the client's words", widget=forms.Textarea(attrs={"rows": 2})
    )
    training_time = forms.TimeField(
        initial="08:00",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text="When they like to train. Reminders go out before.",
        error_messages={"invalid": TIME_INVALID},
    )
    time_zone = forms.ChoiceField(choices=zone_choices, help_text="Where the client lives.")
    language = forms.ChoiceField(
        choices=Language.choices, initial=Language.ENGLISH, help_text="In which reminders are written."
    )
    equipment = forms.MultipleChoiceField(
        choices=EQUIPMENT_CHOICES, required=False, widget=forms.CheckboxSelectMultiple, label="Equipment at home"
    )

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        therapists = Member.objects.visible_to(by).working().filter(role=Role.THERAPIST).select_related("person")
        self.fields["therapist"].queryset = therapists.order_by("person__name")  # type: ignore[attr-defined]
        self.fields["therapist"].initial = by.pk
        self.fields["time_zone"].initial = by.practice.time_zone


class RegisterForm(ClientForm):
    """A new client, with the consents they gave; `submission` makes a second POST find what the first one made."""

    consents = forms.MultipleChoiceField(
        choices=ConsentKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="The client agrees to",
        help_text="Tick only what they said or signed.",
    )
    invite = forms.BooleanField(required=False, label="E-mail them the way to sign in")
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("invite") and not said.get("email") and "email" not in self.errors:
            self.add_error("email", "Enter the address the invitation should go to, or untick it.")
        return said


class HistoryForm(forms.Form):
    """Something that happened to the client's body."""

    kind = forms.ChoiceField(choices=HistoryKind.choices)
    happened_on = date_field(label="When", help_text="Only the year is known? Take its first of January.")
    region = forms.ChoiceField(required=False, label="Where")
    side = forms.ChoiceField(
        choices=[(Side.NONE, "No side"), (Side.LEFT, "Left"), (Side.RIGHT, "Right")], required=False
    )
    words = forms.CharField(max_length=200, required=False, label="In a few words")
    is_documented = forms.BooleanField(required=False, label="A letter, report or image says so")
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", "Not one place"), *words.names_of("region").items()]  # type: ignore[attr-defined]


class ConsentForm(forms.Form):
    kind = forms.ChoiceField(choices=ConsentKind.choices)
    withdraw = forms.BooleanField(required=False)

    @property
    def kind_name(self) -> str:
        return str(ConsentKind(self.cleaned_data["kind"]).label)


class OutcomeForm(forms.Form):
    """What a medical professional found, which lets training go on."""

    medical_outcome = forms.CharField(
        max_length=500,
        label="Medical outcome",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who saw the client, when, and what they found. At least 20 characters.",
    )


class AppointmentForm(forms.Form):
    """When a client comes, on the practice's clock."""

    on = date_field(label="Day")
    at = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": "300"}),
        error_messages={"invalid": TIME_INVALID},
    )
    minutes = forms.IntegerField(label="Length in minutes", initial=45)
    place = forms.CharField(
        max_length=120,
        required=False,
        label="Where, or what to bring",
        help_text="The client reads it on their phone. Leave out anything about health.",
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def times(self) -> dict[str, Any]:
        """What booking and moving want to know."""
        said = dict(self.cleaned_data)
        return {"submission": said.pop("submission"), "times": said}


class LookForm(forms.Form):
    """How the figure looks that a client trains with."""

    figure_build = forms.ChoiceField(choices=Build.choices, label="Body")
    figure_skin = forms.ChoiceField(choices=Skin.choices, required=False, label="Skin")
    figure_hair = forms.ChoiceField(choices=Hair.choices, required=False, label="Hair")
    figure_clothes = forms.ChoiceField(choices=Clothes.choices, required=False, label="Clothing")


def look_form(client: Client, said: Any = None) -> LookForm:
    """The form with what was said, or else with what is kept."""
    return LookForm(said, initial={field: getattr(client, field) for field in LOOK})
