import re
from itertools import pairwise

import pdfua
import pikepdf
import pypdfium2
import pytest

from tests.therapy.reports.papers import one_of_each, opened, paper, read_aloud, tags
from therapy.reports.paper import Claim, Lines, Text
from therapy.reports.printing.typesetting import NOTE, OUR_LETTERS, pages_of, pdf_of

MARGIN = 62  # points: 22 mm


@pytest.fixture(scope="module")
def printed() -> bytes:
    return pdf_of(paper(*one_of_each(), to=["Dr Ruiz", "1 Quay Street"], greeting="Dear Dana,", mark="Draft"))


def test_a_paper_says_that_it_is_accessible_and_in_which_language(printed):
    document = opened(printed)

    assert document.Root.MarkInfo.Marked == True  # noqa: E712 (a PDF's own boolean)
    assert str(document.Root.Lang) == "en-GB"
    assert document.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712
    assert document.open_metadata().get("pdfuaid:part") == "1"
    assert document.open_metadata().get("dc:title") == "Your movement assessment"


def test_the_rules_of_accessible_pdf_that_can_be_checked_here_find_nothing(printed, tmp_path):
    (tmp_path / "paper.pdf").write_bytes(printed)

    report = pdfua.validate(tmp_path / "paper.pdf")

    assert [finding.message for finding in report.findings] == []


def test_headings_go_down_one_step_at_a_time_from_one_title(printed):
    levels = [int(tag.kind[2:]) for tag in tags(printed) if re.fullmatch(r"/H\d", tag.kind)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_table_names_its_columns_and_a_list_its_items(printed):
    found = tags(printed)

    assert {"/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/LBody"} <= {tag.kind for tag in found}
    assert {tag.scope for tag in found if tag.kind == "/TH"} == {"/Column"}


def test_each_drawing_that_says_something_has_words_and_ornaments_are_passed_over(printed):
    assert [tag.alt for tag in tags(printed) if tag.kind == "/Figure"] == ["A body."]


def test_every_letter_is_embedded_and_can_be_read_back(printed):
    document = opened(printed)
    fonts = [font for page in document.pages for font in page.resources.get("/Font", {}).values()]

    assert fonts
    assert all("/ToUnicode" in font for font in fonts)
    described = [font.DescendantFonts[0].FontDescriptor for font in fonts]
    assert all({"/FontFile2", "/FontFile3"} & set(each.keys()) for each in described)


def test_a_paper_can_run_nothing_and_fetch_nothing(printed):
    document = opened(printed)
    keys = {str(key) for thing in document.objects if isinstance(thing, pikepdf.Dictionary) for key in thing}

    assert keys & {"/JS", "/JavaScript", "/OpenAction", "/AA", "/URI", "/Launch", "/EmbeddedFiles"} == set()


def test_what_somebody_typed_is_printed_as_it_is_and_never_carried_out():
    hostile = '#read("look.typ") *bold* _x_ $1+1$ \\ <b> "quoted" #{ 1/0 } @ref <label> // # ] ) } \u202eevil'

    words = read_aloud(pdf_of(paper(Text(hostile), Lines([hostile]), title=hostile, opening=hostile)))

    assert words.count('#read("look.typ") *bold* _x_ $1+1$') >= 3
    assert "#{ 1/0 } @ref <label>" in words.replace("\r\n", " ")


@pytest.mark.parametrize(
    "name", ["Łukasz Dvořák", "Şebnem Ğ", "Ελένη", "Елена", "Nguyễn Thị", "李小龍", "محمد", "👩‍🦽 x\x00y"]
)
def test_a_name_in_any_script_is_printed_or_shown_as_missing_and_never_stops_the_paper(name):
    pdf = pdf_of(paper(Text(name), about=[("Client", name)]))

    words = read_aloud(pdf)
    assert name in words or NOTE in words.replace("\r\n", " ")


@pytest.mark.parametrize(("size", "width"), [("a4", 595), ("us-letter", 612)])
def test_it_is_made_for_the_paper_that_was_chosen(size, width):
    document = opened(pdf_of(paper(Text("Words"), size=size)))

    assert round(float(document.pages[0].MediaBox[2])) == width


def test_a_long_paper_numbers_its_pages_and_its_pictures_are_the_same_pages():
    long = paper(*[Text("We looked at how you move. " * 20)] * 30)

    pdf, pictures = pdf_of(long), pages_of(long)

    assert len(opened(pdf).pages) == len(pictures) > 2
    assert f"Page 1 of {len(pictures)}" in read_aloud(pdf)
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


def test_the_same_paper_on_the_same_day_is_the_same_document():
    words = paper(*one_of_each())

    assert opened(pdf_of(words)).open_metadata().get("xmp:CreateDate").startswith("2026-11-25")


def test_every_letter_that_we_promise_is_in_our_typefaces():
    promised = [chr(code) for code in range(0x2600) if re.match(f"[{OUR_LETTERS}]", chr(code))]

    words = read_aloud(pdf_of(paper(Text("".join(promised)))))

    assert NOTE not in words.replace("\r\n", " ")


def test_a_word_longer_than_its_line_breaks_and_stays_on_the_paper():
    [page] = pypdfium2.PdfDocument(pdf_of(paper(Text("Pneumono" * 60), Lines(["x" * 300]))))
    letters = page.get_textpage()

    furthest = max(letters.get_charbox(at)[2] for at in range(letters.count_chars()))

    assert furthest <= page.get_width() - MARGIN


@pytest.mark.parametrize("count", range(30, 48, 2))
def test_the_last_page_never_holds_a_name_alone(count):
    endings = [
        Lines([f"Said {n}" for n in range(count)]),
        Text("\n\n".join(f"Said {n}" for n in range(count))),
        Claim("Said", 3, "Medium confidence", lines=[("Supports", f"Said {n}") for n in range(count // 2)]),
    ]

    for ending in endings:
        pages = pypdfium2.PdfDocument(pdf_of(paper(*[Text("We looked at how you move.")] * 8, ending)))
        last = pages[len(pages) - 1].get_textpage().get_text_range()
        assert "Said" in last
        assert "Not emergency advice." in last
