"""A client's answers, one form for each way of asking: numbers, activities with a number each, sentences to tick."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from therapy.knowledge.records import Outcome
from therapy.outcomes.prompts import MOST_ACTIVITIES, PROMPTS

CHOOSE = "Choose the number that fits."
CHOOSE_EACH = "Choose a number for each question."
NUMBER_EACH = "Give each thing you named a number, and each number its thing."
TICK_OR_NONE = "Tick what describes you today, or that none does."
NONE_OR_SOME = "You ticked sentences and that none describes you. Leave one of the two."

type Part = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One point of a scale and what is written on it."""

    value: int
    shown: str


class AnswerForm(forms.Form):
    """What was answered. `template` draws its fields; `parts` are the answers given, each with its name."""

    template = ""

    def __init__(self, said: Any, *, outcome: Outcome, since: str, names: Sequence[str] = ()) -> None:
        super().__init__(said)
        self.outcome, self.prompt, self.since, self.names = outcome, PROMPTS[outcome.id], since, list(names)
        self.add_fields()

    def add_fields(self) -> None:
        raise NotImplementedError

    @property
    def parts(self) -> list[Part]:
        raise NotImplementedError

    @property
    def steps(self) -> list[Step]:
        """The points to choose from; where there are some below nought, those above have their sign."""
        low, high = (int(end) for end in self.outcome.range)
        words = dict(zip(range(low, high + 1), self.prompt.steps, strict=False))
        form = "{:+d}" if low < 0 else "{:d}"
        return [Step(n, words.get(n) or (form.format(n) if n else "0").replace("-", "−")) for n in range(low, high + 1)]

    def number(self) -> forms.IntegerField:
        low, high = (int(end) for end in self.outcome.range)
        return forms.IntegerField(min_value=low, max_value=high, required=False)

    def chosen(self, field: str) -> int | None:
        """The number chosen in a field so far, if it is one."""
        typed = str(self[field].value())
        return int(typed) if typed.lstrip("-").isdigit() else None


class ScalesForm(AnswerForm):
    """A number for each question."""

    template = "outcomes/_scales.html"

    def add_fields(self) -> None:
        for number, _ in enumerate(self.prompt.questions):
            self.fields[f"value_{number}"] = self.number()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if any(said.get(name) is None and name not in self.errors for name in self.fields):
            raise forms.ValidationError(CHOOSE if len(self.fields) == 1 else CHOOSE_EACH)
        return said

    @property
    def parts(self) -> list[Part]:
        asked = self.prompt.questions
        return [{"name": one.name, "value": self.cleaned_data[f"value_{n}"]} for n, one in enumerate(asked)]

    @property
    def rows(self) -> list[Mapping[str, Any]]:
        return [
            {
                "ask": question.ask.format(since=self.since),
                "field": self[f"value_{number}"],
                "chosen": self.chosen(f"value_{number}"),
            }
            for number, question in enumerate(self.prompt.questions)
        ]


class ActivitiesForm(AnswerForm):
    """A number for each of some activities: named the first time, the same again after that."""

    template = "outcomes/_activities.html"

    def add_fields(self) -> None:
        self.numbers = range(len(self.names) or MOST_ACTIVITIES)
        for number in self.numbers:
            self.fields[f"name_{number}"] = forms.CharField(max_length=80, required=False)
            self.fields[f"value_{number}"] = self.number()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if any(bool(self._name(n, said)) != (said.get(f"value_{n}") is not None) for n in self.numbers):
            raise forms.ValidationError(NUMBER_EACH)
        return said

    @property
    def parts(self) -> list[Part]:
        said = self.cleaned_data
        given = [number for number in self.numbers if said.get(f"value_{number}") is not None]
        return [{"name": self._name(number, said), "value": said[f"value_{number}"]} for number in given]

    @property
    def rows(self) -> list[Mapping[str, Any]]:
        """The rows to fill in: their names of last time, if any, and what was typed."""
        return [
            {
                "number": number + 1,
                "name_field": self[f"name_{number}"],
                "value_field": self[f"value_{number}"],
                "chosen": self.chosen(f"value_{number}"),
                "fixed": self.names[number] if self.names else "",
            }
            for number in self.numbers
        ]

    def _name(self, number: int, said: Mapping[str, Any]) -> str:
        return self.names[number] if self.names else str(said.get(f"name_{number}") or "").strip()


class StatementsForm(AnswerForm):
    """Printed sentences to tick; that none fits is said, never guessed from an empty page."""

    template = "outcomes/_statements.html"

    def add_fields(self) -> None:
        choices = [(f"{number}", words) for number, words in enumerate(self.outcome.statements, 1)]
        self.fields["ticked"] = forms.MultipleChoiceField(choices=choices, required=False)
        self.fields["none"] = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if bool(said.get("ticked")) == bool(said.get("none")):
            raise forms.ValidationError(NONE_OR_SOME if said.get("none") else TICK_OR_NONE)
        return said

    @property
    def parts(self) -> list[Part]:
        ticked = {int(number) for number in self.cleaned_data["ticked"]}
        return [{"name": self.outcome.statements[number - 1], "value": 1} for number in sorted(ticked)]


def answer_form(said: Any, *, outcome: Outcome, since: str, names: Sequence[str] = ()) -> AnswerForm:
    """The form in which this measure is answered; `names` are the activities of last time."""
    if outcome.statements:
        return StatementsForm(said, outcome=outcome, since=since)
    kind = ActivitiesForm if outcome.id == "PSFS" else ScalesForm
    return kind(said, outcome=outcome, since=since, names=names)
