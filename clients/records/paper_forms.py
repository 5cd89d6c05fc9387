"""What is written about a client and kept for them: notes, addenda, documents."""

from collections.abc import Mapping
from typing import Any

from django import forms

from clients.records.actions.notes import NOTHING_WRITTEN
from clients.records.forms import date_field
from clients.records.models import PARTS, DocumentKind


def _words(label: str, rows: int, help_text: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "data-grows": ""})
    return forms.CharField(max_length=10_000, required=False, label=label, help_text=help_text, widget=widget)


class NoteForm(forms.Form):
    """A note in the four parts that clinics share, or in one piece; `version` is that of the note it was made from."""

    subjective = _words("Subjective", 3, "What the client says.")
    objective = _words("Objective", 3, "What was seen and measured, what was done.")
    appraisal = _words("Assessment", 3, "What to make of it: hypotheses, course, what stands in the way.")
    plan = _words("Plan", 3, "What comes next, and when.")
    text = _words("Free text", 3)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    @property
    def words(self) -> dict[str, str]:
        """What was written, by part."""
        return {part: self.cleaned_data[part] for part in PARTS}


class AddendumForm(forms.Form):
    text = forms.CharField(
        max_length=10_000,
        label="Addendum",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": NOTHING_WRITTEN},
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)


class DocumentForm(forms.Form):
    """A paper to keep; `refused` holds the sentences for files that were too large to come through."""

    title = forms.CharField(
        max_length=120, label="What it is", help_text="Such as: letter of the family doctor. No names are needed."
    )
    kind = forms.ChoiceField(choices=[each for each in DocumentKind.choices if each[0] != DocumentKind.REPORT])
    dated_on = date_field(label="Date on it")
    document = forms.FileField(
        label="File",
        help_text="A PDF or a picture (JPEG, PNG, WebP), at most 20 MB.",
        widget=forms.FileInput(attrs={"accept": ".pdf,image/jpeg,image/png,image/webp"}),
        error_messages={"required": "Choose a file.", "empty": "This file is empty. Choose another."},
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, refused: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refused = refused

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for field, sentence in self.refused.items():
            self.errors.pop(field, None)
            self.add_error(field if field in self.fields else None, sentence)

    def said(self) -> dict[str, Any]:
        """What keeping a document wants to know."""
        facts = dict(self.cleaned_data)
        return {"submission": facts.pop("submission"), "upload": facts.pop("document"), "facts": facts}
