from uuid import UUID

from django.shortcuts import get_object_or_404

from clients.practices.access import StaffRequest
from therapy.reports.models import Report


def own_report(request: StaffRequest, report_id: UUID) -> Report:
    """A report that the member wrote, or a 404: a draft is its writer's alone."""
    mine = Report.objects.visible_to(request.member).filter(written_by=request.member).whole()
    found: Report = get_object_or_404(mine, pk=report_id)
    return found
