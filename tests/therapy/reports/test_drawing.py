import re
from xml.etree import ElementTree

import pytest

from therapy.knowledge import load_library
from therapy.reports.drawing.body import body_svg, is_on_the_map, spline, swatch_svg
from therapy.reports.drawing.shapes import shapes


def test_every_muscle_of_the_map_is_one_that_the_knowledge_knows_and_has_a_shape():
    known, library = shapes(), load_library()
    drawn = {region for layers in (known.surface, known.inner_unit) for view in layers.values() for region in view}

    assert set(known.regions_of) <= set(library.muscles)
    assert {region for regions in known.regions_of.values() for region in regions} <= drawn


@pytest.mark.parametrize(("side", "places"), [("left", 1), ("right", 1), ("", 2)])
def test_a_muscle_is_drawn_on_its_side_and_without_a_side_on_both(side, places):
    svg = body_svg([{"muscle": "gluteus_medius", "side": side, "state": "under"}])

    assert svg.count('fill="url(#under)"') == places


def test_left_and_right_are_the_persons_own_in_front_and_behind():
    in_front = body_svg([{"muscle": "rectus_femoris", "side": "left", "state": "over"}])
    behind = body_svg([{"muscle": "soleus", "side": "left", "state": "over"}])

    assert first_x(in_front) > 120, "their left is on the right of the picture"
    assert first_x(behind) < 120


def first_x(svg: str) -> float:
    """Where the first marked region begins, from the left edge of its own view."""
    return float(re.search(r'<path d="M([\d.]+) [^"]*" fill="#F2C2A6"', svg)[1])


def test_a_first_hint_is_dashed_and_has_no_pattern():
    svg = body_svg([{"muscle": "gluteus_medius", "side": "left", "state": "under", "thin": True}])

    assert 'stroke-dasharray="3 2.4"' in svg
    assert 'fill="url(#under)"' not in svg


def test_of_two_muscles_in_one_region_the_stronger_stays():
    svg = body_svg(
        [
            {"muscle": "middle_trapezius", "side": "left", "state": "over"},
            {"muscle": "lower_trapezius", "side": "left", "state": "under"},
        ]
    )

    assert 'fill="url(#over)"' in svg
    assert 'fill="url(#under)"' not in svg


def test_the_drawings_are_well_formed_and_hold_no_words_from_outside():
    for svg in (body_svg([]), swatch_svg("over"), swatch_svg("under")):
        assert ElementTree.fromstring(svg).tag.endswith("svg")


def test_a_muscle_without_a_region_is_known_to_be_off_the_map():
    assert is_on_the_map("gluteus_medius")
    assert not is_on_the_map("piriformis")


def test_a_corner_is_not_rounded_and_the_rest_is():
    assert (
        spline([(0, 0, True), (10, 0, False), (10, 10, True)]) == "M0 0C0 0 7 -3 10 0C13 3 10 10 10 10C10 10 0 0 0 0Z"
    )
