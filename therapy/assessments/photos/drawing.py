"""What may be drawn on a photo: one plumb line at most, and a dozen named lines."""

from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError

from therapy.assessments.models import Photo
from therapy.assessments.photos.geometry import STEEP, Segment

MOST_LINES: Final = 12
LONGEST_NAME: Final = 40
SHORTEST: Final = 10  # dots; anything shorter has no direction to speak of


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    segment: Segment


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything drawn on one photo."""

    plumb: Segment | None = None
    lines: tuple[Line, ...] = ()

    @property
    def as_kept(self) -> tuple[list[int] | None, list[dict[str, Any]]]:
        """The plumb line and the lines as a photo's row holds them."""
        plumb = self.plumb.ends if self.plumb else None
        return plumb, [{"name": line.name, "ends": line.segment.ends} for line in self.lines]


def drawn_on(photo: Photo) -> Drawn:
    kept: list[dict[str, Any]] = photo.lines
    lines = tuple(Line(str(line["name"]), Segment(*line["ends"])) for line in kept)
    return Drawn(Segment(*photo.plumb) if photo.plumb else None, lines)


def check_drawn(drawn: Drawn, photo: Photo) -> None:
    """Raise ValidationError, naming the line, for what cannot be kept."""
    if len(drawn.lines) > MOST_LINES:
        raise ValidationError(f"A photo takes {MOST_LINES} lines. Remove one first.")
    if drawn.plumb:
        _check_ends(drawn.plumb, "The plumb line", photo)
        if abs(drawn.plumb.lean) > STEEP:
            raise ValidationError("The plumb line lies down. Draw it along something that hangs or stands upright.")
    for line in drawn.lines:
        if not 0 < len(line.name) <= LONGEST_NAME:
            raise ValidationError(f"Give each line a name of at most {LONGEST_NAME} letters, such as Shoulders.")
        _check_ends(line.segment, f"The line “{line.name}”", photo)


def _check_ends(segment: Segment, named: str, photo: Photo) -> None:
    inside = all(0 <= x <= photo.width for x in (segment.x1, segment.x2)) and all(
        0 <= y <= photo.height for y in (segment.y1, segment.y2)
    )
    if not inside:
        raise ValidationError(f"{named} ends outside the picture, which is {photo.width} × {photo.height} dots.")
    if segment.length < SHORTEST:
        raise ValidationError(f"{named} is too short to have an angle. Draw it longer.")
