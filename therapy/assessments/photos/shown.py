"""What the pages of photos show."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from therapy.assessments.models import Assessment, Photo
from therapy.assessments.photos.drawing import Line, drawn_on
from therapy.assessments.photos.geometry import Segment, angle_of
from therapy.assessments.photos.words import EDGES, angle_words
from therapy.assessments.words import test_words
from therapy.knowledge import load_library


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with its angle in words."""

    line: Line
    words: str


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo with what is drawn on it."""

    photo: Photo

    @property
    def test_name(self) -> str:
        tests = load_library().tests
        return test_words(tests[self.photo.test]) if self.photo.test in tests else self.photo.test

    @property
    def plumb(self) -> Segment | None:
        return drawn_on(self.photo).plumb

    @property
    def plumb_shown(self) -> Segment | None:
        """The plumb line from edge to edge: it is the vertical of the whole picture and ends at nobody's head."""
        plumb, height = self.plumb, self.photo.height
        if plumb is None or plumb.y1 == plumb.y2:
            return None
        slope = (plumb.x2 - plumb.x1) / (plumb.y2 - plumb.y1)
        return Segment(round(plumb.x1 - slope * plumb.y1), 0, round(plumb.x1 + slope * (height - plumb.y1)), height)

    @property
    def lines(self) -> list[ShownLine]:
        drawn = drawn_on(self.photo)
        return [
            ShownLine(line, angle_words(angle_of(line.segment, drawn.plumb), self.photo.view)) for line in drawn.lines
        ]

    @property
    def edges(self) -> tuple[str, str]:
        """What lies towards its left and its right edge."""
        return EDGES[self.photo.view]

    @property
    def alt(self) -> str:
        """What it is, for who cannot see it; what it shows is the therapist's to say."""
        return f"{self.test_name}, {self.photo.get_view_display().lower()}"


def shown(photos: Iterable[Photo]) -> list[ShownPhoto]:
    return [ShownPhoto(photo) for photo in photos]


def by_sitting(photos: Iterable[Photo]) -> list[tuple[Assessment, list[ShownPhoto]]]:
    """The photos of each assessment; `photos` come assessment by assessment."""
    return [(sitting, shown(group)) for sitting, group in groupby(photos, key=lambda photo: photo.assessment)]
