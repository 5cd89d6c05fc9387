"""Answering with a file: whole or in part, kept by this browser alone, and with no rights of its own."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import condition, require_safe

from clients.practices.access import allow
from programmes.library.media.seeing import file_for
from programmes.library.models import StoredFile

CHUNK: Final = 64 * 1024
RANGE: Final = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, max-age=86400, immutable",
    "Accept-Ranges": "bytes",
}


@require_safe
@allow("figures.see")
def file(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """A picture or a video. What is stored never changes, so its digest is its tag."""
    member, client = getattr(request, "member", None), getattr(request, "client_record", None)
    found = file_for(file_id, member=member, client=client)
    if found is None or not Path(found.path).is_file():
        raise Http404
    return condition(etag_func=lambda *_: f'"{found.digest}"')(_answer)(request, found)


def _answer(request: HttpRequest, found: StoredFile) -> HttpResponseBase:
    wanted = request.headers.get("Range", "") if _is_about(request, found) else ""
    answer = _part(found, wanted) if wanted else _whole(found)
    for name, value in HEADERS.items():
        answer[name] = value
    ending = found.name.rpartition(".")[2]
    answer["Content-Disposition"] = f'inline; filename="{found.kind}.{ending}"'
    return answer


def _is_about(request: HttpRequest, found: StoredFile) -> bool:
    """Whether a part that is asked for is one of this very file."""
    return request.headers.get("If-Range", f'"{found.digest}"') == f'"{found.digest}"'


def _whole(found: StoredFile) -> HttpResponseBase:
    return _stretch(found, 0, found.size)


def _part(found: StoredFile, wanted: str) -> HttpResponseBase:
    """One part of it; a player asks for those that it needs. What is no single part is answered whole."""
    asked = RANGE.fullmatch(wanted.strip())
    if asked is None or asked.groups() == ("", ""):
        return _whole(found)
    start, end = _span(asked[1], asked[2], found.size)
    if start >= found.size or end < start:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{found.size}"})
    answer = _stretch(found, start, end - start + 1)
    answer.status_code = 206
    answer["Content-Range"] = f"bytes {start}-{end}/{found.size}"
    return answer


def _stretch(found: StoredFile, start: int, length: int) -> HttpResponseBase:
    """So many bytes from a place on; the file is opened only once they are asked for."""
    answer = StreamingHttpResponse(_bytes(Path(found.path), start, length), content_type=found.content_type)
    answer["Content-Length"] = str(length)
    return answer


def _span(first: str, last: str, size: int) -> tuple[int, int]:
    """The first and the last byte that are asked for; "-500" are the last 500."""
    if not first:
        return max(size - int(last), 0), size - 1
    return int(first), min(int(last or size), size - 1)


def _bytes(path: Path, start: int, length: int) -> Iterator[bytes]:
    with path.open("rb") as contents:
        contents.seek(start)
        while length > 0 and (chunk := contents.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk
