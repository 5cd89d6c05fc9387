from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from clients.practices.access import allow
from clients.practices.uploads.answering import KEPT_BY_THIS_BROWSER, answer_with
from programmes.library.media.seeing import file_for


@require_safe
@allow("figures.see")
def file(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """A picture or a video of an exercise."""
    member, client = getattr(request, "member", None), getattr(request, "client_record", None)
    found = file_for(file_id, member=member, client=client)
    return answer_with(request, found, called=found.kind if found else "", cache=KEPT_BY_THIS_BROWSER)
