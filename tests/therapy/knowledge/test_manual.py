"""The manual under docs/knowledge is what the records say, whole, and every link in it leads somewhere."""

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from therapy.knowledge import load_library
from therapy.knowledge.manual import manual
from therapy.knowledge.manual.anatomy import muscles
from therapy.knowledge.manual.examination import movements
from therapy.knowledge.manual.markdown import sentences, table
from therapy.knowledge.manual.words import clause_words
from therapy.knowledge.records.combination import Atom, Clause, Course, PainAt, Weak

DOCS = Path(__file__).resolve().parents[3] / "docs" / "knowledge"


@pytest.fixture(scope="module")
def pages():
    return manual(load_library())


def test_the_manual_in_the_repository_is_what_the_records_say(pages):
    kept = {path.name: path.read_text("utf-8") for path in DOCS.glob("*.md")}

    stale = [name for name in pages.keys() | kept.keys() if pages.get(name) != kept.get(name)]
    assert stale == [], "Renew it: ./run manage document_knowledge"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("muscles.md", "muscles"),
        ("tests.md", "tests"),
        ("movements.md", "movements"),
        ("retests.md", "discriminators"),
        ("bibliography.md", "sources"),
    ],
)
def test_a_page_holds_every_record_of_its_kind(pages, page, kind):
    missing = [each for each in getattr(load_library(), kind) if f'<a id="{each}"></a>' not in pages[page]]

    assert missing == []


@pytest.mark.parametrize(
    ("page", "kind", "says"),
    [
        ("regions.md", "regions", "name"),
        ("special_tests.md", "special_tests", "name"),
        ("symptoms.md", "symptoms", "name"),
        ("combinations.md", "combinations", "says"),
        ("exercises.md", "exercises", "name"),
        ("retests.md", "retest_conditions", "name"),
        ("tests.md", "observations", "label"),
    ],
)
def test_a_page_names_every_record_of_its_kind(pages, page, kind, says):
    named = (getattr(each, says) for each in getattr(load_library(), kind).values())

    assert [words for words in named if words not in pages[page]] == []


def test_every_link_leads_to_a_page_and_a_place_that_exist(pages):
    anchors = {name: set(re.findall(r'<a id="([^"]+)"', text)) for name, text in pages.items()}
    for text in pages.values():
        links = re.findall(r"\]\(([\w-]+\.md)#?([\w-]*)\)", text) + re.findall(
            r"^\[\w+\]: ([\w-]+\.md)#(\w+)$", text, re.M
        )
        for page, anchor in links:
            assert page in pages
            assert not anchor or anchor in anchors[page], f"{page}#{anchor}"


def test_writing_the_manual_takes_away_pages_that_are_no_more(tmp_path, pages, capsys):
    (tmp_path / "old.md").write_text("gone", "utf-8")

    call_command("document_knowledge", folder=tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == pages.keys()
    assert f"{len(pages)} pages are written" in capsys.readouterr().out


def test_a_clause_is_told_with_what_must_some_of_what_may_and_what_must_not_hold():
    clause = Clause(
        all=(Atom(answer=("rf_trauma",)), Atom(pain=PainAt(4, ("hip",), both_sides=True))),
        any=(Atom(age_from=65), Atom(weak=Weak(3, muscles=("soleus",)))),
        none=(Atom(course=(Course.BETTER,)), Atom(settled=True)),
    )

    assert clause_words(clause) == (
        "answer trauma and pain at least 4, regions hip, both sides. "
        "at least 1 of: age from 65; weak grade 3, muscles soleus. and not: course better; settled"
    )


def test_a_table_without_rows_is_left_out():
    assert list(table(["seen"], [])) == []
    assert list(table(["seen"], [["a | b"]])) == ["| seen |", "| --- |", "| a \\| b |", ""]


def test_sentences_end_with_one_point_each():
    assert sentences("Look.", "", "Look again") == "Look. Look again."


def test_a_muscle_says_only_how_it_is_examined_itself():
    library = load_library()
    exams = {
        "soleus": replace(library.muscle_exams["soleus"], length=None),
        "popliteus": replace(library.muscle_exams["soleus"], strength=None),
    }
    few = SimpleNamespace(muscles=library.muscles, muscle_exams=exams, regions=library.regions)

    text = "\n".join(muscles(few))

    assert (text.count("**Strength**"), text.count("**Length**")) == (1, 1)


def test_a_movement_tells_its_range_its_strength_or_both():
    library = load_library()
    knee = library.movements["knee_flexion"]
    few = {"a": replace(knee, strength=None), "b": replace(knee, range=None)}

    text = "\n".join(movements(SimpleNamespace(movements=few, muscles=library.muscles)))

    assert (text.count("**Range**"), text.count("**Strength**")) == (1, 1)
