from typing import Any
from uuid import UUID

from django import forms

from clients.practices.ids import uuid7
from clients.practices.models import Member
from clients.records.models import Client
from programmes.library.exercises import library_of
from programmes.library.templates.choosing import choices_for
from programmes.training.bulk import classes


class ReplaceForm(forms.Form):
    """Which exercise takes the place of which, in which programmes, and how far it goes at once."""

    old = forms.CharField(label="Replace")
    new = forms.CharField(label="By", required=False)
    programmes = forms.TypedMultipleChoiceField(coerce=UUID, required=False)
    publish = forms.BooleanField(label="Publish where nothing else waits to be published", required=False)
    message = forms.CharField(label="Message to the clients", max_length=300, required=False)

    def __init__(self, member: Member, *args: Any, offered: list[UUID] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((each.name, key) for key, each in library_of(member.practice_id).items())
        choices = [("", "Choose an exercise"), *((key, name) for name, key in named)]
        for name in ("old", "new"):
            self.fields[name].widget = forms.Select(choices=choices)
        self.fields["programmes"].choices = [(str(key), "") for key in offered or []]  # type: ignore[attr-defined]


class ClassForm(forms.Form):
    """One template for several clients: as drafts or, with a first day, published."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid7)
    template = forms.ChoiceField(label="Template", error_messages={"required": "Choose the template of the class."})
    clients = forms.TypedMultipleChoiceField(
        label="Clients",
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one client."},
    )
    starts_on = forms.DateField(
        label="Publish with this first day",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="Leave it empty to keep a draft for each, and look at it first.",
        error_messages={"invalid": "Give the first day as a date, such as 2026-12-01."},
    )
    message = forms.CharField(
        label="Message to the clients", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, member: Member, clients: list[Client], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        templates = [(key, each.template.name) for key, each in choices_for(member).items()]
        self.fields["template"].choices = [("", "Choose a template"), *templates]  # type: ignore[attr-defined]
        self.fields["clients"].choices = [(str(each.pk), each.name) for each in clients]  # type: ignore[attr-defined]

    def clean_clients(self) -> list[UUID]:
        chosen: list[UUID] = self.cleaned_data["clients"]
        if len(chosen) > classes.MOST:
            raise forms.ValidationError(f"A class has at most {classes.MOST} clients at once. Begin a second one.")
        return chosen

    @property
    def plan(self) -> classes.Plan:
        said = self.cleaned_data
        return classes.Plan(said["template"], said["submission"], said["starts_on"], said["message"])
