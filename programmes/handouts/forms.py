from typing import Any

from django import forms

from programmes.handouts.choices import Choices, Naming, Size
from programmes.prescribing.models import ProgrammeVersion

SIZES = [(Size.A4, "A4"), (Size.LETTER, "US Letter")]
NAMINGS = [(Naming.INITIALS, "Initials"), (Naming.NAME, "Full name"), (Naming.NOBODY, "No name")]


class HandoutForm(forms.Form):
    """How the handout is wanted. It travels in the address, so it names nothing about the client."""

    stage = forms.TypedChoiceField(label="Stage", coerce=int)
    naming = forms.ChoiceField(label="Whose it is", choices=NAMINGS, widget=forms.RadioSelect)
    size = forms.ChoiceField(label="Paper", choices=SIZES, widget=forms.RadioSelect)
    is_large = forms.BooleanField(label="Large print", required=False)
    is_black = forms.BooleanField(label="Black and white", required=False)
    no_pictures = forms.BooleanField(label="Without pictures", required=False)
    no_code = forms.BooleanField(label="Without the code for the phone", required=False)

    def __init__(self, data: Any, *, version: ProgrammeVersion, stage: int) -> None:
        usual = {"stage": stage, "naming": Naming.INITIALS, "size": Size.A4}
        super().__init__({**usual, **data.dict()} if data else usual)
        stages = [(each.number, f"{each.number}. {each.name}") for each in version.stages.all()]
        self.fields["stage"].choices = stages  # type: ignore[attr-defined]

    @property
    def choices(self) -> Choices:
        """What was chosen; what makes no sense is the usual."""
        said = self.cleaned_data if self.is_valid() else {}
        return Choices(
            size=Size(said.get("size", Size.A4)),
            naming=Naming(said.get("naming", Naming.INITIALS)),
            stage=said.get("stage", 0),
            is_large=bool(said.get("is_large")),
            is_black=bool(said.get("is_black")),
            has_pictures=not said.get("no_pictures"),
            has_code=not said.get("no_code"),
        )
