"""What the lines on a photo say, with the sides of the client rather than those of the picture."""

from collections.abc import Mapping
from typing import Final

from therapy.assessments.models import PhotoView
from therapy.assessments.photos.geometry import Angle

# What lies towards the left and towards the right edge of a picture taken from there.
EDGES: Final[Mapping[str, tuple[str, str]]] = {
    PhotoView.FRONT: ("the client’s right", "the client’s left"),
    PhotoView.BACK: ("the client’s left", "the client’s right"),
    PhotoView.LEFT: ("the front", "the back"),
    PhotoView.RIGHT: ("the back", "the front"),
    PhotoView.OTHER: ("the picture’s left", "the picture’s right"),
}
LINE_NAMES: Final = ("Head", "Shoulders", "Trunk", "Pelvis", "Thigh", "Knee", "Shin", "Foot")


def angle_words(angle: Angle, view: str) -> str:
    """ "3.2° from vertical, top towards the front", "2.1° from horizontal, higher on the client’s left"."""
    if angle.is_true:
        return "Vertical" if angle.is_steep else "Horizontal"
    side = EDGES[view][angle.goes_right]
    if angle.is_steep:
        return f"{angle.degrees:.1f}° from vertical, top towards {side}"
    return f"{angle.degrees:.1f}° from horizontal, higher towards {side}"
