"""Every page of the manual, by the name of its file."""

import re
from collections.abc import Callable, Iterable, Mapping

from therapy.knowledge.library import Library
from therapy.knowledge.manual.anatomy import muscles, regions
from therapy.knowledge.manual.examination import movements, retests, special_tests, symptoms
from therapy.knowledge.manual.markdown import heading, link, table
from therapy.knowledge.manual.rest import bibliography, combinations, exercises
from therapy.knowledge.manual.tests import tests

BIBLIOGRAPHY = "bibliography.md"
PAGES: Mapping[str, tuple[str, Callable[[Library], Iterable[str]]]] = {
    "regions.md": ("Regions and the links between them", regions),
    "muscles.md": ("Muscles, and how each is examined", muscles),
    "tests.md": ("Tests and what may be seen in them", tests),
    "movements.md": ("Movements: range and strength", movements),
    "special_tests.md": ("Special and provocation tests", special_tests),
    "symptoms.md": ("How complaints behave", symptoms),
    "retests.md": ("Re-tests that set rival explanations apart", retests),
    "combinations.md": ("Combinations that ask for somebody", combinations),
    "exercises.md": ("Exercises", exercises),
    BIBLIOGRAPHY: ("Bibliography", bibliography),
}
CITED = re.compile(r"\[(\w+)\]")
WRITTEN = "Written from the records by `./run manage document_knowledge`; do not edit by hand."


def manual(library: Library) -> Mapping[str, str]:
    """The text of each page."""
    pages = {name: _page(title, lines(library), library) for name, (title, lines) in PAGES.items()}
    return {"README.md": _page("What is known", _contents(library), library), **pages}


def _page(title: str, lines: Iterable[str], library: Library) -> str:
    text = "\n".join([f"# {title}", "", WRITTEN, "", *lines]).rstrip()
    named = sorted({each for each in CITED.findall(text) if each in library.sources})
    foot = [f"[{each}]: {BIBLIOGRAPHY}#{each}" for each in named]
    return "\n".join([_without_doubled_gaps(text), *(["", *foot] if foot else []), ""])


def _contents(library: Library) -> Iterable[str]:
    yield "Every statement has a source and a class of evidence. All of it is used for hypotheses only."
    yield from heading(2, "Pages")
    yield from (f"- {link(title, name)}" for name, (title, _) in PAGES.items())
    yield from heading(2, "Classes of evidence")
    weights = library.scoring.evidence_weights
    rows = [[name, words, f"{weights[name]:g}"] for name, words in library.scales.evidence.items()]
    yield from table(["class", "meaning", "weight"], rows)
    yield "How the numbers work together is told in the product, on the page “About the model”."


def _without_doubled_gaps(text: str) -> str:
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text
