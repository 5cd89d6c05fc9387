from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clients.practices import audit
from clients.practices.access import StaffRequest, allow
from clients.practices.http import CHANGED, UNPROCESSABLE, page, sentences_into
from clients.practices.ids import uuid7
from clients.records.actions.notes import ChangedElsewhere, add_addendum, change_note, keep_draft, sign_note
from clients.records.finding import client_of, in_clients, note_of
from clients.records.models import Client, Note
from clients.records.paper_forms import AddendumForm, NoteForm


@allow("clients.see")
@require_GET
def notes(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """All notes of a client that the member may read, the newest first, each with its addenda."""
    found = client_of(request, client_id)
    audit.record_read("client.viewed", subject=found, by=request.member, client=found)
    rows = Note.objects.of(found).readable_by(request.member.person_id).whole().order_by("-written_at")
    return page(request, "records/notes.html", in_clients(client=found, notes=rows))


@allow("clients.change")
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Write a note; it stays open until its writer signs it."""
    found = client_of(request, client_id)
    form = NoteForm(request.POST or None, initial={"submission": uuid7(), "version": 0})
    if form.is_valid():
        with sentences_into(form):
            return _saved(request, _kept(found, form, request))
    context = in_clients(client=found, form=form, open_notes=_open_notes(found, request))
    return page(request, "records/write_note.html", context)


@allow("clients.change")
@require_POST
def draft(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Keep what is being written, asked by the page itself: 409 with the other words where they changed elsewhere."""
    found, form = client_of(request, client_id), NoteForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"says": "This is too long to keep. Shorten it."}, status=UNPROCESSABLE)
    try:
        note = _kept(found, form, request)
    except ChangedElsewhere as other:
        return JsonResponse({"version": other.note.version, "words": other.note.words}, status=CHANGED)
    except ValidationError as refusal:
        return JsonResponse({"says": " ".join(refusal.messages)}, status=UNPROCESSABLE)
    return JsonResponse({"version": note.version, "at": f"{timezone.localtime():%H:%M:%S}"})


@allow("clients.see")
@require_GET
def note(request: StaffRequest, note_id: UUID) -> HttpResponse:
    """One note with its addenda: to change while it is open, to read and add to once it is signed."""
    found = note_of(request, note_id)
    audit.record_read("note.viewed", subject=found, by=request.member, client=found.client)
    if found.signed_at:
        return _note_page(request, found, AddendumForm(initial={"submission": uuid7()}))
    return _note_page(
        request, found, NoteForm(initial={**found.words, "submission": found.pk, "version": found.version})
    )


@allow("clients.change")
@require_POST
def change(request: StaffRequest, note_id: UUID) -> HttpResponse:
    """Save the open note, and sign it where asked to."""
    found, form = note_of(request, note_id), NoteForm(request.POST)
    other = None
    if form.is_valid():
        with sentences_into(form):
            try:
                version = form.cleaned_data["version"]
                return _saved(request, change_note(note=found, version=version, by=request.member, **form.words))
            except ChangedElsewhere as conflict:
                other = conflict.note
                raise
    return _note_page(request, found, form, other=other)


@allow("clients.change")
@require_POST
def add_to(request: StaffRequest, note_id: UUID) -> HttpResponse:
    """Add to a signed note."""
    found, form = note_of(request, note_id), AddendumForm(request.POST)
    if form.is_valid():
        with sentences_into(form):
            add_addendum(note=found, **form.cleaned_data, now=timezone.now(), by=request.member)
            messages.success(request, "The addendum is signed and stands under the note.")
            return redirect("records:note", found.pk)
    return _note_page(request, found, form)


def _kept(client: Client, form: NoteForm, request: StaffRequest) -> Note:
    """The note that the form's words are kept in."""
    said = form.cleaned_data
    return keep_draft(
        client=client,
        submission=said["submission"] or uuid7(),
        version=said["version"] or 0,
        words=form.words,
        by=request.member,
    )


def _open_notes(client: Client, request: StaffRequest) -> list[Note]:
    """The member's own notes about this client that wait to be signed."""
    return list(Note.objects.of(client).filter(written_by=request.member, signed_at=None).order_by("-written_at"))


def _saved(request: StaffRequest, note: Note) -> HttpResponse:
    """Sign the saved note where its writer pressed that button, and go back to the client."""
    if request.POST.get("sign") == "yes" and note.signed_at is None:
        sign_note(note=note, now=timezone.now(), by=request.member)
        messages.success(request, "The note is signed. It stays as it is; you can add to it.")
    else:
        messages.success(request, "The note is saved. Sign it when it is finished.")
    return redirect("records:client", note.client_id)


def _note_page(
    request: StaffRequest, note: Note, form: NoteForm | AddendumForm, *, other: Note | None = None
) -> HttpResponse:
    """The note; with `other` where it changed in another window, whose version the next saving is then made from."""
    if other:
        form.data = {**form.data.dict(), "version": other.version}  # type: ignore[attr-defined]
    addenda = Note.objects.of(note.client).filter(addendum_to=note).select_related("written_by__person")
    context = in_clients(client=note.client, note=note, addenda=addenda.order_by("written_at"), form=form, other=other)
    return page(request, "records/note.html", context)
