from datetime import UTC, date, datetime

import pdfua
import pikepdf
import pytest
from django.urls import reverse

from clients.practices.models import AuditEvent
from clients.records.models import Document
from programmes.handouts.actions import code_for, renew_code
from programmes.handouts.models import ListCode
from programmes.handouts.printing.pictures import FINISH, START, picture
from programmes.library.figures.stills import palettes
from programmes.prescribing.models import Prescription, Programme
from programmes.training.actions import materialise_sessions
from programmes.training.models import Session
from tests.programmes.training.conftest import NOON, draft_of, programme  # noqa: F401 (a fixture)
from tests.therapy.reports.papers import opened, read_aloud, tags

SUNDAY = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def in_march(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 1, 9, tzinfo=UTC))


@pytest.fixture
def version(programme, alice):  # noqa: F811
    draft = draft_of(programme)
    Prescription.objects.of(programme.client).update(side="right", times_per_day=2, note="Slowly, please.")
    draft.published_at, draft.published_by = NOON, alice
    draft.save()
    return draft


@pytest.fixture
def running(programme, version, dana):  # noqa: F811
    dana.practice.phone = "020 7946 0112"
    dana.practice.save()
    materialise_sessions(programme=programme, version=version, today=SUNDAY)
    return programme


@pytest.fixture
def printed(running, signed_in, alice):
    def pdf(**chosen):
        answer = signed_in(alice).get(reverse("handouts:pdf", args=[running.pk]), chosen)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        return answer.content

    return pdf


def _numbers(pdf: bytes) -> tuple[float, float]:
    document = opened(pdf)
    box = document.pages[0].mediabox
    return round(float(box[2])), round(float(box[3]))


def test_it_says_what_to_do_how_much_when_to_stop_and_whom_to_call(printed, dana):
    words = " ".join(read_aloud(printed()).split())

    for said in (
        "Opposite arm and leg on all fours", "2 × 8", "Slowly, please.", "Start: on hands and knees.", "Why: it trains",
        "if your pain reaches 6 of 10", "020 7946 0112", "chest pain", "Page 1 of", "version 1 of 2 Mar 2026",
        "Weeks 1–2: base", "Session A", "Session B", "2 Mar", "On your phone",
    ):  # fmt: skip
        assert said in words, said


@pytest.mark.parametrize(
    ("naming", "there", "not_there"),
    [("initials", "D. M.", "Dana"), ("name", "Dana M", "D. M."), ("nobody", "Your exercises", "Dana")],
)
def test_the_client_is_named_as_was_chosen(printed, dana, naming, there, not_there):
    dana.name = "Dana Miller"
    dana.save()

    words = read_aloud(printed(naming=naming))

    assert there in words
    assert not_there not in words


def test_it_is_accessible_by_the_rules_that_can_be_checked_here(printed, tmp_path):
    for number, chosen in enumerate(({}, {"is_large": "on", "is_black": "on", "size": "us-letter"})):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(printed(**chosen))
        assert [finding.message for finding in pdfua.validate(path).findings] == []


def test_it_is_read_aloud_in_order_with_words_for_each_picture(printed):
    found = tags(printed())

    levels = [int(tag.kind[2:]) for tag in found if tag.kind in ("/H1", "/H2", "/H3")]
    assert levels == [1, 2, 3, 2, 3, 2]
    drawn = [tag.alt for tag in found if tag.kind == "/Figure"]
    assert drawn[:2] == ["Start: On hands and knees.", "Finish: Opposite arm and leg reached level."]
    assert drawn[-1] == "QR code: the same exercises on a phone"
    assert {"/Table", "/TH", "/TD", "/L", "/LI"} <= {tag.kind for tag in found}


def test_it_can_run_nothing_and_fetch_nothing(printed):
    document = opened(printed())
    keys = {str(key) for thing in document.objects if isinstance(thing, pikepdf.Dictionary) for key in thing}

    assert keys & {"/JS", "/JavaScript", "/OpenAction", "/AA", "/URI", "/Launch", "/EmbeddedFiles"} == set()


def test_paper_letters_pictures_and_code_are_chosen(printed):
    usual = printed()

    assert _numbers(usual) == (595, 842)
    assert _numbers(printed(size="us-letter")) == (612, 792)
    assert len(opened(printed(is_large="on")).pages) > len(opened(usual).pages)
    bare = printed(no_pictures="on", no_code="on")
    assert [tag for tag in tags(bare) if tag.kind == "/Figure"] == []
    assert "On your phone" not in read_aloud(bare)


def test_what_makes_no_sense_in_the_address_is_the_usual(printed):
    assert _numbers(printed(size="a0", stage="77", naming="<b>")) == (595, 842)


def test_in_black_and_white_no_colour_is_left_and_what_works_is_hatched():
    drawn = picture("bird_dog", FINISH, is_black=True)

    assert 'fill="url(#works)"' in drawn
    coloured = {value for name, value in palettes()[0].items() if value[1:3] != value[3:5] or value[3:5] != value[5:7]}
    assert [colour for colour in coloured if colour in drawn] == []
    assert palettes()[0]["work"] in picture("bird_dog", START)


def test_a_dose_for_the_other_side_mirrors_the_picture():
    plain, turned = (picture("bird_dog", START, is_mirrored=mirrored) for mirrored in (False, True))

    assert "scale(-1 1)" in turned
    assert "scale(-1 1)" not in plain


def test_each_planned_day_has_its_letter_and_a_box_for_each_time(running, signed_in, alice, monkeypatch):
    seen = {}
    monkeypatch.setattr(
        "programmes.handouts.views.printing.pdf_of", lambda paper, template: seen.update(it=paper) or b"%"
    )

    signed_in(alice).get(reverse("handouts:pdf", args=[running.pk]))

    log = seen["it"].log
    assert log.head == ["2 Mar", "9 Mar", "16 Mar", "23 Mar"]
    days = {day: [(cell.letter, cell.boxes) for cell in cells] for day, cells in log.rows}
    assert days["Mon"] == [("A", 2), ("B", 2), ("", 0), ("", 0)]
    assert days["Tue"] == [("", 0)] * 4


def test_a_colleague_may_print_it_and_another_practice_finds_nothing(running, signed_in, bob, charlie, dana):
    for name in ("handout", "pdf"):
        address = reverse(f"handouts:{name}", args=[running.pk])
        assert signed_in(bob).get(address).status_code == 200
        assert signed_in(charlie).get(address).status_code == 404
        assert signed_in(dana).get(address).status_code == 403


def test_a_draft_has_nothing_to_take_home(programme, signed_in, alice):  # noqa: F811
    address = reverse("handouts:pdf", args=[programme.pk])

    assert "Nothing to print yet" in signed_in(alice).get(address, follow=True).text


def test_it_is_kept_as_it_was_given_out_once_however_often_one_presses(running, signed_in, alice, dana):
    address = reverse("handouts:keep", args=[running.pk])
    for _ in range(2):
        signed_in(alice).post(address, {"submission": "018f3f3e-0000-7000-8000-000000000001", "size": "us-letter"})

    kept = Document.objects.of(dana).get()
    assert (kept.title, kept.kind, kept.content_type) == ("Handout, version 1", "report", "application/pdf")
    assert AuditEvent.objects.of(dana).filter(event="document.kept").count() == 1


def test_the_page_lays_the_pages_out_as_chosen(running, signed_in, alice):
    address = reverse("handouts:handout", args=[running.pk])
    browser = signed_in(alice)

    assert "How it is wanted" not in browser.get(address).text
    pages = browser.get(address, {"is_large": "on"}, headers={"HX-Request": "true"}).text
    assert "data:image/png;base64," in pages
    assert 'name="is_large" value="on"' in pages
    assert "?is_large=on" in pages


@pytest.fixture
def code(running, version, alice):
    return code_for(version=version, by=alice)


@pytest.fixture
def listed(client, code):
    def get(letters=None, year=None):
        address = reverse("handouts:exercises", args=[letters or code.code])
        return client.post(address, {"year": year}, follow=True) if year else client.get(address)

    return get


def test_the_code_asks_for_the_year_and_then_shows_the_exercises_alone(listed, dana, running, code):
    assert "year were you born" in listed().text
    assert "not the year we have" in listed(year=1900).text

    shown = listed(year=dana.date_of_birth.year).text

    assert "Opposite arm and leg on all fours" in shown
    assert "When to stop" in shown
    for private in (dana.first_name, running.name, "Slowly, please.", "hypothes", "Today", str(dana.therapist)):
        assert private not in shown


def test_a_code_that_opens_nothing_is_not_found_whatever_it_is(listed, client, code, version, alice, dana):
    renewed = renew_code(version=version, now=datetime(2026, 3, 1, tzinfo=UTC), by=alice)

    assert (listed(code.code).status_code, listed("zzzzzzzz").status_code) == (404, 404)
    assert listed(renewed.code).status_code == 200
    dana.discharged_at = datetime(2026, 3, 1, tzinfo=UTC)
    dana.save()
    assert listed(renewed.code).status_code == 404
    assert ListCode.objects.of(dana).open().count() == 1


def test_the_year_can_be_tried_five_times_an_hour(listed, code):
    answers = [listed(year=1900 + number).status_code for number in range(7)]

    assert answers[:5] == [200] * 5 or answers[:5] == [422] * 5
    assert answers[-1] == 429


def test_guessing_codes_is_slowed_down(listed):
    answers = [listed("zzzzzzz" + letter).status_code for letter in "abcdefgh" * 5]

    assert answers[0] == 404
    assert answers[-1] == 429


def test_letters_can_be_typed_as_they_are_printed(client, code):
    address = reverse("handouts:code")

    typed = client.post(address, {"code": f" {str(code).upper()} "})
    wrong = client.post(address, {"code": "12345678"})

    assert typed.url == reverse("handouts:exercises", args=[code.code])
    assert (wrong.status_code, "No list has this code" in wrong.text) == (422, True)


def test_printing_writes_no_row_but_the_one_code(printed, dana):
    printed()
    printed()

    assert ListCode.objects.of(dana).count() == 1
    assert Session.objects.of(dana).count() == 6
    assert Programme.objects.of(dana).get().versions.count() == 1
