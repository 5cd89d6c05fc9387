from typing import Any

from django import forms
from django.http import QueryDict

from clients.records.models import Side
from programmes.training.actions.doing import SAY_PAIN
from programmes.training.measures import Done, Measure, measured
from programmes.training.questions import Question

PAIN_ERRORS = {"required": SAY_PAIN, "invalid": SAY_PAIN, "min_value": SAY_PAIN, "max_value": SAY_PAIN}
MEASURES = ("reps", "seconds", "minutes", "metres")
YES_OR_NO = [("no", "No"), ("yes", "Yes")]


def _pain(**options: Any) -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=10, error_messages=PAIN_ERRORS, **options)


class BeforeForm(forms.Form):
    """The warning questions and the pain now; none has an answer until the client gives one."""

    def __init__(self, *args: Any, questions: list[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[question.id] = forms.ChoiceField(
                label=question.ask,
                choices=YES_OR_NO,
                widget=forms.RadioSelect,
                error_messages={"required": "Answer yes or no."},
            )
        self.fields["pain_before"] = _pain(label="How is your pain right now?")

    @property
    def asked(self) -> list[forms.BoundField]:
        """The warning questions as fields, in order."""
        return [self[question.id] for question in self.questions]

    @property
    def answers(self) -> dict[str, bool | None]:
        """The answers given, None for a question without one."""
        given = {question.id: self.cleaned_data.get(question.id) for question in self.questions}
        return {name: None if not answer else answer == "yes" for name, answer in given.items()}

    @property
    def has_warning(self) -> bool:
        """Whether something was answered with yes, which counts even where the rest is not filled in."""
        return any(self.answers.values())


class SetForm(forms.Form):
    """One set, as the player's plain form sends it."""

    prescription_id = forms.UUIDField()
    set_number = forms.IntegerField(min_value=1, max_value=11)
    side = forms.ChoiceField(choices=Side.choices, required=False)
    hold_seconds = forms.IntegerField(min_value=0, max_value=600)
    load_kg = forms.DecimalField(min_value=0, max_digits=5, decimal_places=2, required=False)
    made_id = forms.UUIDField()
    pain = _pain(required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.measure = next((name for name in MEASURES if name in data), "reps")
        self.fields[self.measure] = forms.IntegerField(
            min_value=0,
            max_value=40000,
            error_messages={"required": "Say how many repetitions you did.", "invalid": "Use a whole number."},
        )

    @property
    def said(self) -> dict[str, Any]:
        """What was said of the set, the number in its measure as it is kept."""
        number = self.cleaned_data.pop(self.measure)
        return self.cleaned_data | measured(self.measure, number)._asdict()


class HurtsForm(forms.Form):
    pain = _pain(label="How much does it hurt?")

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        self.fields[measure.name] = forms.IntegerField(
            min_value=0,
            max_value=measure.cap,
            label=f"{measure.word} done in this set",
            error_messages={
                "required": f"Say how many {measure.word.lower()} you did. 0 is fine.",
                "max_value": f"That is more than twice the plan. Say {measure.cap} or fewer.",
            },
        )

    @property
    def number(self) -> forms.BoundField:
        """How much of the set was done, in its measure."""
        return self[self.measure.name]

    @property
    def done(self) -> Done:
        """The same as it is kept."""
        return measured(self.measure.name, self.cleaned_data[self.measure.name])


class FinishForm(forms.Form):
    pain_after = _pain(label="How is your pain now?")
    effort = forms.IntegerField(
        min_value=0,
        max_value=10,
        required=False,
        label="How hard was it?",
        error_messages={"max_value": "Choose a number from 0 to 10.", "min_value": "Choose a number from 0 to 10."},
    )
    words = forms.CharField(
        max_length=500, required=False, strip=True, error_messages={"max_length": "Use 500 letters or fewer."}
    )
