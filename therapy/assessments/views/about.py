from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clients.practices.access import StaffRequest, allow
from therapy.assessments.about import claims_of, numbers_of
from therapy.knowledge import load_library


@require_safe
@allow("library.see")
def about_model(request: StaffRequest) -> HttpResponse:
    """How hypotheses are ranked, what that rests on, every number of it, and what it does not know."""
    library = load_library()
    context = {
        "section": "about",
        "library": library,
        "signs": len(library.signs),
        "claims": claims_of(library),
        "numbers": numbers_of(library),
        "footer": library.wording.footer_clinician,
    }
    return render(request, "assessments/about_model.html", context)
