import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.therapy.reports.papers import read_aloud
from therapy.assessments.models import Assessment
from therapy.reports.actions import keep_report
from therapy.reports.models import Report

HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser(signed_in, alice):
    return signed_in(alice)


def at(name, row):
    return reverse(f"reports:{name}", args=[row.pk])


def filled(report, **more):
    """The form as the page sends it."""
    said = {
        name: getattr(report, name) for name in ("reader", "wording", "size", "parts", "recipient", "message", "edits")
    }
    return said | more


def test_a_report_is_begun_from_an_assessment_and_shows_its_pages(browser, decided):
    begun = browser.post(at("start", decided), follow=True)
    report = Report.across_practices.get()

    pages = browser.get(at("pages", report), headers=HTMX)

    assert begun.redirect_chain[-1][0] == at("report", report)
    assert re.findall(r'alt="(Page 1 of \d)', pages.text)
    assert 'src="data:image/png;base64,' in pages.text
    assert "no-store" in pages["Cache-Control"]


def test_an_assessment_that_goes_on_sends_back_with_a_sentence(browser, recorded):
    back = browser.post(at("start", recorded), follow=True)

    assert "Finish the assessment first" in back.text
    assert not Report.across_practices.exists()


def test_each_choice_is_saved_and_the_pages_follow(browser, report):
    answer = browser.post(at("change", report), filled(report, message="Well done."), headers=HTMX)

    report.refresh_from_db()
    assert report.message == "Well done."
    assert 'data-state="saved"' in answer.text
    assert 'value="1" id="id_edits"' in answer.text


def test_without_scripts_the_form_saves_and_comes_back(browser, report):
    assert browser.post(at("change", report), filled(report, size="us-letter")).url == at("report", report)

    report.refresh_from_db()
    assert report.size == "us-letter"


def test_what_is_too_long_is_refused_with_a_sentence_and_what_was_typed_stays(browser, report):
    typed = filled(report, message="x" * 3001)

    refused, whole = browser.post(at("change", report), typed, headers=HTMX), browser.post(at("change", report), typed)

    assert (refused.status_code, whole.status_code) == (422, 422)
    assert 'data-state="failed"' in refused.text
    assert "x" * 3001 in whole.text


def test_a_second_window_is_told_and_overwrites_nothing(browser, report):
    browser.post(at("change", report), filled(report, message="First."), headers=HTMX)

    refused = browser.post(at("change", report), filled(report, message="Second."), headers=HTMX)

    assert refused.status_code == 422
    assert "changed in another window" in refused.text
    report.refresh_from_db()
    assert report.message == "First."


def test_the_draft_as_a_pdf_says_so_and_is_kept_by_no_cache(browser, report):
    pdf = browser.get(at("pdf", report))

    assert pdf["Content-Type"] == "application/pdf"
    assert "no-store" in pdf["Cache-Control"]
    assert "Draft: not kept yet" in read_aloud(pdf.content)


def test_kept_it_leads_to_the_documents_and_cannot_be_reached_as_a_draft(browser, report, dana):
    assert browser.post(at("keep", report)).url == reverse("records:documents", args=[dana.pk])

    assert browser.get(at("report", report)).status_code == 302
    assert b"%PDF" in b"".join(browser.get(at("pdf", report), follow=True).streaming_content)


def test_a_draft_is_its_writers_alone(signed_in, report, bob, charlie, ada):
    for who, status in ((bob, 404), (charlie, 404), (ada, 403)):
        for name in ("report", "pdf", "pages"):
            assert signed_in(who).get(at(name, report)).status_code == status


def test_a_letter_of_referral_offers_no_reader_and_asks_for_the_advice(browser, dana):
    page = browser.post(at("refer", dana), follow=True)

    assert "Referral letter" in page.text
    assert 'name="reader"' not in page.text
    assert "What you told the client" in page.text


def test_the_panel_lists_own_drafts_and_what_is_kept(browser, signed_in, bob, report, dana, alice):
    drafts, of_bob = browser.get(at("panel", dana), headers=HTMX), signed_in(bob).get(at("panel", dana), headers=HTMX)
    keep_report(report=report, now=timezone.now(), by=alice)

    kept = signed_in(bob).get(at("panel", dana), headers=HTMX)

    assert "Draft, yours" in drafts.text
    assert "Nothing has been written yet." in of_bob.text
    assert "Report for the client, plain words" in kept.text


def test_the_panel_is_a_page_of_its_own_without_scripts(browser, dana):
    page = browser.get(at("panel", dana))

    assert "A report can be written once an assessment is finished." in page.text
    assert "<html" in page.text


def test_the_pages_ask_no_more_of_a_client_with_a_long_history(browser, report, dana, alice):
    day = timezone.now() - timedelta(days=400)

    def asked(earlier):
        for n in range(earlier):
            Assessment.objects.create(
                practice=dana.practice, client=dana, therapist=alice, battery="knee_hip", tests=["step_down"],
                started_at=day, finished_at=day + timedelta(days=n), knowledge_version="1",
            )  # fmt: skip
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(at("pages", report), headers=HTMX).status_code == 200
        return len(captured)

    few, many = asked(1), asked(20)

    assert few == many <= 30
