"""What happened to the client's body, as roughly as they remember it; and the rest that is said before the tests."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from clients.records.models import ConsentKind, HistoryKind
from therapy.assessments.actions import Before, Screening
from therapy.assessments.onset import day_from
from therapy.assessments.places import key_of, known_places, place_names, place_words
from therapy.knowledge import load_library

ROWS = 3


def _place_choices() -> list[tuple[str, str]]:
    library = load_library()
    places = [(key_of(place), place_words(place, library)) for place in place_names(library)]
    return [("", "Not one place"), *places]


class HappenedForm(forms.Form):
    """One injury, operation or birth. A row without a kind, a time and words says nothing."""

    kind = forms.ChoiceField(label="What", required=False, choices=[("", "Nothing more"), *HistoryKind.choices])
    place = forms.ChoiceField(label="Where", required=False, choices=_place_choices)
    when = forms.CharField(
        label="When",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"placeholder": "2019 or 2019-04", "autocomplete": "off"}),
    )
    words = forms.CharField(
        label="In a few words", required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    is_documented = forms.BooleanField(label="On record", required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "when" in self.errors:
            return said
        if bool(said.get("kind")) != bool(said.get("when")) or (said.get("words") and not said.get("kind")):
            self.add_error("when" if said.get("kind") else "kind", "Say what happened and when; a year is enough.")
        return said

    def clean_when(self) -> Any:
        return day_from(self.cleaned_data["when"], today=timezone.localdate())

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of a history event."""
        said = self.cleaned_data
        region, _, side = said["place"].partition(".")
        return {
            "kind": said["kind"],
            "region": region,
            "side": side,
            "happened_on": said["when"],
            "words": said["words"],
            "is_documented": said["is_documented"],
        }


HappenedFormSet = forms.formset_factory(HappenedForm, extra=ROWS)


class StartForm(forms.Form):
    """Which set of tests, where it troubles, what was agreed to, and the goal; the screen is read beside it."""

    battery = forms.CharField(max_length=40, error_messages={"required": "Choose a set of tests."})
    submission = forms.UUIDField(widget=forms.HiddenInput)

    places = forms.MultipleChoiceField(required=False, choices=lambda: [(key, key) for key in known_places()])
    consents = forms.MultipleChoiceField(required=False, choices=ConsentKind.choices)
    goal = forms.CharField(
        label="Goal, in the client's words",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def before(self, screening: Screening, happened: Any) -> Before:
        """What was said, with the screen and the rows of a valid `happened`."""
        said = self.cleaned_data
        events = [row.facts for row in happened if row.cleaned_data.get("kind")]
        goal = said["goal"] if "goal" in self.data else None
        return Before(screening, said["places"], said["consents"], events, goal)


def happened_from(data: QueryDict | None) -> Any:
    """The rows of the history, empty or as they were typed. A page that has none sends none."""
    return HappenedFormSet(data if data and "happened-TOTAL_FORMS" in data else None, prefix="happened")
