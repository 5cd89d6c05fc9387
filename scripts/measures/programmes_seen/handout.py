"""The handout of the postpartum programme: its pages as pictures, its tags and words in order, the rules it keeps."""

import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import pdfua
import pypdfium2
from playwright.sync_api import Browser, Page

from scripts.measures.assessing_seen.journey import sign_in
from scripts.measures.figure import Figure
from tests.journeys.product import Product
from tests.therapy.reports.papers import opened, read_aloud, tags

NAME = "Postpartum core and pelvic floor"
WANTED = {
    "a4": "size=a4",
    "letter": "size=us-letter",
    "large-black": "is_large=on&is_black=on",
    "bare": "no_pictures=on&no_code=on&naming=nobody",
}
DOTS_AN_INCH = 110


def handout(browser: Browser, product: Product) -> Iterator[Figure]:
    page = browser.new_context(base_url=product.address).new_page()
    sign_in(page)
    folder = Path(mkdtemp(prefix="handout-"))
    printed = {name: _printed(page, asked) for name, asked in WANTED.items()}
    for name, content in printed.items():
        _lay_out(folder, name, content)
    print(f"the pages, the PDFs and what is read aloud lie in {folder}", file=sys.stderr)
    findings = sum(len(pdfua.validate(str(folder / f"{name}.pdf")).findings) for name in printed)
    told = [tag for content in printed.values() for tag in tags(content)]
    yield Figure("findings of the PDF/UA rules that can be checked here, four handouts", findings, most=0)
    yield Figure("pictures without words", sum(tag.kind == "/Figure" and not tag.alt for tag in told), most=0)
    yield Figure("headings that skip a level", sum(map(_skips, printed.values())), most=0)
    yield Figure("pages of the A4 handout", len(pypdfium2.PdfDocument(printed["a4"])))
    yield Figure("kilobytes of the A4 handout", round(len(printed["a4"]) / 1024), most=600)
    yield Figure("rows and times of the log", _log(printed["a4"]), least=1)
    page.context.close()


def _printed(page: Page, asked: str) -> bytes:
    page.goto("/programmes/?show=running")
    found = page.locator("a[href^='/programmes/']", has_text=NAME).first.get_attribute("href")
    answer = page.request.get(f"{found}handout/pdf/?{asked}")
    assert answer.ok, answer.status
    return answer.body()


def _lay_out(folder: Path, name: str, content: bytes) -> None:
    (folder / f"{name}.pdf").write_bytes(content)
    (folder / f"{name}.txt").write_text(f"{_in_order(content)}\n\n{read_aloud(content)}", "utf-8")
    for number, sheet in enumerate(pypdfium2.PdfDocument(content), start=1):
        sheet.render(scale=DOTS_AN_INCH / 72).to_pil().save(folder / f"{name}-{number}.png")


def _in_order(content: bytes) -> str:
    """The structure as a screen reader walks it, pictures by their words."""
    return "\n".join(f"{tag.kind[1:]} {tag.alt}{tag.scope}".strip() for tag in tags(content))


def _skips(content: bytes) -> int:
    levels = [int(tag.kind[2:]) for tag in tags(content) if re.fullmatch(r"/H\d", tag.kind)]
    return sum(after > before + 1 for before, after in pairwise([0, *levels]))


def _log(content: bytes) -> int:
    """Whether the week's seven days stand in a table with heads."""
    words = read_aloud(content)
    heads = [tag for tag in tags(content) if tag.kind == "/TH"]
    assert opened(content).pages
    return int(bool(heads) and all(day in words for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")))
