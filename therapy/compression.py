"""Pages travel compressed; files, which are compressed already and are read in ranges, travel as they are."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXTS = ("text/html", "application/json", "application/problem+json")


class CompressPagesMiddleware(GZipMiddleware):
    """Compress what is written for reading: pages, fragments, and answers in JSON.

    The length of a compressed page could tell a listener what secret stands beside words of his choosing: Django masks
    the one secret of our pages anew in every answer, and adds bytes of a random number.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.streaming or kind not in TEXTS:
            return response
        return super().process_response(request, response)
