from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from clients.practices.access import StaffRequest, allow
from therapy.assessments import actions
from therapy.assessments.forms import RetestForm, sentence
from therapy.assessments.hypotheses import retested_words
from therapy.assessments.page_of_result import result_of
from therapy.assessments.since_last import moved_between, sitting_of
from therapy.assessments.views.finding import assessment_and_screen
from therapy.knowledge import load_library


@require_POST
@allow("hypotheses.decide")
def look_again(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """A re-test done from the result: the page is reasoned again at once, and says what that moved."""
    assessment, screen = assessment_and_screen(request, assessment_id)
    form, result_url = RetestForm(request.POST), reverse("assessments:result", args=[assessment.pk])
    try:
        if not form.is_valid():
            raise ValidationError("Say how it was when you looked again: better, same or worse.")
        before = sitting_of(assessment, screen=screen)
        actions.look_again(assessment=assessment, by=request.member, **form.cleaned_data)
    except ValidationError as error:
        messages.error(request, sentence(error))
        return HttpResponseClientRefresh() if request.htmx else redirect(result_url)
    if not request.htmx:
        return redirect(f"{result_url}#rivals")
    moved = moved_between(before, sitting_of(assessment, screen=screen))
    retested = {"words": retested_words(**form.cleaned_data, library=load_library()), "moved": moved}
    return render(request, "assessments/_reasoned_again.html", result_of(assessment, screen) | {"retested": retested})
