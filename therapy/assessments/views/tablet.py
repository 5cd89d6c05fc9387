"""What a tablet keeps of an assessment's pages, so that one can go on without a connection."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from therapy.assessments.models import Assessment

KEEP = "Plumbline-Keep"


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that serves kept pages. It lies here, beside what it serves, and is fetched without cookies."""
    return HttpResponse(f'import "{static("js/assess/worker.js")}";\n', content_type="text/javascript")


@require_safe
@allow("assessments.record")
def away(request: StaffRequest) -> HttpResponse:
    """What is shown offline instead of a page that the tablet does not have. It holds no data."""
    return render(request, "assessments/away.html")


def keepable(response: HttpResponse, assessment: Assessment, request: StaffRequest) -> HttpResponse:
    """The page, with whose tablet may keep it: that of the member who opened it, until the assessment is finished."""
    if not assessment.is_finished:
        response.headers[KEEP] = str(request.member.pk)
    return response


def record_opened(request: StaffRequest, assessment: Assessment) -> None:
    """A line in the trail that the page was opened, or fetched by the tablet to be kept there."""
    event = "assessment.kept_on_tablet" if request.headers.get("Purpose") == "prefetch" else "assessment.viewed"
    audit.record_read(event, subject=assessment, by=request.member, client=assessment.client)
