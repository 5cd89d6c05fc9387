"""What is said of an own exercise, as its form asks for it. Shape alone: what it means is checked where it is kept."""

from collections.abc import Callable
from typing import Any, Final

from django import forms

from clients.practices.models import Member
from clients.practices.uploads.receiving import MEGABYTE, MOST_BYTES
from programmes.library.models import FileKind, OwnRevision, StoredFile
from programmes.library.own.actions import CONTENT
from programmes.library.own.checks import LONGEST_LINE
from programmes.library.words import choices_of, in_words
from therapy.knowledge import load_library
from therapy.knowledge.records import Category, LoadClass, Plane, Position

type Choices = list[tuple[Any, str]]
NOT_CHOSEN: Final = ("", "Choose")


def _muscles() -> Choices:
    return sorted(((each.id, each.name) for each in load_library().muscles.values()), key=lambda pair: pair[1])


def _tags() -> Choices:
    return sorted(((each.id, each.name) for each in load_library().tags.values()), key=lambda pair: pair[1])


def _stages() -> Choices:
    return [
        NOT_CHOSEN,
        *((number, f"{number}, {stage.name.lower()}") for number, stage in load_library().stages.items() if number),
    ]


def _demands() -> Choices:
    said = load_library().scales.stability_demands
    return [NOT_CHOSEN, *((demand.value, words.capitalize()) for demand, words in said.items())]


def _poses() -> Choices:
    library = load_library()
    named = sorted((library.exercises[each].name, each) for each in library.poses if each in library.exercises)
    return [("", "No drawing"), *((each, name) for name, each in named)]


class LinesField(forms.CharField):
    """One thing a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 4}), **kwargs)

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in str(super().to_python(value)).splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


def _many(choices: Callable[[], Choices], label: str, **more: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(choices=choices, label=label, widget=forms.CheckboxSelectMultiple, **more)


def _number(least: int, most: int, initial: int, label: str) -> forms.IntegerField:
    return forms.IntegerField(min_value=least, max_value=most, initial=initial, label=label)


def _file(kind: FileKind, said: str) -> forms.FileField:
    most = MOST_BYTES[kind.value] // MEGABYTE
    return forms.FileField(
        required=False,
        label=kind.label,
        help_text=f"{said} At most {most} MB. It is made anew, without place, time and camera.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED[kind]}),
    )


ACCEPTED: Final = {
    FileKind.PICTURE: "image/jpeg,image/png,image/webp",
    FileKind.VIDEO: "video/mp4,video/webm,video/quicktime",
}


class OwnForm(forms.Form):
    """An own exercise. `kept_picture` and `kept_video` are files that came with an earlier try or were there before."""

    name = forms.CharField(max_length=80, help_text="As you call it among yourselves.")
    plain_name = forms.CharField(max_length=80, required=False, label="Plain name", help_text="As clients read it.")
    category = forms.ChoiceField(choices=lambda: [NOT_CHOSEN, *choices_of(Category)], label="Purpose")
    stage = forms.TypedChoiceField(choices=_stages, coerce=int)
    position = forms.ChoiceField(choices=lambda: [NOT_CHOSEN, *choices_of(Position)])
    stability_demand = forms.TypedChoiceField(choices=_demands, coerce=int, label="Support")
    load_class = forms.ChoiceField(
        choices=[NOT_CHOSEN, *((each.value, in_words(each)) for each in LoadClass)], label="Load"
    )
    plane = forms.ChoiceField(
        choices=[(each.value, in_words(each)) for each in Plane], initial=Plane.MULTI.value, label="Plane of movement"
    )
    unilateral = forms.BooleanField(required=False, label="One side at a time")
    primary = _many(_muscles, "Muscles that work mainly", error_messages={"required": "Choose at least one muscle."})
    secondary = _many(_muscles, "Muscles that help", required=False)
    equipment = LinesField(label="Equipment", help_text="One thing a line. Nothing is fine.")
    sets = _number(1, 6, 3, "Sets")
    reps = _number(1, 30, 8, "Repetitions")
    hold_seconds = _number(0, 120, 0, "Hold, seconds")
    rest_seconds = _number(0, 300, 30, "Rest, seconds")
    sessions_per_week = _number(1, 7, 3, "Sessions a week")
    times_per_day = _number(1, 6, 1, "Times a day")
    effort = _number(0, 8, 3, "Effort, 0 to 8")
    tempo = forms.CharField(max_length=100, required=False, help_text="Such as slow, or 3-1-2.")
    start = forms.CharField(max_length=200, required=False, label="How it starts")
    end = forms.CharField(
        max_length=200, required=False, label="How it ends", help_text="Read out to those who do not see the picture."
    )
    cues = LinesField(help_text=f"One a line, at most {LONGEST_LINE} letters. The first is what clients see.")
    common_faults = LinesField(label="Common faults", help_text="One a line.")
    avoid = _many(_tags, "Not with", required=False)
    caution = _many(_tags, "With care with", required=False)
    note = forms.CharField(max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    source = forms.CharField(
        max_length=300, required=False, help_text="A citation. Without one it says: own experience of this practice."
    )
    pose_from = forms.ChoiceField(choices=_poses, required=False, label="Drawing of another exercise")
    link = forms.URLField(
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text="To a film elsewhere, with https. It opens in a window of its own and is never shown inside a page.",
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    is_another = forms.BooleanField(required=False, label="It is another one")
    kept_picture = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kept_video = forms.UUIDField(widget=forms.HiddenInput, required=False)
    drop_picture = forms.BooleanField(required=False, label="Take the picture away")
    drop_video = forms.BooleanField(required=False, label="Take the video away")
    # Last, so that all that was typed has arrived before a file that is too large ends the reading.
    picture = _file(FileKind.PICTURE, "JPEG, PNG or WebP.")
    video = _file(FileKind.VIDEO, "MP4 or WebM, up to 3 minutes.")

    def __init__(self, *args: Any, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for kind in FileKind:
            if said.get(f"kept_{kind}") and not self.file(kind):
                self.add_error(kind.value, "This file is no longer here. Choose it again.")
        return said

    def file(self, kind: FileKind) -> StoredFile | None:
        """The picture or the video that it has so far."""
        kept = self[f"kept_{kind}"].value()
        try:
            found: StoredFile | None = StoredFile.objects.visible_to(self.by).filter(kind=kind, pk=kept).first()
        except (ValueError, forms.ValidationError):
            return None
        return found

    @property
    def kept(self) -> list[tuple[str, StoredFile, forms.BoundField]]:
        """What it has so far: each file by its word, with the box that takes it away."""
        files = [(kind.label, self.file(kind), self[f"drop_{kind}"]) for kind in FileKind]
        return [(word, file, drop) for word, file, drop in files if file]

    @property
    def said(self) -> dict[str, Any]:
        """What is said of the exercise, once the form is valid."""
        said = {name: self.cleaned_data[name] for name in CONTENT if name not in FileKind.values}
        return said | {kind.value: None if self.cleaned_data[f"drop_{kind}"] else self.file(kind) for kind in FileKind}


def initial_of(revision: OwnRevision) -> dict[str, Any]:
    """A revision as a form begins with it."""
    said = {name: getattr(revision, name) for name in CONTENT if name not in FileKind.values}
    files = {f"kept_{kind}": getattr(revision, f"{kind}_id") for kind in FileKind}
    return said | files | {"seen": revision.edits if revision.is_draft else 0}
