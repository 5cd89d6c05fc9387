"""What a client writes: their places, what happened, what should be possible again, and the warning questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from therapy.assessments.before.forms import happened_from
from therapy.assessments.forms import screening_from
from therapy.assessments.models import Recurrence
from therapy.assessments.onset import onset_from
from therapy.assessments.places import key_of, place_names, place_words
from therapy.intake.asked import flags_asked
from therapy.knowledge import load_library
from therapy.outcomes.answer_forms import answer_form

RATINGS = [(n, str(n)) for n in range(11)]
RECURRENCES = [("", "Not sure"), *((value, words) for value, words in Recurrence.choices if value)]


class PlaceForm(forms.Form):
    """One place of the body, in the client's own judgement; one of which nothing is said is left out."""

    pain = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, choices=RATINGS)
    tension = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, choices=RATINGS)
    recurrence = forms.ChoiceField(required=False, choices=RECURRENCES)
    onset = forms.CharField(required=False, max_length=20)

    def __init__(self, said: Any, *, key: str, words: str) -> None:
        super().__init__(said, prefix=key)
        self.key, self.words = key, words

    def clean_onset(self) -> str | None:
        onset = onset_from(self.cleaned_data["onset"], today=timezone.localdate())
        return None if onset is None else str(onset)

    @property
    def said(self) -> dict[str, Any] | None:
        """What was said of the place; None where nothing was."""
        said = self.cleaned_data
        spoken = any(value not in (None, "") for value in said.values())
        return {"place": self.key, **said} if spoken else None

    @property
    def is_open(self) -> bool:
        """Whether something was typed, so that it is in view."""
        return self.is_bound and any(self[name].value() for name in self.fields)


class GoalForm(forms.Form):
    goal = forms.CharField(
        label="What should be possible again?",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input"}),
    )


@dataclass(frozen=True, slots=True)
class Complaint:
    """A sentence, what it is about, and the id of the field ("" for none)."""

    about: str
    sentence: str
    at: str = ""


class AheadForm:
    """The whole form a client fills in: several small ones, all right or none."""

    def __init__(self, posted: QueryDict | None, *, client: Any) -> None:
        library = load_library()
        self.places = [
            PlaceForm(posted, key=key_of(place), words=place_words(place, library)) for place in place_names(library)
        ]
        self.happened = happened_from(posted)
        self.activities = answer_form(posted, outcome=library.outcomes["PSFS"], since="")
        self.goal = GoalForm(posted)
        self.questions = flags_asked(client, _answers(posted), today=timezone.localdate())
        self._posted = posted

    @property
    def is_bound(self) -> bool:
        return self._posted is not None

    def is_valid(self) -> bool:
        return self.is_bound and all(part.is_valid() for part in self._parts())

    @property
    def complaints(self) -> list[Complaint]:
        """Every sentence that asks for something, with where it is to be put right."""
        return [*self._complaints()] if self.is_bound else []

    def _complaints(self) -> Iterator[Complaint]:
        for place in self.places:
            yield from _complaints_of(place, about=place.words)
        for row in self.happened.forms:
            yield from _complaints_of(row, about="What happened before")
        for form in (self.activities, self.goal):
            yield from _complaints_of(form, about="What should be possible again")

    @property
    def said(self) -> dict[str, Any]:
        """What was said, as it is kept."""
        events = [row.facts for row in self.happened if row.cleaned_data.get("kind")]
        return {
            "places": [said for place in self.places if (said := place.said)],
            "happened": [{**event, "happened_on": event["happened_on"].isoformat()} for event in events],
            "goal": self.goal.cleaned_data["goal"].strip(),
            "activities": self.activities.parts,
            "answers": self._allowed_answers(),
        }

    def _allowed_answers(self) -> Mapping[str, bool]:
        asked = {question.flag.id for _, asks in self.questions for question in asks}
        said = screening_from(self._posted or QueryDict()).answers
        return {flag: answer for flag, answer in said.items() if flag in asked}

    def _parts(self) -> Iterator[Any]:
        yield from self.places
        if self.happened.is_bound:
            yield self.happened
        yield from (self.activities, self.goal)


def _complaints_of(form: forms.BaseForm, *, about: str) -> Iterator[Complaint]:
    for name, sentences in form.errors.items():
        at = form[name].id_for_label if name in form.fields else ""
        yield from (Complaint(about, str(sentence), at) for sentence in sentences)


def _answers(posted: QueryDict | None) -> dict[str, str]:
    said = posted or QueryDict()
    return {name.removeprefix("flag."): str(answer) for name, answer in said.items() if name.startswith("flag.")}
