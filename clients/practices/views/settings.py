from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.actions.practice import change_practice, switch_suggestions
from clients.practices.forms import PracticeForm, SuggestionsForm
from clients.practices.http import page, sentences_into


@allow("practice.change")
@require_http_methods(["GET", "HEAD", "POST"])
def practice(request: StaffRequest) -> HttpResponse:
    """The practice's name, clock and telephone, and the emergency number."""
    kept = request.member.practice
    initial = {name: getattr(kept, name) for name in PracticeForm.base_fields}
    form = PracticeForm(request.POST or None, initial=initial)
    if form.is_valid():
        with sentences_into(form):
            change_practice(**form.cleaned_data, by=request.member)
            messages.success(request, "The settings of the practice are saved.")
            return redirect("practices:settings")
    return page(request, "practices/settings.html", {"section": "settings", "form": form, "practice": kept})


@allow("suggestions.switch")
@require_POST
def suggestions(request: StaffRequest) -> HttpResponse:
    """Have hypotheses suggested in the practice, or not."""
    form = SuggestionsForm(request.POST)
    if form.is_valid():
        kept = switch_suggestions(on=form.cleaned_data["on"], by=request.member)
        messages.success(request, f"Suggestions are {'on' if kept.suggestions else 'off'} for everybody here.")
    else:
        messages.error(request, "Nothing was changed. Use the button to turn suggestions on or off.")
    return redirect("practices:settings")
