import gzip
from io import BytesIO

import pytest
from django.http import FileResponse, HttpResponse, JsonResponse
from django.test import RequestFactory

from therapy.compression import CompressPagesMiddleware

LONG = "Knee travels inward. " * 200


@pytest.fixture
def answered(rf: RequestFactory):
    """An answer as it leaves, for a browser that takes compressed ones or for one that does not."""

    def leave(response, *, accepts="gzip, br"):
        return CompressPagesMiddleware(lambda request: response)(rf.get("/", headers={"accept-encoding": accepts}))

    return leave


@pytest.mark.parametrize("make", [HttpResponse, lambda text: JsonResponse({"parts": text})])
def test_a_page_and_the_answer_to_a_tap_travel_compressed(answered, make):
    plain, sent = make(LONG).content, answered(make(LONG))

    assert sent["Content-Encoding"] == "gzip"
    assert len(sent.content) < len(plain) / 10
    assert gzip.decompress(sent.content) == plain
    assert "Accept-Encoding" in sent["Vary"]


def test_a_browser_that_cannot_take_it_gets_the_page_as_it_is(answered):
    assert answered(HttpResponse(LONG), accepts="identity").content == LONG.encode()


def test_a_picture_and_a_file_that_is_read_in_ranges_are_left_alone(answered):
    file = answered(FileResponse(BytesIO(LONG.encode()), content_type="text/html"))

    assert "Content-Encoding" not in file.headers
    assert answered(HttpResponse(LONG, content_type="image/png")).content == LONG.encode()


def test_the_same_page_is_not_of_the_same_length_twice(answered):
    lengths = {len(answered(HttpResponse(LONG)).content) for _ in range(20)}

    assert len(lengths) > 1
