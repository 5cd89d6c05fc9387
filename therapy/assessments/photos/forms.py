"""What was said on the pages of photos: shapes only."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from therapy.assessments.models import Assessment, Photo, PhotoView
from therapy.assessments.photos.actions import Because
from therapy.assessments.photos.drawing import LONGEST_NAME, MOST_LINES, Drawn, Line, drawn_on
from therapy.assessments.photos.geometry import Segment
from therapy.assessments.sheet import BODY_MAP
from therapy.assessments.words import test_words
from therapy.knowledge import load_library

PLACES = ("x1", "y1", "x2", "y2")
NO_PLACE = "Both ends need two whole numbers, counted in dots from the upper left corner."


class AddPhotoForm(forms.Form):
    """Which test and from where; the picture comes beside it."""

    test = forms.ChoiceField(error_messages={"invalid_choice": "Choose one of the tests of this assessment."})
    view = forms.ChoiceField(
        label="Taken from where?",
        choices=PhotoView.choices,
        error_messages={"required": "Say from where it is taken.", "invalid_choice": "Choose one of the views."},
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, assessment: Assessment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tests = load_library().tests
        last = sorted(assessment.tests, key=lambda test: test == BODY_MAP)  # nobody takes a photo of what is said
        self.fields["test"].choices = [(each, test_words(tests[each])) for each in last if each in tests]  # type: ignore[attr-defined]


class DeleteForm(forms.Form):
    because = forms.ChoiceField(
        label="Why is it deleted?",
        choices=[("", "Choose a reason"), *Because.choices],
        error_messages={"required": "Say why it is deleted. The audit trail keeps the reason."},
    )


class EndsForm(forms.Form):
    """Where a line begins and ends; four empty fields are no line."""

    x1 = forms.IntegerField(required=False, min_value=0)
    y1 = forms.IntegerField(required=False, min_value=0)
    x2 = forms.IntegerField(required=False, min_value=0)
    y2 = forms.IntegerField(required=False, min_value=0)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        said = [cleaned.get(place) for place in PLACES]
        if any(each is None for each in said) and (any(each is not None for each in said) or self.errors):
            raise forms.ValidationError(NO_PLACE)
        return cleaned

    @property
    def segment(self) -> Segment | None:
        said = [number for place in PLACES if (number := self.cleaned_data.get(place)) is not None]
        return Segment(*said) if len(said) == len(PLACES) else None


class LineForm(EndsForm):
    name = forms.CharField(required=False, max_length=LONGEST_NAME)
    remove = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("name") and self.segment is None and not self.errors:
            raise forms.ValidationError(NO_PLACE)
        return cleaned

    @property
    def line(self) -> Line | None:
        segment = self.segment
        if segment is None or self.cleaned_data.get("remove"):
            return None
        return Line(self.cleaned_data.get("name") or "", segment)


LineForms: "type[BaseFormSet[LineForm]]" = formset_factory(
    LineForm, extra=1, max_num=MOST_LINES, absolute_max=MOST_LINES + 1
)


class SeenForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class DrawingForms:
    """The whole form under a photo: what was seen, the plumb line, the lines."""

    def __init__(self, photo: Photo, data: Any = None) -> None:
        # A form that was sent is read as it is: beside initial values, what equals them would count as empty.
        drawn = drawn_on(photo) if data is None else Drawn()
        lines = [{"name": line.name, **_places(line.segment)} for line in drawn.lines]
        self.seen = SeenForm(data, initial={"seen": photo.edits})
        self.plumb = EndsForm(data, prefix="plumb", initial=_places(drawn.plumb))
        self.lines = LineForms(data, prefix="line", initial=lines)

    @property
    def is_valid(self) -> bool:
        return all([self.seen.is_valid(), self.plumb.is_valid(), self.lines.is_valid()])

    @property
    def seen_edits(self) -> int:
        """The `edits` of the drawing that was changed."""
        return int(self.seen.cleaned_data["seen"])

    @property
    def said(self) -> Drawn:
        return Drawn(self.plumb.segment, tuple(line for form in self.lines if (line := form.line)))

    @property
    def sentences(self) -> list[str]:
        """What is wrong, each sentence once."""
        forms_with_errors = [self.seen, self.plumb, *self.lines]
        each = [sentence for form in forms_with_errors for said in form.errors.values() for sentence in said]
        return list(dict.fromkeys([*each, *self.lines.non_form_errors()]))


def _places(segment: Segment | None) -> dict[str, int]:
    return dict(zip(PLACES, segment.ends, strict=True)) if segment else {}
