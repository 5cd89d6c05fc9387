from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from clients.practices.access import StaffRequest, allow
from clients.practices.audit import first_broken_line
from clients.practices.forms import AuditFilterForm
from clients.practices.http import page
from clients.practices.models import AuditEvent, Member

PAGE_SIZE = 50


@allow("audit.read")
@require_GET
def audit(request: StaffRequest) -> HttpResponse:
    """The trail, newest first; with `?check=yes` also whether its chain holds, which reads all of it."""
    trail = AuditEvent.objects.visible_to(request.member)
    form = _filter_form(request)
    lines = trail.newest_first().matching(**form.cleaned_data) if form.is_valid() else trail.newest_first()
    checked = request.GET.get("check") == "yes"
    context = {
        "section": "audit",
        "filter": form,
        "lines": Paginator(lines, PAGE_SIZE).get_page(request.GET.get("page")),
        "checked": checked,
        "broken": first_broken_line(request.member.practice) if checked else None,
    }
    return page(request, "practices/audit.html", context)


def _filter_form(request: StaffRequest) -> AuditFilterForm:
    events = AuditEvent.objects.visible_to(request.member).order_by("event").values_list("event", flat=True).distinct()
    members = Member.objects.visible_to(request.member).select_related("person").order_by("person__name")
    people = [(str(member.pk), str(member)) for member in members]
    return AuditFilterForm(request.GET, events=list(events), people=people)
