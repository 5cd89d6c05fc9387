from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.practices.ids import uuid7
from clients.records.actions.notes import add_addendum, change_note, sign_note, write_note
from clients.records.finding import client_of, in_clients, note_of
from clients.records.forms import NoteForm
from clients.records.models import Note


@allow("clients.change")
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Write a note; it stays open until its writer signs it."""
    found = client_of(request, client_id)
    form = NoteForm(request.POST or None, initial={"submission": uuid7()})
    if form.is_valid():
        with sentences_into(form):
            note = write_note(client=found, **form.cleaned_data, by=request.member)
            return _saved(request, note)
    return page(request, "records/write_note.html", in_clients(client=found, form=form))


@allow("clients.see")
@require_GET
def note(request: StaffRequest, note_id: UUID) -> HttpResponse:
    """One note with its addenda: to change while it is open, to read and add to once it is signed."""
    found = note_of(request, note_id)
    audit.record_read("note.viewed", subject=found, by=request.member, client=found.client)
    text = "" if found.signed_at else found.text
    return _note_page(request, found, NoteForm(initial={"text": text, "submission": uuid7()}))


@allow("clients.change")
@require_POST
def change(request: StaffRequest, note_id: UUID) -> HttpResponse:
    """Save the open note, and sign it where asked to."""
    found, form = note_of(request, note_id), NoteForm(request.POST)
    if form.is_valid():
        with sentences_into(form):
            found = change_note(note=found, text=form.cleaned_data["text"], by=request.member)
            return _saved(request, found)
    return _note_page(request, found, form)


@allow("clients.change")
@require_POST
def add_to(request: StaffRequest, note_id: UUID) -> HttpResponse:
    """Add to a signed note."""
    found, form = note_of(request, note_id), NoteForm(request.POST)
    if form.is_valid():
        with sentences_into(form):
            add_addendum(note=found, **form.cleaned_data, now=timezone.now(), by=request.member)
            messages.success(request, "The addendum is signed and stands under the note.")
            return redirect("records:note", found.pk)
    return _note_page(request, found, form)


def _saved(request: StaffRequest, note: Note) -> HttpResponse:
    """Sign the saved note where its writer pressed that button, and go back to the client."""
    if request.POST.get("sign") == "yes" and note.signed_at is None:
        sign_note(note=note, now=timezone.now(), by=request.member)
        messages.success(request, "The note is signed. It stays as it is; you can add to it.")
    else:
        messages.success(request, "The note is saved. Sign it when it is finished.")
    return redirect("records:client", note.client_id)


def _note_page(request: StaffRequest, note: Note, form: NoteForm) -> HttpResponse:
    addenda = Note.objects.of(note.client).filter(addendum_to=note).select_related("written_by__person")
    context = in_clients(client=note.client, note=note, addenda=addenda.order_by("written_at"), form=form)
    return page(request, "records/note.html", context)
