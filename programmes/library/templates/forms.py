"""The forms of a template. Shape alone: what a template can say is checked where it is kept."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms

from programmes.library.own.forms import LinesField
from programmes.library.templates.contents import LONGEST_STAGE, TemplateRecord, TemplateStage, Turn
from programmes.library.templates.reporting import asked_in_words
from therapy.knowledge import load_library

type Choices = list[tuple[str, str]]
FOCUS: Final = [(1, "1, inner unit"), (2, "2, integration"), (3, "3, standing free"), (4, "4, load")]


def _named(records: Iterable[Any], name: str = "name") -> Choices:
    return sorted(((each.id, getattr(each, name)) for each in records), key=lambda pair: pair[1].casefold())


def _picks(kind: str, label: str, name: str = "name") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        choices=lambda: _named(getattr(load_library(), kind).values(), name),
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def _eases() -> Choices:
    return _named(each for each in load_library().exercises.values() if each.adjunct)


class Seen(forms.Form):
    """What every change says: the `edits` of the draft that its page showed."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class HeadForm(Seen):
    name = forms.CharField(max_length=120)
    audience = forms.CharField(
        max_length=600, widget=forms.Textarea(attrs={"rows": 2}), label="For whom", help_text="And for whom not."
    )
    conditions = LinesField(label="Conditions", help_text="One a line, such as: low-back pain over 12 weeks.")
    sources = _picks("sources", "Sources", "cite")
    cited = LinesField(label="Sources of your own", help_text="One a line. Empty is the practice's own experience.")
    outcomes = _picks("outcomes", "Outcome measures")
    reassess = _picks("tests", "Tests to repeat")
    most_eases = forms.IntegerField(
        min_value=0,
        max_value=3,
        label="Eases in a session at most",
        help_text="Release, lengthening and mobility are chosen from the findings, 0 to 3 beside the training.",
    )
    impact_weeks_since_birth = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=104,
        label="No impact before so many weeks after a birth",
    )
    notes = LinesField(label="How it is followed", help_text="One note a line.")

    @staticmethod
    def initial_of(contents: TemplateRecord) -> dict[str, Any]:
        return {name: _plain(getattr(contents, name)) for name in HeadForm.base_fields if name != "seen"}


class StageForm(Seen):
    name = forms.CharField(max_length=120)
    weeks = forms.IntegerField(min_value=1, max_value=LONGEST_STAGE)
    sessions_per_week = forms.IntegerField(min_value=1, max_value=7, label="Sessions a week")
    focus = forms.TypedMultipleChoiceField(
        choices=FOCUS, coerce=int, label="Training stages", widget=forms.CheckboxSelectMultiple
    )
    goals = LinesField(label="Goals", help_text="One a line.")
    gates = _picks("criteria", "Gate: what must hold before the next stage", "says")
    weeks_since_birth = forms.IntegerField(
        required=False, min_value=1, max_value=104, label="Opens so many weeks after a birth at the earliest"
    )
    eases = forms.MultipleChoiceField(
        choices=_eases, label="May ease, where findings ask for it", required=False, widget=forms.CheckboxSelectMultiple
    )
    assumes = _picks("tags", "Cautions the client is taken to have")

    @staticmethod
    def initial_of(stage: TemplateStage) -> dict[str, Any]:
        return {name: _plain(getattr(stage, name)) for name in StageForm.base_fields if name != "seen"}


class ItemForm(forms.Form):
    """One exercise of a stage. `at` is where it comes among the others."""

    at = forms.IntegerField(label="Place", min_value=1, max_value=99)
    exercise = forms.CharField(widget=forms.HiddenInput, max_length=80)
    dose = forms.CharField(max_length=300, label="Dose")
    workout = forms.ChoiceField(
        choices=[("", "As its dose says"), *((turn.value, f"Workout {turn.value} alone") for turn in Turn)],
        required=False,
        label="Workout",
    )
    note = forms.CharField(max_length=300, required=False, label="Note to the client")
    requires = _picks("criteria", "Only when", "says")
    gone = forms.BooleanField(required=False, label="Take it out")


ItemForms = forms.formset_factory(ItemForm, extra=0, max_num=40)


class AddItemForm(forms.Form):
    """An exercise to put into a stage, by its name."""

    added = forms.CharField(required=False, max_length=120, label="Add an exercise", help_text="Its name, or a part.")


class ReportingForm(Seen):
    """What somebody has to say so that others can do the same, by the items that words answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in asked_in_words():
            self.fields[item.id] = forms.CharField(
                label=item.asks,
                required=False,
                max_length=600,
                help_text=item.fill_in,
                widget=forms.Textarea(attrs={"rows": 2}),
            )


class PublishForm(Seen):
    message = forms.CharField(
        max_length=300, required=False, label="What changed, and why", widget=forms.Textarea(attrs={"rows": 2})
    )
    unreviewed_because = forms.CharField(max_length=300, required=False, label="Why nobody else has read it")


class NewForm(forms.Form):
    submission = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(max_length=120)
    audience = forms.CharField(max_length=600, label="For whom", widget=forms.Textarea(attrs={"rows": 2}))
    weeks = forms.IntegerField(min_value=1, max_value=LONGEST_STAGE, initial=4, label="Weeks of the first stage")


class ImportForm(forms.Form):
    submission = forms.UUIDField(widget=forms.HiddenInput)
    template = forms.FileField(
        label="File",
        help_text="A template as JSON, at most 256 kB.",
        widget=forms.FileInput(attrs={"accept": ".json"}),
        error_messages={"required": "Choose the file of a template.", "empty": "This file is empty. Choose another."},
    )
    name = forms.CharField(
        max_length=120,
        required=False,
        label="Name here",
        help_text="Only where it should be called otherwise than in the file.",
    )


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
