from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import UNPROCESSABLE
from therapy.assessments import actions
from therapy.assessments.forms import OwnHypothesisForm
from therapy.assessments.page_of_result import result_of
from therapy.assessments.views.finding import assessment_and_screen


@require_POST
@allow("hypotheses.decide")
def add(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """A hypothesis of the therapist's own, beside those that were reasoned."""
    assessment, screen = assessment_and_screen(request, assessment_id)
    form, is_part = OwnHypothesisForm(request.POST), bool(request.htmx)
    if form.is_valid():
        try:
            actions.add_hypothesis(assessment=assessment, by=request.member, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
    if form.is_valid() and not is_part:
        return redirect(f"{reverse('assessments:result', args=[assessment.pk])}#own")
    context = result_of(assessment, screen) | ({} if form.is_valid() else {"own_form": form})
    page = f"assessments/{'_added' if is_part else 'result'}.html"
    return render(request, page, context, status=200 if form.is_valid() else UNPROCESSABLE)
