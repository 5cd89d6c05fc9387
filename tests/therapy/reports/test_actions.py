"""A draft is its writer's alone; kept once, it is never changed again."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.utils import timezone

from clients.practices.models import AuditEvent
from clients.records.actions.documents import remove_document
from clients.records.models import Document
from tests.therapy.reports.papers import read_aloud
from therapy.reports.actions import change_report, discard_report, keep_report, start_referral, start_report
from therapy.reports.models import Report


def events(client):
    kinds = AuditEvent.across_practices.filter(client_id=client.pk, event__startswith="report.").order_by("number")
    return list(kinds.values_list("event", flat=True))


def change(report, by, edits=None, **said):
    return change_report(report=report, said=said, edits=report.edits if edits is None else edits, by=by)


def test_pressing_twice_begins_one_report(decided, dana, alice):
    first, again = (start_report(assessment=decided, by=alice) for _ in range(2))

    assert first == again
    assert start_referral(client=dana, by=alice) == start_referral(client=dana, by=alice)
    assert events(dana) == ["report.begun", "report.begun"]


def test_a_report_waits_until_the_assessment_is_finished(recorded, alice):
    with pytest.raises(ValidationError, match="Finish the assessment first"):
        start_report(assessment=recorded, by=alice)


def test_a_change_is_kept_and_names_its_fields_in_the_trail_without_their_words(report, dana, alice):
    changed = change(report, alice, message="Well done.", size="us-letter")

    assert (changed.message, changed.size, changed.edits) == ("Well done.", "us-letter", 1)
    line = AuditEvent.across_practices.get(event="report.changed")
    assert line.details == {"fields": ["size", "message"]}


def test_the_same_words_again_change_nothing(report, dana, alice):
    change(report, alice, message="Well done.")

    assert change(report, alice, edits=0, message="Well done.").edits == 1
    assert events(dana) == ["report.begun", "report.changed"]


def test_two_windows_do_not_overwrite_one_another(report, alice):
    change(report, alice, message="From the first window.")

    with pytest.raises(ValidationError, match="Nothing was overwritten"):
        change(report, alice, edits=0, message="From the second window.")
    report.refresh_from_db()
    assert report.message == "From the first window."


def test_a_colleague_has_a_draft_of_their_own(report, decided, alice, bob):
    assert start_report(assessment=decided, by=bob) != report
    for deed in (lambda: change(report, bob, message="x"), lambda: discard_report(report=report, by=bob)):
        with pytest.raises(Report.DoesNotExist):
            deed()


def test_what_is_kept_is_a_document_of_the_client_with_the_words_of_that_moment(report, dana, alice):
    change(report, alice, message="Well done.")
    report.refresh_from_db()

    document = keep_report(report=report, now=timezone.now(), by=alice)

    with default_storage.open(document.name) as kept:
        printed = kept.read()
    assert document.kind == "report"
    assert document.title == "Report for the client, plain words"
    assert document.digest == hashlib.sha256(printed).hexdigest()
    assert "Well done." in read_aloud(printed)
    assert "Draft" not in read_aloud(printed)
    assert events(dana) == ["report.begun", "report.changed", "report.kept"]


def test_keeping_twice_keeps_one(report, alice):
    first = keep_report(report=report, now=timezone.now(), by=alice)
    again = keep_report(report=Report.across_practices.get(), now=timezone.now(), by=alice)
    stale = Report.across_practices.get()
    stale.document = None

    assert first == again == keep_report(report=stale, now=timezone.now(), by=alice)
    assert Document.across_practices.count() == 1


def test_what_changed_while_it_was_printed_is_not_kept_unseen(report, alice):
    change(report, alice, message="Written meanwhile in another window.")

    with pytest.raises(ValidationError, match="changed in another window"):
        keep_report(report=report, now=timezone.now(), by=alice)
    assert not Document.across_practices.exists()


def test_a_kept_report_is_neither_changed_nor_discarded_nor_removed(report, alice):
    document = keep_report(report=report, now=timezone.now(), by=alice)

    for deed in (
        lambda: change(report, alice, message="Later."),
        lambda: discard_report(report=report, by=alice),
        lambda: remove_document(document=document, by=alice),
    ):
        with pytest.raises(ValidationError):
            deed()


def test_a_discarded_draft_is_gone_and_the_trail_says_so(report, dana, alice):
    discard_report(report=report, by=alice)

    assert not Report.across_practices.exists()
    assert events(dana) == ["report.begun", "report.discarded"]
