"""A client's papers: listed, uploaded, handed out, removed."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.practices.ids import uuid7
from clients.practices.uploads.answering import KEPT_BY_NOBODY, answer_with
from clients.practices.uploads.receiving import too_large_in
from clients.records.actions.documents import keep_document, remove_document
from clients.records.finding import client_of, in_clients
from clients.records.models import Document
from clients.records.paper_forms import DocumentForm


@allow("clients.change")
@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """All documents of a client, and the form to add one."""
    found = client_of(request, client_id)
    said, initial = (request.POST or None, request.FILES or None), {"submission": uuid7()}
    form = DocumentForm(*said, refused=too_large_in(request), initial=initial)
    if form.is_valid():
        with sentences_into(form):
            keep_document(client=found, **form.said(), by=request.member)
            messages.success(request, "The document is kept.")
            return redirect("records:documents", client_id)
    audit.record_read("client.viewed", subject=found, by=request.member, client=found)
    rows = Document.objects.of(found).select_related("stored_by__person")
    return page(request, "records/documents.html", in_clients(client=found, documents=rows, form=form))


@allow("clients.see")
@require_safe
def document(request: StaffRequest, document_id: UUID) -> HttpResponseBase:
    """The document itself: a picture to look at, a PDF to keep."""
    found = _document_of(request, document_id)
    audit.record_read("document.viewed", subject=found, by=request.member, client=found.client)
    return answer_with(request, found, called=found.kind, cache=KEPT_BY_NOBODY)


@allow("clients.change")
@require_POST
def remove(request: StaffRequest, document_id: UUID) -> HttpResponse:
    found = _document_of(request, document_id)
    try:
        remove_document(document=found, by=request.member)
        messages.success(request, f"“{found.title}” is removed.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("records:documents", found.client_id)


def _document_of(request: StaffRequest, document_id: UUID) -> Document:
    rows = Document.objects.visible_to(request.member).select_related("client")
    return get_object_or_404(rows, pk=document_id)
