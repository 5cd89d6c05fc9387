from typing import Any

from django import forms

from programmes.library.catalogue import AT_HOME, EQUIPMENT, Wanted
from programmes.library.words import choices_of
from therapy.knowledge.records import Category, Position

STAGES = [("", "Any stage"), *((str(number), f"Stage {number}") for number in range(1, 5))]


class ExerciseFilter(forms.Form):
    """What somebody looks for in the library. Shape only: what makes no sense is left out of `wanted`."""

    words = forms.CharField(
        label="Search",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Name or muscle", "autocomplete": "off"}),
    )
    stage = forms.TypedChoiceField(label="Stage", required=False, choices=STAGES, coerce=int, empty_value=None)
    category = forms.ChoiceField(
        label="Category", required=False, choices=[("", "Any category"), *choices_of(Category)]
    )
    position = forms.ChoiceField(
        label="Position", required=False, choices=[("", "Any position"), *choices_of(Position)]
    )
    equipment = forms.ChoiceField(
        label="Equipment",
        required=False,
        choices=[
            ("", "Any equipment"),
            (AT_HOME, "Household things only"),
            *((key, name) for key, (name, _) in EQUIPMENT.items()),
        ],
    )

    @property
    def wanted(self) -> Wanted:
        self.is_valid()
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if value}
        return Wanted(**said)
