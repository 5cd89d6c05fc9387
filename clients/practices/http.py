"""What views share: an action's sentences put at the fields they name, and the status that says so."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

CHANGED, UNPROCESSABLE = 409, 422  # somebody else was first; what was sent cannot be kept as it is


@contextmanager
def sentences_into(form: BaseForm) -> Iterator[None]:
    """Catch the ValidationError of an action and show each sentence at the field of `form` it names."""
    try:
        yield
    except ValidationError as refusal:
        said = refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}
        for field, sentences in said.items():
            form.add_error(field if field in form.fields else None, sentences)


def here_or(address: str, request: HttpRequest, *, otherwise: str) -> str:
    """An address of our own that a form named, to go back to; `otherwise` where it is none of ours."""
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None, require_https=request.is_secure())
    return address if address and ours else reverse(otherwise)


def page(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """The page, with status 422 where the context's `form` was filled in and refused."""
    form = context.get("form")
    refused = form is not None and form.is_bound and bool(form.errors)
    return render(request, template, dict(context), status=UNPROCESSABLE if refused else 200)
