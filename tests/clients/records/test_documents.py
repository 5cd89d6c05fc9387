"""A client's papers: uploaded, handed out to their practice alone, removed."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clients.practices.ids import uuid7
from clients.practices.models import AuditEvent
from clients.practices.uploads import receiving
from clients.practices.uploads.keeping import Anew
from clients.records.actions.documents import file_document, remove_document
from clients.records.models import Document
from tests.clients.practices.hostile_files import SECRET, jpeg, located

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def send(alice, dana, signed_in):
    def upload(body=PDF, browser=None, **changes):
        said = {"title": "Letter of the family doctor", "kind": "letter", "dated_on": "2026-11-02"} | changes
        file = SimpleUploadedFile(f"{SECRET}.exe", body)
        url = reverse("records:documents", args=[dana.pk])
        return (browser or signed_in(alice)).post(url, {**said, "document": file})

    return upload


def test_a_pdf_is_kept_as_it_came_and_offered_to_be_saved(alice, dana, send, signed_in):
    assert send().status_code == 302
    document = Document.objects.of(dana).get()

    page = signed_in(alice).get(reverse("records:documents", args=[dana.pk])).content.decode()
    answer = signed_in(alice).get(reverse("records:document", args=[document.pk]))

    assert "Letter of the family doctor" in page
    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    events = AuditEvent.objects.visible_to(alice).order_by("number").values_list("event", flat=True)
    assert list(events) == ["document.kept", "client.viewed", "document.viewed"]


def test_a_picture_is_made_anew_and_forgets_where_it_was_taken(dana, send):
    send(located())

    document = Document.objects.of(dana).get()
    kept = Path(document.path).read_bytes()
    assert SECRET.encode() not in kept
    assert document.content_type == "image/jpeg"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "This file is empty. Choose another."),
        (b"MZ\x90\x00 a program", "This is neither a PDF nor a picture that we know."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Drawings (SVG) can hold programs"),
        (PDF[:20], "This PDF breaks off before its end."),
        (jpeg()[:200], "This file cannot be read to its end."),
    ],
    ids=["empty", "program", "drawing", "cut off", "half a picture"],
)
def test_what_is_no_document_is_refused_and_what_was_typed_stays(dana, send, body, sentence):
    page = send(body)

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "Letter of the family doctor" in page.content.decode()
    assert not Document.objects.of(dana).exists()


def test_a_document_that_is_too_large_is_refused_by_its_size(dana, send, monkeypatch):
    monkeypatch.setattr(receiving, "MOST_BYTES", {"document": receiving.MEGABYTE})

    page = send(PDF + b" " * receiving.MEGABYTE)

    assert page.status_code == 422
    assert "This file is larger than 1 MB." in page.content.decode()


def test_pressing_twice_keeps_one(dana, send):
    submission = str(uuid7())

    assert [send(submission=submission).status_code for _ in range(2)] == [302, 302]

    assert Document.objects.of(dana).count() == 1


def test_a_colleague_opens_a_document_and_a_stranger_finds_nothing(bob, charlie, dana, send, signed_in):
    send()
    url = reverse("records:document", args=[Document.objects.of(dana).get().pk])

    assert signed_in(bob).get(url).status_code == 200
    assert signed_in(charlie).get(url).status_code == 404


def test_a_wrong_document_is_removed_with_its_file(alice, dana, send, signed_in, django_capture_on_commit_callbacks):
    send()
    document = Document.objects.of(dana).get()

    with django_capture_on_commit_callbacks(execute=True):
        page = signed_in(alice).post(reverse("records:remove_document", args=[document.pk]), follow=True)

    assert "is removed" in page.content.decode()
    assert not Document.objects.of(dana).exists()
    assert not Path(document.path).exists()


def test_a_report_of_the_practice_stays(alice, dana, tmp_path):
    made = Anew("document", tmp_path / "made", {"content_type": "application/pdf"})
    made.path.write_bytes(PDF)
    report = file_document(client=dana, facts={"title": "Report", "kind": "report"}, made=made, by=alice)

    with pytest.raises(ValidationError, match="stays as it was given out"):
        remove_document(document=report, by=alice)

    assert Document.objects.of(dana).get().digest
