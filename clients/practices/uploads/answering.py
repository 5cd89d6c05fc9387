"""Answering with a file: whole or in part, with no rights of its own, once the view has asked who looks."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import condition

from clients.practices.uploads.kept import KeptFile

CHUNK: Final = 64 * 1024
RANGE: Final = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Accept-Ranges": "bytes",
}
MADE_OF_DOTS: Final = ("image/", "video/")
KEPT_BY_THIS_BROWSER: Final = "private, max-age=86400, immutable"
KEPT_BY_NOBODY: Final = "private, no-store"


def answer_with(request: HttpRequest, found: KeptFile | None, *, called: str, cache: str) -> HttpResponseBase:
    """The file, or the part of it that is asked for, under the name `called`; a 404 where it is not there.

    What is stored never changes, so its digest is its tag.
    """
    if found is None or not Path(found.path).is_file():
        raise Http404
    answer = condition(etag_func=lambda *_: f'"{found.digest}"')(_answer)(request, found)
    for name, value in (HEADERS | {"Cache-Control": cache}).items():
        answer[name] = value
    answer["Content-Disposition"] = _disposition(found, called)
    return answer


def _disposition(found: KeptFile, called: str) -> str:
    """Shown in the page only where it was decoded and written anew; anything else is a file to be kept."""
    ending = found.name.rpartition(".")[2]
    manner = "inline" if found.content_type.startswith(MADE_OF_DOTS) else "attachment"
    return f'{manner}; filename="{called}.{ending}"'


def _answer(request: HttpRequest, found: KeptFile) -> HttpResponseBase:
    wanted = request.headers.get("Range", "") if _is_about(request, found) else ""
    return _part(found, wanted) if wanted else _whole(found)


def _is_about(request: HttpRequest, found: KeptFile) -> bool:
    """Whether a part that is asked for is one of this very file."""
    return request.headers.get("If-Range", f'"{found.digest}"') == f'"{found.digest}"'


def _whole(found: KeptFile) -> HttpResponseBase:
    return _stretch(found, 0, found.size)


def _part(found: KeptFile, wanted: str) -> HttpResponseBase:
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


def _stretch(found: KeptFile, start: int, length: int) -> HttpResponseBase:
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
