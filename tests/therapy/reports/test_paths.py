"""The compensation map in a report: only the paths that the therapist stands by, drawn and said in words."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from tests.therapy.reports.papers import paper, tags
from tests.therapy.reports.test_contents import DAY
from therapy.assessments.actions import decide
from therapy.assessments.analysis import analysis_when_finished
from therapy.reports.composing import paper_of
from therapy.reports.drawing.paths import paths_svg
from therapy.reports.drawing.shapes import shapes
from therapy.reports.paper import Picture, Section
from therapy.reports.printing.typesetting import pdf_of

CASCADE = {
    "nodes": [
        {"region": "knee", "side": "left", "kind": "driver", "name": "Left knee", "note": "suspected driver"},
        {"region": "hip", "side": "right", "kind": "weak", "name": "Right <hip>", "note": "complaint"},
        {"region": "lumbar", "side": "", "kind": "strong", "name": "Lower back", "note": "complaint"},
    ],
    "links": [{"from": 0, "to": 1, "strength": 3}, {"from": 1, "to": 2, "strength": 1}],
}


@pytest.fixture
def path(decided):
    """A path of the decided assessment that nobody has decided on yet."""
    return analysis_when_finished(decided, screen=decided.screen).cascades[0].key


def picture_of(report):
    pictures = (each for section in paper_of(report, today=DAY).sections for each in section.blocks)
    return next((each for each in pictures if isinstance(each, Picture) and "numbered places" in each.alt), None)


def test_a_path_is_drawn_in_clinical_words_once_the_therapist_stands_by_it(report, decided, path, alice):
    report.wording = "clinical"
    assert picture_of(report) is None

    decide(assessment=decided, hypothesis=path, choice="accept", by=alice)
    drawn = picture_of(report)
    report.wording = "plain"

    assert "suspected driver" in drawn.alt
    assert "Arrows: from 1 to 2" in drawn.alt
    assert picture_of(report) is None, "a client is not handed a map of suspicions"


def test_a_path_that_was_rejected_is_not_drawn(report, decided, path, alice):
    decide(assessment=decided, hypothesis=path, choice="reject", reason="Does not fit", by=alice)
    report.wording = "clinical"

    assert picture_of(report) is None


def test_places_stand_on_the_clients_own_sides_and_each_arrow_is_drawn():
    svg = paths_svg(CASCADE)

    across = [float(x) for x in re.findall(r'<circle cx="([\d.]+)" cy="[\d.]+" r="1[15]"', svg)]
    assert (across[0] > 120, across[1] < 120, across[2]) == (True, True, 120)
    assert svg.count("marker-end") == len(CASCADE["links"])
    assert "Right &lt;hip&gt;" in svg
    assert ElementTree.fromstring(svg).tag.endswith("svg")


def test_words_of_neighbours_do_not_run_into_one_another():
    node = CASCADE["nodes"][0] | {"kind": "strong"}
    close = [node | {"region": region} for region in ("hip", "pelvis", "ankle", "foot")]
    svg = paths_svg({"nodes": close, "links": []})

    heights = sorted(float(y) for y in re.findall(r'y="([\d.]+)" text-anchor="start"[^>]*font-size="16"', svg))
    assert all(below - above >= 40 for above, below in pairwise(heights))


def test_every_region_of_the_map_has_a_place_to_be_drawn_at():
    assert {"neck", "lumbar", "hip", "knee", "ankle"} <= set(shapes().joints)


def test_the_drawing_is_a_figure_with_its_words():
    section = Section("Paths", [Picture(paths_svg(CASCADE), "Three places.", share=76)])

    pdf = pdf_of(paper(sections=[section]))

    assert [tag.alt for tag in tags(pdf) if tag.kind == "/Figure"] == ["Three places."]
