"""One stage of a draft with its exercises and doses, as one form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clients.practices.access import StaffRequest, allow
from clients.practices.http import UNPROCESSABLE
from programmes.library.exercises import library_of
from programmes.library.templates import editing
from programmes.library.templates.contents import Item, TemplateStage, Turn
from programmes.library.templates.doses import in_full
from programmes.library.templates.forms import AddItemForm, ItemForms, StageForm
from programmes.library.templates.shown import Shown
from programmes.library.templates.views.editing import drafted, kept
from therapy.knowledge.records import Exercise
from therapy.reasoning.dosage import DoseNotRead
from therapy.reasoning.drafting.dosage import own_dose

type Exercises = Mapping[str, Exercise]


@dataclass(frozen=True, slots=True)
class StageForms:
    """The three parts of the page: what the stage says, its exercises, and one to add."""

    stage: StageForm
    items: Any
    added: AddItemForm

    def is_valid(self) -> bool:
        return all([self.stage.is_valid(), self.items.is_valid(), self.added.is_valid()])


@require_http_methods(["GET", "POST"])
@allow("templates.change")
def edit_stage(request: StaffRequest, kept_id: UUID, number: int) -> HttpResponse:
    """Keep what was typed and stay; a second button keeps and goes back."""
    template, draft, contents = drafted(request, kept_id)
    if not 1 <= number <= len(contents.stages):
        raise Http404
    stage, exercises = contents.stages[number - 1], library_of(template.practice_id)
    forms = _forms(request, stage, draft.edits)
    if request.method == "POST" and forms.is_valid():
        said = dict(forms.stage.cleaned_data)
        seen = said.pop("seen")
        items = _items(forms, exercises)
        if items is not None and kept(
            request, template, forms.stage, lambda now: editing.with_stage(now, number - 1, said, items), seen
        ):
            stays = "stay" in request.POST
            return (
                redirect("library:edit_stage", kept_id, number) if stays else redirect("library:own_template", kept_id)
            )
    context = {
        "section": "templates",
        "shown": Shown.of(template),
        "number": number,
        "contents": contents,
        "forms": forms,
        "rows": [(form, exercises.get(form["exercise"].value())) for form in forms.items],
        "names": sorted(each.name for each in exercises.values()),
    }
    return render(
        request, "library/template_stage.html", context, status=UNPROCESSABLE if request.method == "POST" else 200
    )


def _forms(request: StaffRequest, stage: TemplateStage, edits: int) -> StageForms:
    typed = request.POST or None
    return StageForms(
        StageForm(typed, initial=StageForm.initial_of(stage) | {"seen": edits}),
        ItemForms(typed, prefix="items", initial=[_initial(at, item) for at, item in enumerate(stage.exercises, 1)]),
        AddItemForm(typed),
    )


def _initial(at: int, item: Item) -> dict[str, Any]:
    return {
        "at": at,
        "exercise": item.exercise,
        "dose": item.dose,
        "workout": item.workout or "",
        "note": item.note,
        "requires": list(item.requires),
    }


def _items(forms: StageForms, exercises: Exercises) -> Sequence[Item] | None:
    """The exercises as typed, in their order, with the one that is added at the end; None where one cannot be so."""
    found: list[tuple[int, Item]] = []
    for form in forms.items:
        if not form.cleaned_data.get("gone"):
            try:
                found.append((form.cleaned_data["at"], _item(form.cleaned_data, exercises)))
            except ValidationError as why:
                form.add_error("dose", why)
    added = _added(forms.added, exercises)
    if any(form.errors for form in forms.items) or forms.added.errors:
        return None
    return [item for _, item in sorted(found, key=lambda pair: pair[0])] + added


def _item(said: Mapping[str, Any], exercises: Exercises) -> Item:
    exercise = exercises.get(said["exercise"])
    if exercise is None:
        raise ValidationError("This exercise is no longer in the library. Take it out, or add another.")
    turn = Turn(said["workout"]) if said["workout"] else None
    try:
        return in_full(Item(exercise.id, said["dose"], turn, tuple(said["requires"]), said["note"]), exercise)
    except (DoseNotRead, ValueError) as error:
        sentences = error.sentences if isinstance(error, DoseNotRead) else _of_item(error)
        raise ValidationError(list(sentences)) from error


def _of_item(error: ValueError) -> Sequence[str]:
    cause = error.__cause__
    return cause.sentences if isinstance(cause, DoseNotRead) else [str(error)]


def _added(form: AddItemForm, exercises: Exercises) -> list[Item]:
    words = form.cleaned_data["added"].strip().casefold()
    if not words:
        return []
    fitting = [each for each in exercises.values() if words in each.name.casefold()]
    exact = [each for each in fitting if each.name.casefold() == words] or fitting
    if len(exact) != 1:
        form.add_error("added", _which(exact))
        return []
    return [Item(exact[0].id, str(own_dose(exact[0])))]


def _which(fitting: Sequence[Exercise]) -> str:
    if not fitting:
        return "The library holds no exercise of this name. Choose one from the list."
    names = "; ".join(each.name for each in fitting[:4])
    return f"Several are called so: {names}{' and more' if len(fitting) > 4 else ''}. Choose one of them."
