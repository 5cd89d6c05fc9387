import pytest

from therapy.assessments.models import PhotoView
from therapy.assessments.photos.geometry import Segment, angle_of
from therapy.assessments.photos.words import EDGES, angle_words


@pytest.mark.parametrize(
    ("ends", "lean"),
    [
        ((100, 0, 100, 200), 0),
        ((100, 200, 100, 0), 0),  # drawn upwards it is the same line
        ((0, 50, 200, 50), 90),
        ((200, 50, 0, 50), 90),
        ((0, 100, 100, 0), 45),
        ((0, 0, 100, 100), -45),
        ((100, 1000, 152, 0), 2.977),
        ((0, 20, 400, 0), 87.138),
        ((0, 0, 400, 20), -87.138),
    ],
)
def test_a_line_leans_by_so_many_degrees_whichever_end_was_drawn_first(ends, lean):
    assert Segment(*ends).lean == pytest.approx(lean, abs=0.001)


def test_a_line_is_measured_against_the_plumb_line_where_one_is_drawn():
    crooked = Segment(100, 1000, 152, 0)  # a door frame in a picture that was taken slanted

    assert angle_of(crooked, crooked).is_true
    assert angle_of(Segment(100, 0, 100, 900), crooked).lean == pytest.approx(-2.977, abs=0.001)
    assert angle_of(Segment(0, 0, 400, 0), crooked).lean == pytest.approx(87.023, abs=0.001)


def test_angles_never_pass_a_right_angle_however_slanted_the_picture():
    plumb = Segment(0, 400, 300, 0)

    for ends in [(0, 0, 400, 5), (0, 5, 400, 0), (0, 0, 3, 400), (10, 10, 300, 299)]:
        angle = angle_of(Segment(*ends), plumb)
        assert -90 < angle.lean <= 90
        assert 0 <= angle.degrees <= 45


@pytest.mark.parametrize(
    ("ends", "view", "words"),
    [
        ((0, 20, 400, 0), "front", "2.9° from horizontal, higher towards the client’s left"),
        ((0, 20, 400, 0), "back", "2.9° from horizontal, higher towards the client’s right"),
        ((0, 0, 400, 20), "front", "2.9° from horizontal, higher towards the client’s right"),
        ((100, 1000, 152, 0), "left", "3.0° from vertical, top towards the back"),
        ((100, 1000, 152, 0), "right", "3.0° from vertical, top towards the front"),
        ((152, 1000, 100, 0), "other", "3.0° from vertical, top towards the picture’s left"),
        ((100, 0, 100, 200), "front", "Vertical"),
        ((0, 50, 200, 50), "front", "Horizontal"),
    ],
)
def test_an_angle_is_told_with_the_sides_of_the_client(ends, view, words):
    assert angle_words(angle_of(Segment(*ends), None), view) == words


def test_each_view_says_what_lies_towards_its_edges():
    assert set(EDGES) == set(PhotoView.values)
