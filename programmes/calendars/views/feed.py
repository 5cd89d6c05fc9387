"""What a calendar program reads. Whoever has the address needs no sign-in; any other address is not found."""

import hashlib
from uuid import UUID

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from programmes.calendars.models import SIGNER, Feed
from programmes.calendars.reading import entries_of
from programmes.calendars.writing import written
from programmes.training.scheduling import local_date


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """The client's sessions; unchanged since they were last read, 304 and nothing more."""
    found = _opened(token)
    today = local_date(timezone.now(), found.client.time_zone)
    content = written(entries_of(found.client, today=today))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["ETag"] = etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    answer["Cache-Control"] = "private, no-cache"
    answer["Content-Disposition"] = 'inline; filename="exercises.ics"'
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=etag, response=answer) or answer


def _opened(token: str) -> Feed:
    try:
        pk = UUID(SIGNER.unsign(token))
    except (signing.BadSignature, ValueError):
        raise Http404 from None
    rows = Feed.across_practices.open().select_related("client")
    found: Feed | None = rows.filter(pk=pk, client__discharged_at=None).first()
    if found is None:
        raise Http404
    return found
