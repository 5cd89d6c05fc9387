"""The compensation map: the paths that the therapist stands by, as numbered places with arrows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from therapy.assessments.compensation_map import cascade_of
from therapy.reports.contents.material import Material
from therapy.reports.drawing.paths import paths_svg
from therapy.reports.paper import Heading, Picture, Text

TITLE = "The paths on the body"
CAPTION = (
    "The body from the front; left and right are the client's own. A thicker arrow has more findings that support it. "
    "A place without an arrow is not cleared, it may be untested. No study has followed people along such a path: it "
    "is a working model."
)


def paths_drawn(material: Material, told: frozenset[str]) -> Iterator[Heading | Picture | Text]:
    """The paths among the hypotheses of these keys, drawn and said in words; nothing where there is none."""
    analysis = material.analysis
    paths = tuple(each for each in analysis.cascades if each.key in told)
    if not paths:
        return
    drivers = tuple(each for each in analysis.drivers if each.key in told)
    cascade = cascade_of(replace(analysis, cascades=paths, drivers=drivers), material.library)
    yield Heading(TITLE)
    yield Picture(paths_svg(cascade), _in_words(cascade), share=76)
    yield Text(CAPTION, is_quiet=True)


def _in_words(cascade: Mapping[str, Any]) -> str:
    places = [f"{n} {node['name']}, {node['note']}" for n, node in enumerate(cascade["nodes"], start=1)]
    arrows = [f"from {each['from'] + 1} to {each['to'] + 1}" for each in cascade["links"]]
    return f"The body from the front with numbered places: {'; '.join(places)}. Arrows: {', '.join(arrows)}."
