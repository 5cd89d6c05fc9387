import logging
from io import StringIO

import pytest
from django.test import Client as Browser

from clients.practices.views import home

SAID = "Failing row contains (Dana Reed, pain 8)"


@pytest.fixture
def written(monkeypatch) -> StringIO:
    """What the product's own log gets from now on."""
    own = next(each for each in logging.getLogger().handlers if type(each) is logging.StreamHandler)
    monkeypatch.setattr(own, "stream", StringIO())
    return own.stream


def test_an_error_leaves_in_the_log_where_it_happened_and_not_what_was_said(db, monkeypatch, written):
    def refuse(*args):
        raise RuntimeError(SAID)

    monkeypatch.setattr(home, "redirect", refuse)

    answer = Browser(raise_request_exception=False).get("/")

    assert (answer.status_code, "Dana" in answer.text) == (500, False)
    assert "in refuse" in written.getvalue()
    assert "RuntimeError" in written.getvalue()
    assert "Dana" not in written.getvalue()
