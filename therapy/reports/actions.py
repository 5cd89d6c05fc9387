"""What may happen to a report: begun, changed as a draft, kept for good, thrown away as a draft."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction

from clients.practices import audit
from clients.practices.models import Member
from clients.practices.uploads.keeping import Anew
from clients.records.actions.documents import file_document
from clients.records.models import Client, Document, DocumentKind
from therapy.assessments.models import Assessment
from therapy.reports.composing import paper_of
from therapy.reports.models import Kind, Part, Reader, Report, Wording
from therapy.reports.printing.typesetting import pdf_of

FIELDS: Final = ("reader", "wording", "size", "parts", "recipient", "message", "advice")
NOT_FINISHED: Final = "Finish the assessment first; then a report can be written of it."
KEPT: Final = "This one is kept and stays as it is. Write a new one instead."
CHANGED_ELSEWHERE: Final = (
    "This draft was changed in another window since. Nothing was overwritten: copy what you typed here, then load "
    "the page anew."
)


@transaction.atomic
def start_report(*, assessment: Assessment, by: Member) -> Report:
    """Begin a report of a finished assessment, or go on with the member's own draft of it."""
    client = _locked(assessment.client, by=by)
    if not assessment.is_finished:
        raise ValidationError(NOT_FINISHED)
    return _begun(Report(client=client, assessment=assessment, kind=Kind.REPORT, parts=list(Part.values)), by=by)


@transaction.atomic
def start_referral(*, client: Client, by: Member) -> Report:
    """Begin a letter of referral, or go on with the member's own; it tells of the newest assessment."""
    client = _locked(client, by=by)
    newest = Assessment.objects.of(client).newest_first().first()
    letter = Report(client=client, assessment=newest, kind=Kind.REFERRAL)
    letter.reader, letter.wording = Reader.REFERRER, Wording.CLINICAL
    return _begun(letter, by=by)


@transaction.atomic
def change_report(*, report: Report, said: Mapping[str, Any], edits: int, by: Member) -> Report:
    """Change the member's own draft, made from what it held at `edits`; the same words again change nothing.

    Raises ValidationError where it is kept, or was changed elsewhere meanwhile.
    """
    draft = _own_draft(report, by=by)
    changed = [name for name in FIELDS if name in said and said[name] != getattr(draft, name)]
    if not changed:
        return draft
    if edits != draft.edits:
        raise ValidationError(CHANGED_ELSEWHERE)
    for name in changed:
        setattr(draft, name, said[name])
    draft.edits += 1
    draft.full_clean()
    draft.save(update_fields=[*changed, "edits"])
    audit.record("report.changed", subject=draft, by=by, client=draft.client, fields=changed)
    return draft


def keep_report(*, report: Report, now: datetime, by: Member) -> Document:
    """Print the draft as it stands and keep it among the client's documents. Kept once, it stays what it is."""
    if report.document:
        return report.document
    today = now.astimezone(ZoneInfo(report.client.practice.time_zone)).date()
    with TemporaryDirectory(prefix="report-") as folder:
        printed = Path(folder) / "report.pdf"
        printed.write_bytes(pdf_of(paper_of(report, today=today, is_final=True)))
        return _filed(report, printed, by=by)


@transaction.atomic
def discard_report(*, report: Report, by: Member) -> None:
    """Throw the member's own draft away."""
    draft = _own_draft(report, by=by)
    audit.record("report.discarded", subject=draft, by=by, client=draft.client)
    draft.delete()


@transaction.atomic
def _filed(report: Report, printed: Path, *, by: Member) -> Document:
    """The document, and the draft closed with it; double pressing makes one."""
    locked = _own(report, by=by)
    if locked.document:
        return locked.document
    if locked.edits != report.edits:
        raise ValidationError(CHANGED_ELSEWHERE)
    facts = {"title": title_of(locked), "kind": DocumentKind.REPORT}
    made = Anew("document", printed, {"content_type": "application/pdf"})
    document = file_document(client=locked.client, facts=facts, made=made, submission=locked.pk, by=by)
    locked.document = document
    locked.save(update_fields=["document"])
    audit.record("report.kept", subject=locked, by=by, client=locked.client, document=str(document.pk))
    return document


def title_of(report: Report) -> str:
    """Such as "Report for the client, plain words"."""
    if report.is_referral:
        return report.get_kind_display()
    reader = report.get_reader_display()
    return f"Report for {reader[:1].lower()}{reader[1:]}, {report.get_wording_display().lower()}"


def _begun(report: Report, *, by: Member) -> Report:
    """The report as a new draft, or the draft of the same kind and assessment that the member has."""
    mine = Report.objects.of(report.client).drafts().filter(written_by=by)
    if begun := mine.filter(kind=report.kind, assessment=report.assessment).first():
        return begun
    report.practice_id, report.written_by = by.practice_id, by
    report.full_clean()
    report.save(force_insert=True)
    audit.record("report.begun", subject=report, by=by, client=report.client, kind=report.kind)
    return report


def _own_draft(report: Report, *, by: Member) -> Report:
    draft = _own(report, by=by)
    if draft.document_id is not None:
        raise ValidationError(KEPT)
    return draft


def _own(report: Report, *, by: Member) -> Report:
    """The member's own, locked."""
    rows = Report.objects.visible_to(by).filter(written_by=by).select_related("client__practice")
    own: Report = rows.select_for_update(of=("self",), no_key=True).get(pk=report.pk)
    return own


def _locked(client: Client, *, by: Member) -> Client:
    locked: Client = Client.objects.visible_to(by).select_for_update(no_key=True).get(pk=client.pk)
    return locked
